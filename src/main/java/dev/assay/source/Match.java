package dev.assay.source;

import java.util.List;

/// What the queries of one kind captured around one node: all matches that share kind and `@at`, put together.
///
/// @param kind such as `Call`
/// @param at the number of the node captured as `@at`
/// @param captures without `@at`, in source order, each node once a property
public record Match(String kind, int at, List<Capture> captures) {

    public Match {
        captures = List.copyOf(captures);
    }
}
