package dev.assay.engine;

import java.util.List;
import java.util.Map;

/// How long judging took, in nanoseconds.
///
/// @param rules in order of file and line
/// @param stages all that a stage took, by name, in the order in which they ran; `insert` comes first
public record RuleTimes(List<RuleTime> rules, Map<String, Long> stages) {

    /// @param file such as `rules/fastapi.drl`
    /// @param line counted from 1
    /// @param first its conditions that look at one fact alone, asked once more of all facts; what rules share is shared out
    /// @param joins joining facts for it; what rules share is counted for the one that is asked first
    /// @param consequences all together
    /// @param activations how often it fired
    public record RuleTime(String rule, String file, int line, long first, long joins, long consequences,
            int activations) {

        public long total() {
            return first + joins + consequences;
        }
    }
}
