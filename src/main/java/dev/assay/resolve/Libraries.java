package dev.assay.resolve;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.resolve.LibraryFile.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What is known of libraries: the files of `facts/libraries`.
public final class Libraries {

    private final Map<String, LibrarySymbol> symbols;
    private final Map<String, String> aliases;
    private final Map<String, String> distributions;

    private Libraries(Map<String, LibrarySymbol> symbols, Map<String, String> aliases,
            Map<String, String> distributions) {
        this.symbols = symbols;
        this.aliases = aliases;
        this.distributions = distributions;
    }

    /// Reads every `.yaml` file of the folder.
    ///
    /// @throws LibraryMistake at the first mistake, with file and line
    public static Libraries load(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> all = Files.list(folder)) {
            paths = all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        }
        YAMLFactory yaml = new YAMLFactory();
        List<LibraryFile> files = new ArrayList<>();
        for (Path path : paths) files.add(LibraryFile.read(yaml, path));
        return new Linking(files).link();
    }

    /// The symbol of a dotted name or alias.
    public Optional<LibrarySymbol> symbol(String dottedName) {
        return Optional.ofNullable(symbols.get(canonical(dottedName)));
    }

    /// The documented name for a name, by its longest part that is an alias: `fastapi.applications.FastAPI.get` is
    /// `fastapi.FastAPI.get`. A name that no library knows stays what it is.
    public String canonical(String dottedName) {
        String name = dottedName;
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
            String part = name.substring(0, end);
            if (symbols.containsKey(part)) return name;
            String target = aliases.get(part);
            if (target != null) return target + name.substring(end);
        }
        return name;
    }

    /// A method, attribute or nested class of a library's class, its own or the first that a base has.
    public Optional<LibrarySymbol> member(String dottedClass, String attribute) {
        String own = canonical(dottedClass);
        LibrarySymbol found = symbols.get(canonical(own + "." + attribute));
        if (found != null) return Optional.of(found);
        for (String ancestor : ancestors(own)) {
            found = symbols.get(ancestor + "." + attribute);
            if (found != null) return Optional.of(found);
        }
        return Optional.empty();
    }

    /// The classes that a library's class inherits from, nearest first, each once; empty for unknown ones.
    public List<String> ancestors(String dottedClass) {
        Set<String> found = new LinkedHashSet<>();
        collect(canonical(dottedClass), found);
        return List.copyOf(found);
    }

    private void collect(String name, Set<String> found) {
        LibrarySymbol symbol = symbols.get(name);
        if (symbol == null) return;
        for (String base : symbol.bases()) {
            if (found.add(base)) collect(base, found);
        }
    }

    /// Whether there is data about the library that is imported by this top-level name.
    public boolean knows(String topLevelImport) {
        return distributions.containsKey(topLevelImport);
    }

    /// The distributions that there is data about, normalised as PEP 503 says.
    public Set<String> distributions() {
        return new HashSet<>(distributions.values());
    }

    /// Every symbol in order of name.
    public List<LibrarySymbol> symbols() {
        return List.copyOf(symbols.values());
    }

    /// Puts the files together: aliases, `like`, inherited constructors; and checks what crosses entries.
    private static final class Linking {

        private final List<LibraryFile> files;
        private final Map<String, Entry> entries = new HashMap<>();
        private final Map<String, LibraryFile> origins = new HashMap<>();
        private final Map<String, String> aliases = new HashMap<>();
        private final Map<String, String> distributions = new TreeMap<>();
        private final Map<String, List<LibraryParameter>> parameters = new HashMap<>();

        Linking(List<LibraryFile> files) {
            this.files = files;
        }

        Libraries link() {
            for (LibraryFile file : files) {
                file.imports().forEach(name -> distributions.putIfAbsent(name, file.library()));
                file.entries().forEach((name, entry) -> {
                    entries.put(name, entry);
                    LibraryFile other = origins.put(name, file);
                    if (other != null) throw mistake(name, "stands in " + other.path().getFileName() + " too");
                });
            }
            for (LibraryFile file : files) {
                for (String name : file.entries().keySet()) aliases(name);
            }
            Map<String, LibrarySymbol> symbols = new TreeMap<>();
            for (LibraryFile file : files) {
                for (String name : file.entries().keySet()) {
                    check(name);
                    symbols.put(name, complete(name));
                }
            }
            return new Libraries(symbols, aliases, distributions);
        }

        private void aliases(String name) {
            for (String alias : entries.get(name).symbol().aliases()) {
                if (entries.containsKey(alias)) throw mistake(name, "its alias `" + alias + "` is a symbol itself");
                String other = aliases.put(alias, name);
                if (other != null) throw mistake(name, "its alias `" + alias + "` is one of `" + other + "` too");
            }
        }

        private void check(String name) {
            LibrarySymbol symbol = entries.get(name).symbol();
            if (!symbol.returns().equals("self")) listed(name, "returns", symbol.returns());
            listed(name, "enters", symbol.enters());
            listed(name, "yields", symbol.yields());
            for (String base : symbol.bases()) listed(name, "bases", base);
            if (!symbol.bases().isEmpty() && symbol.kind() != LibrarySymbol.Kind.CLASS) {
                throw mistake(name, "has `bases`, but is no class");
            }
        }

        /// A class of a library that we know has to be listed under its documented name.
        private void listed(String name, String key, String target) {
            if (target.isEmpty() || entries.containsKey(target)) return;
            String canonical = aliases.get(target);
            if (canonical != null) throw mistake(name, "`" + key + "` names `" + target + "`, which is an alias of `"
                    + canonical + "`");
            int dot = target.indexOf('.');
            if (dot > 0 && distributions.containsKey(target.substring(0, dot))) {
                throw mistake(name, "`" + key + "` names `" + target + "`, which is not listed");
            }
        }

        private LibrarySymbol complete(String name) {
            LibrarySymbol s = entries.get(name).symbol();
            return new LibrarySymbol(s.name(), s.kind(), s.coroutine(), s.aliases(), s.returns(), s.enters(),
                    s.yields(), s.bases(), parameters(name, new HashSet<>()), s.library(), s.source());
        }

        private List<LibraryParameter> parameters(String name, Set<String> asked) {
            List<LibraryParameter> known = parameters.get(name);
            if (known != null) return known;
            Entry entry = entries.get(name);
            if (entry == null) return List.of();
            if (!asked.add(name)) throw mistake(name, "is `like` itself");
            List<LibraryParameter> own = entry.symbol().parameters();
            List<LibraryParameter> found = own;
            if (!entry.like().isEmpty()) {
                if (!entries.containsKey(entry.like())) {
                    throw mistake(name, "is `like` `" + entry.like() + "`, which is not listed");
                }
                Map<String, LibraryParameter> joined = new LinkedHashMap<>();
                parameters(entry.like(), asked).forEach(p -> joined.put(p.name(), p));
                own.forEach(p -> joined.put(p.name(), p));
                found = List.copyOf(joined.values());
            } else if (!entry.ownParameters() && entry.symbol().kind() == LibrarySymbol.Kind.CLASS) {
                for (String base : entry.symbol().bases()) {
                    found = parameters(base, asked);
                    if (!found.isEmpty()) break;
                }
            }
            parameters.put(name, found);
            return found;
        }

        private LibraryMistake mistake(String name, String message) {
            return origins.get(name).mistake(entries.get(name).line(), "`" + name + "` " + message);
        }
    }
}
