package dev.assay.engine;

import dev.assay.facts.Amount;
import dev.assay.facts.Call;
import dev.assay.facts.Fact;
import dev.assay.facts.Process;
import dev.assay.facts.Scale;
import dev.assay.facts.Value;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many worker processes Python code asks for, used through `import function`.
public final class WorkerCounts {

    private static final Pattern CPUS = Pattern
            .compile("(?:\\w+\\s*\\.\\s*)*(?:process_)?cpu_count\\(\\s*(?:logical=\\w+)?\\s*\\)(?:\\s*or\\s*\\d+)?");

    private WorkerCounts() {}

    /// @param value such as `multiprocessing.cpu_count() * 2 + 1`, which is `2 × CPUs + 1`
    /// @param at where it stands
    /// @param environment what the process is given, as `NAME=value`
    public static Scale workers(Value value, Fact at, Collection<?> environment) {
        Counted counted = counted(value, environment);
        return new Scale(at.at(), "workers", value.text().strip(), counted.amount, counted.by, counted.variable);
    }

    /// What a call of `uvicorn.run` asks for. With `reload=True` there is one process whatever else is said; without
    /// `workers` there are as many as `WEB_CONCURRENCY` says, or one.
    public static Scale served(Call call, Collection<?> environment) {
        if (call.arguments().named("reload").isTrue())
            return new Scale(call.at(), "workers", "reload=True", 1, "literal", "");
        Scale said = workers(call.arguments().named("workers"), call, environment);
        if (!said.amount().equals("")) return said;
        OptionalInt given = given("WEB_CONCURRENCY", environment);
        return given.isPresent()
                ? new Scale(call.at(), "workers", "WEB_CONCURRENCY", given.getAsInt(), "environment", "WEB_CONCURRENCY")
                : new Scale(call.at(), "workers", "", 1, "library-default", "WEB_CONCURRENCY");
    }

    /// What a command asks for that hands its options to uvicorn's own.
    public static Scale served(Process process) {
        List<String> words = process.command();
        for (int i = 0; i < words.size(); i++) {
            String said = words.get(i).startsWith("--workers=")
                    ? words.get(i).substring(10)
                    : words.get(i).equals("--workers") && i + 1 < words.size() ? words.get(i + 1) : "";
            if (said.isEmpty()) continue;
            Object amount = Amount.written(said);
            return new Scale(process.at(), "workers", said, amount, amount instanceof Integer ? "literal" : "unknown",
                    "");
        }
        OptionalInt given = given("WEB_CONCURRENCY", process.environment());
        return given.isPresent()
                ? new Scale(process.at(), "workers", "WEB_CONCURRENCY", given.getAsInt(), "environment",
                        "WEB_CONCURRENCY")
                : new Scale(process.at(), "workers", "", 1, "library-default", "WEB_CONCURRENCY");
    }

    /// Whether the process runs the file, as `python app/main.py` or `python -m app.main` do. A module may be called otherwise
    /// than its file lies.
    public static boolean runs(Process process, Fact code) {
        if (!process.script().isEmpty()) return process.script().equals(code.path());
        List<String> words = process.command();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean module = i > 0 && words.get(i - 1).equals("-m") && !code.module().isEmpty();
            if (module && List.of(word, word + ".__main__").stream()
                    .anyMatch(each -> ("." + code.module()).endsWith("." + each)))
                return true;
        }
        return false;
    }

    private record Counted(Object amount, String by, String variable) {}

    private static Counted counted(Value value, Collection<?> environment) {
        return switch (value) {
            case Value.Literal literal -> literal.isNone()
                    ? new Counted("", "", "")
                    : new Counted(Amount.of(literal), "literal", "");
            case Value.Reference reference -> reference(reference, environment);
            case Value.Called called -> called(called, environment);
            case Value.Collection collection -> unknown(collection);
            case Value.FormattedString string -> unknown(string);
            case Value.Unknown expression -> expression(expression, environment);
        };
    }

    private static Counted reference(Value.Reference reference, Collection<?> environment) {
        String variable = switch (reference.origin()) {
            case "environment" -> reference.owner();
            case "settings" -> reference.name().substring(reference.name().lastIndexOf('.') + 1);
            default -> "";
        };
        if (variable.isEmpty()) {
            Counted inner = counted(reference.value(), environment);
            return inner.amount.equals("") && !reference.isKnown() ? unknown(reference) : inner;
        }
        OptionalInt given = given(variable, environment);
        if (given.isPresent()) return new Counted(given.getAsInt(), "environment", variable);
        Counted usual = counted(reference.value(), environment);
        if (usual.amount.equals("")) return new Counted("${" + variable + "}", "unknown", variable);
        boolean settings = reference.origin().equals("settings");
        // What a settings class works out is no variable.
        if (settings && !(usual.amount instanceof Integer)) return new Counted(usual.amount, "unknown", "");
        return new Counted(usual.amount, settings ? "settings" : "environment", variable);
    }

    private static OptionalInt given(String variable, Collection<?> environment) {
        for (Object each : environment) {
            String[] parts = each.toString().split("=", 2);
            if (parts[0].equalsIgnoreCase(variable) && parts[1].matches("\\d{1,6}"))
                return OptionalInt.of(Integer.parseInt(parts[1]));
        }
        return OptionalInt.empty();
    }

    private static Counted called(Value.Called called, Collection<?> environment) {
        List<Value> arguments = called.arguments().stream().map(Value.Passed::value).toList();
        String function = called.target().substring(called.target().lastIndexOf('.') + 1);
        if (function.matches("int|float|str|round|ceil|floor") && !arguments.isEmpty())
            return counted(arguments.getFirst(), environment);
        if (function.matches("max|min") && arguments.size() > 1) {
            List<Counted> all = arguments.stream().map(each -> counted(each, environment)).toList();
            String variable = all.stream().map(Counted::variable).filter(each -> !each.isEmpty()).findFirst()
                    .orElse("");
            if (all.stream().allMatch(each -> each.amount instanceof Integer)) {
                List<Integer> numbers = all.stream().map(each -> (Integer) each.amount).sorted().toList();
                return new Counted(function.equals("max") ? numbers.getLast() : numbers.getFirst(),
                        variable.isEmpty() ? "literal" : "environment", variable);
            }
            return new Counted(function + "(" + String.join(", ",
                    all.stream().map(each -> each.amount.toString()).toList()) + ")", "unknown", variable);
        }
        return unknown(called);
    }

    /// `a or b` is the first that is known; arithmetic over processors gets a name.
    private static Counted expression(Value.Unknown expression, Collection<?> environment) {
        if (expression.text().matches("(?s).*\\bor\\b.*") && !expression.parts().isEmpty()
                && !CPUS.matcher(expression.text()).matches()) {
            Counted first = counted(expression.parts().getFirst(), environment);
            if (first.by.equals("environment") && first.amount instanceof Integer) return first;
            Counted last = counted(expression.parts().getLast(), environment);
            if (!first.variable.isEmpty()) return new Counted(last.amount, "environment", first.variable);
        }
        return unknown(expression);
    }

    private static Counted unknown(Value value) {
        String text = value.text().strip().replaceAll("\\s+", " ");
        Matcher matcher = CPUS.matcher(text);
        if (matcher.find()) text = matcher.replaceAll("CPUs").replaceAll("[()]", "");
        text = text.replaceAll("\\bCPUs \\* (\\d+)", "$1 × CPUs").replaceAll("(\\d+) \\* CPUs", "$1 × CPUs");
        return new Counted(text, text.isEmpty() ? "" : "unknown", "");
    }
}
