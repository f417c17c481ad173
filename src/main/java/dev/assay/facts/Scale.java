package dev.assay.facts;

/// How many of something a deployment runs.
///
/// @param of `workers`, `default workers` for what a configuration file would override, `replicas`, `least replicas` for
///     what an autoscaler starts with, or `surge` for replicas beyond them while a new version is rolled out
/// @param written as written, such as `${WORKERS:-4}`
/// @param amount an `Integer` where it is known, else a `String` that names what is not; see [Amount]
/// @param decidedBy `literal`, `environment`, `chart`, `autoscaler`, `library-default` or `unknown`
/// @param variable the environment variable, or the value of a chart, that sets it; empty if none does
public record Scale(Place at, String of, String written, Object amount, String decidedBy,
        String variable) implements Fact {

    @Override
    public boolean equals(Object other) {
        return other instanceof Scale that && at.equals(that.at) && of.equals(that.of) && amount.equals(that.amount);
    }

    @Override
    public int hashCode() {
        return at.hashCode() * 31 + of.hashCode();
    }
}
