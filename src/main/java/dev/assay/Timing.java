package dev.assay;

import dev.assay.engine.RuleTimes;
import java.util.List;
import java.util.Map;

/// What an audit took.
///
/// @param phases nanoseconds of wall time: `load` of the rules, of which `compile`, `network` that is built of them, and
///     `read` of the repository with its names resolved
/// @param runs of judging, in order, at least one; the first one as an audit has it
public record Timing(Map<String, Long> phases, List<RuleTimes> runs) {}
