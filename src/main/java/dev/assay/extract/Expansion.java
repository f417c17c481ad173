package dev.assay.extract;

import dev.assay.facts.Amount;
import dev.assay.facts.Place;
import dev.assay.facts.Scale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a number comes to once variables have their values.
///
/// @param amount as in [Scale]
/// @param decidedBy as in [Scale]
/// @param variable as in [Scale]
/// @param at where the value stands in the end
record Expansion(Object amount, String decidedBy, String variable, Place at) {

    private static final int DEEPEST = 10;

    /// `$X`, `${X}`, `${X:-default}`, supervisor's `%(ENV_X)s`; compose writes `$$X` for what the container expands.
    private static final Pattern VARIABLE = Pattern
            .compile(
                    "\\$\\$?([A-Za-z_]\\w*)|\\$\\$?\\{([A-Za-z_]\\w*|\\.Values[\\w.]+)(?:(:?[-?+=])(.*))?}|%\\(ENV_([A-Za-z_]\\w*)\\)s",
                    Pattern.DOTALL);
    private static final Pattern INSIDE = Pattern
            .compile("\\$\\$?(?:([A-Za-z_]\\w*)|\\{([A-Za-z_]\\w*)(?::?[-=]([^{}]*))?})");
    private static final Pattern CPUS = Pattern.compile("\\$\\(\\s*(?:nproc(?: --all)?|getconf _NPROCESSORS_ONLN"
            + "|grep -c \\^?processor /proc/cpuinfo)\\s*\\)|`nproc(?: --all)?`");

    static Expansion of(Stated written, Environment environment) {
        return of(written, environment, "", DEEPEST);
    }

    private static Expansion of(Stated written, Environment environment, String variable, int depth) {
        String text = written.text().strip().replaceAll("^([\"'])(.*)\\1$", "$2");
        Matcher matcher = VARIABLE.matcher(text);
        if (depth == 0 || !matcher.matches()) return end(text, written.at(), variable);
        String name = matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(2) != null ? matcher.group(2) : matcher.group(5);
        String first = variable.isEmpty() ? name : variable;
        Optional<Stated> value = environment.find(name).filter(each -> !each.text().isBlank());
        if (value.isPresent() && !value.get().text().equals(text))
            return of(value.get(), environment, first, depth - 1);
        String operator = matcher.group(3) == null ? "" : matcher.group(3);
        if (operator.endsWith("-") || operator.endsWith("="))
            return of(new Stated(matcher.group(4), written.at()), environment, first, depth - 1);
        String open = name.startsWith(Kubernetes.CHART) ? name : "${" + name + "}";
        return new Expansion(open, "unknown", first, written.at());
    }

    private static Expansion end(String text, Place at, String variable) {
        Object amount = Amount.written(named(text));
        String by = variable.startsWith(Kubernetes.CHART)
                ? "chart"
                : !variable.isEmpty() ? "environment" : amount instanceof Integer ? "literal" : "unknown";
        return new Expansion(amount, by, variable, at);
    }

    /// `$((2 * $(nproc) + 1))` is `2 × CPUs + 1`.
    private static String named(String text) {
        String plain = CPUS.matcher(text).replaceAll("CPUs");
        if (plain.startsWith("$((") && plain.endsWith("))")) plain = plain.substring(3, plain.length() - 2).strip();
        return plain.equals(text) ? text : plain.replaceAll("\\s*\\*\\s*", " × ").replaceAll("\\s*\\+\\s*", " + ");
    }

    /// A text with its variables replaced as far as they are known.
    static String text(String written, Environment environment) {
        String text = written;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Matcher matcher = INSIDE.matcher(text);
            String next = matcher.replaceAll(found -> {
                String name = found.group(1) == null ? found.group(2) : found.group(1);
                String otherwise = found.group(3) == null ? found.group() : found.group(3);
                return Matcher.quoteReplacement(environment.find(name).map(Stated::text).orElse(otherwise));
            });
            if (next.equals(text) || next.length() > 10_000) return text;
            text = next;
        }
        return text;
    }

    Scale scale(String of, String written) {
        return new Scale(at, of, written, amount, decidedBy, variable);
    }
}
