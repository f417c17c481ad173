package dev.assay.engine;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.stmt.BlockStmt;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.FunctionDescr;
import org.drools.drl.ast.descr.FunctionImportDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.RuleDescr;

/// Looks at imports, and at the form of the Java in consequences and functions; of other things the compiler speaks.
final class JavaCheck {

    private static final Pattern FOUND = Pattern.compile("Found (\".*?\"|<\\w+>|\\S+?),? expected");

    private final RuleFile file;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final JavaParser parser = new JavaParser(
            new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_21));

    private JavaCheck(RuleFile file) {
        this.file = file;
    }

    static List<Mistake> check(RuleFile file, Types types, Collection<RuleFile> all) {
        JavaCheck check = new JavaCheck(file);
        for (ImportDescr one : file.parsed().getImports()) check.type(one.getTarget(), types, all);
        for (FunctionImportDescr one : file.parsed().getFunctionImports()) check.function(one.getTarget(), types, all);
        for (RuleText rule : RuleText.of(file.name(), file.text())) {
            check.java(rule.then() + "then".length(), rule.end() - "end".length(), "end");
        }
        for (FunctionDescr one : file.parsed().getFunctions()) {
            int open = file.plain().indexOf('{', one.getStartCharacter());
            int close = file.plain().lastIndexOf('}', Math.min(file.plain().length() - 1, one.getEndCharacter()));
            if (open > 0 && close > open) check.java(open + 1, close, "}");
        }
        return check.mistakes;
    }

    /// @param end what stands behind it
    private void java(int from, int to, String end) {
        ParseResult<BlockStmt> parsed = parser.parseBlock("{" + file.text().substring(from, to) + "}");
        if (parsed.isSuccessful() || parsed.getProblems().isEmpty()) return;
        Problem problem = parsed.getProblems().getFirst();
        int offset = problem.getLocation().flatMap(place -> place.getBegin().getRange())
                .map(range -> offset(from - 1, range.begin.line, range.begin.column)).orElse(from);
        Matcher found = FOUND.matcher(problem.getMessage());
        String what = found.find() ? found.group(1).replaceAll("^\"|\"$", "") : "";
        int place = Math.min(Math.max(offset, from), to);
        int next = file.text().indexOf('\n', place);
        boolean isLast = what.equals("}") && (next < 0 || next >= to || file.text().substring(next, to).isBlank());
        mistakes.add(file.mistake(place, what.isEmpty()
                ? "this is no Java: " + problem.getMessage().lines().findFirst().orElse("")
                : "this is no Java: `" + (isLast ? end : what) + "` cannot stand behind it"));
    }

    private int offset(int start, int line, int column) {
        int lineStart = start;
        for (int i = 1; i < line; i++) lineStart = file.text().indexOf('\n', lineStart) + 1;
        return line == 1 ? start + column - 1 : lineStart + column - 1;
    }

    private void type(String target, Types types, Collection<RuleFile> all) {
        int dot = target.lastIndexOf('.');
        String simple = target.substring(dot + 1);
        if (!target.startsWith("assay.") && !target.startsWith("dev.assay.")) {
            if (!simple.equals("*") && types.named(target, file).isEmpty()) {
                mistakes.add(file.mistake(place(target), "there is no class `" + target + "`"));
            }
            return;
        }
        Set<String> packages = new TreeSet<>(List.of("dev.assay.facts", "dev.assay.findings", "dev.assay.engine"));
        all.forEach(one -> packages.add(one.parsed().getName()));
        String inPackage = target.substring(0, Math.max(0, dot));
        if (simple.equals("*")) {
            if (!packages.contains(inPackage)) {
                mistakes.add(file.mistake(place(target),
                        "there is no package `" + inPackage + "`" + Nearest.hint(inPackage, packages)));
            }
            return;
        }
        if (types.named(target, file).isPresent() || isUnreadable(target, all)) return;
        Optional<String> elsewhere = types.declared(simple).map(Types.Declared::qualified);
        mistakes.add(file.mistake(place(target), "there is no class `" + target + "`"
                + elsewhere.map(name -> "; did you mean `" + name + "`?")
                        .orElseGet(() -> Nearest.hint(simple, types.kinds()))));
    }

    private static boolean isUnreadable(String target, Collection<RuleFile> all) {
        return all.stream().anyMatch(one -> one.unreadable()
                .contains(target.substring(target.lastIndexOf('.') + 1)));
    }

    private void function(String target, Types types, Collection<RuleFile> all) {
        int dot = target.lastIndexOf('.');
        String owner = target.substring(0, Math.max(0, dot));
        String name = target.substring(dot + 1);
        boolean ofRules = all.stream().anyMatch(one -> one.parsed().getName().equals(owner) && one.parsed()
                .getFunctions().stream().anyMatch(function -> function.getName().equals(name)));
        if (ofRules || name.equals("*")) return;
        Optional<Class<?>> type = types.named(owner, file).flatMap(Types::raw);
        if (type.isEmpty()) {
            mistakes.add(file.mistake(place(target), "there is no class `" + owner + "` with functions"));
            return;
        }
        Set<String> functions = new TreeSet<>(Arrays.stream(type.get().getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers())).map(java.lang.reflect.Method::getName)
                .toList());
        if (!functions.contains(name)) {
            mistakes.add(file.mistake(place(target), "`" + type.get().getSimpleName() + "` has no function `" + name
                    + "`" + Nearest.hint(name, functions)));
        }
    }

    private int place(String target) {
        return Math.max(0, file.plain().indexOf(target));
    }
}
