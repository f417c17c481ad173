package dev.assay.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.modelcompiler.constraints.ConstraintEvaluationException;

/// The rules whose conditions threw in a run. A constraint that rules share is the fault of all of them.
final class Broken {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private record Failure(SortedSet<String> rules, String condition, Throwable cause) {}

    private final RuleIndex index;
    private final SortedSet<String> rules = new TreeSet<>();
    private final List<Failure> failures = new ArrayList<>();

    Broken(RuleIndex index) {
        this.index = index;
    }

    SortedSet<String> rules() {
        return Collections.unmodifiableSortedSet(rules);
    }

    /// @return false if no further rule can be blamed
    boolean add(RuntimeException thrown) {
        SortedSet<String> blamed = new TreeSet<>();
        if (thrown instanceof ConstraintEvaluationException) blamed.addAll(named(String.valueOf(thrown.getMessage())));
        blamed.removeAll(rules);
        // A name may be missing: Drools tells the first five of many rules, and of a binding none.
        if (blamed.isEmpty()) blamed.addAll(ofPackage(thrown));
        blamed.removeAll(rules);
        if (blamed.isEmpty()) return false;
        rules.addAll(blamed);
        failures.add(new Failure(blamed, condition(thrown), thrown));
        return true;
    }

    void tell(Ledger ledger) {
        for (Failure failure : failures) {
            for (String rule : failure.rules) ledger.failed(rule, failure.condition, List.of(), failure.cause);
        }
    }

    /// The names behind `Error evaluating constraint 'x > 1' in [Rule "a", "b" in rules.drl]`.
    private SortedSet<String> named(String message) {
        SortedSet<String> named = new TreeSet<>();
        Matcher quoted = QUOTED.matcher(message.substring(message.lastIndexOf(" in [") + 1));
        while (quoted.find()) {
            String name = quoted.group(1);
            if (index.rules().stream().anyMatch(rule -> rule.name().equals(name))) named.add(name);
        }
        return named;
    }

    private static String condition(RuntimeException thrown) {
        Matcher constraint = Pattern.compile("constraint '(.*?)' in \\[", Pattern.DOTALL)
                .matcher(String.valueOf(thrown.getMessage()));
        return constraint.find() ? "condition `" + constraint.group(1) + "`" : "condition";
    }

    /// The rules of the package whose compiled code is on top of the stack.
    private List<String> ofPackage(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                List<String> names = index.rules().stream()
                        .filter(rule -> frame.getClassName().startsWith(rule.inPackage() + "."))
                        .map(RuleIndex.Rule::name).toList();
                if (!names.isEmpty()) return names;
            }
        }
        return List.of();
    }
}
