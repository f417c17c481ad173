package dev.assay.findings;

import dev.assay.facts.Fact;

/// What a finding rests on.
public sealed interface Evidence {

    /// A fact that matched.
    ///
    /// @param kind such as `Call`
    /// @param text one line that shows it, such as its source
    record Matched(String kind, String text, Fact fact) implements Evidence {}

    /// What was looked for and not found.
    ///
    /// @param searched such as "production calls of `dispose`"
    /// @param count how many there were
    record Searched(String searched, int count) implements Evidence {}
}
