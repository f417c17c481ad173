package dev.assay.findings;

import dev.assay.facts.Fact;
import java.util.List;
import java.util.Map;

/// What a finding rests on.
public sealed interface Evidence {

    /// A fact that matched.
    ///
    /// @param kind such as `Call`
    /// @param text one line that shows it, such as its source
    /// @param properties what it says, for people, in the order in which its kind declares them; not where it stands
    /// @param about for a concept, the fact that it is about; else empty
    record Matched(String kind, String text, Fact fact, Map<String, String> properties,
            List<Matched> about) implements Evidence {

        /// A fact of which no more is known than that it is there.
        public Matched(String kind, String text, Fact fact) {
            this(kind, text, fact, Map.of(), List.of());
        }
    }

    /// What was looked for and not found.
    ///
    /// @param searched such as "production calls of `dispose`"
    /// @param count how many there were
    record Searched(String searched, int count) implements Evidence {}
}
