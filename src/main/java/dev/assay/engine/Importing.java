package dev.assay.engine;

import dev.assay.facts.Import;
import dev.assay.facts.SourceFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Which modules a program imports, used through `import function`.
public final class Importing {

    /// Possessive: Java would repeat a group by calling itself.
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z_]\\w*+(?:\\.\\w++)*+");

    private Importing() {}

    /// The modules that some commands import and that nothing else does, in order of name.
    ///
    /// @param commands such as `taskiq worker app.worker:broker app.tasks`
    /// @param others commands of other programs
    /// @param names further modules that other programs import, or names in them, such as `app.main.lifespan`
    /// @param imports all imports of production code, those in functions too
    /// @param files the files of production code
    public static List<String> importedOnlyBy(Collection<?> commands, Collection<?> others, Collection<?> names,
            Collection<?> imports, Collection<?> files) {
        Set<String> modules = new HashSet<>();
        for (Object file : files) modules.add(((SourceFile) file).module());
        Map<String, Set<String>> edges = new HashMap<>();
        for (Object each : imports) {
            Import one = (Import) each;
            Set<String> own = edges.computeIfAbsent(one.module(), key -> new HashSet<>());
            own.addAll(known(one.importedFrom(), modules));
            if (!one.name().isEmpty()) own.addAll(known(one.importedFrom() + "." + one.name(), modules));
        }
        Set<String> elsewhere = new HashSet<>();
        for (Object command : others) elsewhere.addAll(named(command.toString(), modules));
        for (Object name : names) elsewhere.addAll(known(name.toString(), modules));
        Set<String> found = new TreeSet<>();
        for (Object command : commands) found.addAll(named(command.toString(), modules));
        found = new TreeSet<>(closed(found, edges));
        found.removeAll(closed(elsewhere, edges));
        return List.copyOf(found);
    }

    /// The modules and packages that importing a dotted name runs.
    private static List<String> known(String dotted, Set<String> modules) {
        List<String> found = new ArrayList<>();
        for (String name = dotted; !name.isEmpty(); name = name.substring(0, Math.max(0, name.lastIndexOf('.'))))
            if (modules.contains(name)) found.add(name);
        return found;
    }

    private static Set<String> closed(Set<String> starts, Map<String, Set<String>> edges) {
        Set<String> found = new HashSet<>(starts);
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            for (String next : edges.getOrDefault(open.remove(), Set.of())) if (found.add(next)) open.add(next);
        }
        return found;
    }

    /// The modules that a command names: `app.worker:broker`, `--app=app.worker`, `app.worker.Settings`, `app/worker.py`. A
    /// command that is run in a folder names them from there.
    private static Set<String> named(String command, Set<String> modules) {
        Set<String> found = new HashSet<>();
        for (String word : new HashSet<>(List.of(command.split("\\s+")))) {
            String plain = word.replaceFirst("^-[-\\w]*=", "").replaceFirst(":.*", "").replaceFirst("^[./]+", "");
            if (plain.endsWith(".py")) plain = plain.substring(0, plain.length() - 3).replace('/', '.');
            if (!DOTTED.matcher(plain).matches()) continue;
            Set<String> here = ending(plain, modules);
            if (here.isEmpty() && plain.contains("."))
                here = ending(plain.substring(0, plain.lastIndexOf('.')), modules);
            for (String module : here) found.addAll(known(module, modules));
        }
        return found;
    }

    private static Set<String> ending(String name, Set<String> modules) {
        if (modules.contains(name)) return Set.of(name);
        Set<String> found = new HashSet<>();
        String end = "." + name;
        for (String module : modules) if (module.endsWith(end)) found.add(module);
        return found;
    }
}
