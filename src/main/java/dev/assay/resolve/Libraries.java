package dev.assay.resolve;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// What is known of libraries: the files of `facts/libraries`. Safe to use from several threads.
///
/// A symbol is kept as a line of text and read when it is first asked for: of more than a thousand an audit meets a few
/// dozen.
public final class Libraries {

    private static final String IMPORT = "import ";

    /// A shorter name of a library that is not known is too like others by chance.
    private static final int LONG = 5;

    private static final int MOST_NAMES = 50_000;

    private final Map<String, String> lines = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, String> distributions = new TreeMap<>();
    private final Map<String, LibrarySymbol> symbols = new ConcurrentHashMap<>();
    /// What [#canonical(String)] was asked for: the same few names again and again.
    private final Map<String, String> canonical = new ConcurrentHashMap<>();

    /// @param lines of symbols, and for each import a line `import name distribution`
    private Libraries(List<String> lines) {
        for (String line : lines) {
            if (line.startsWith(IMPORT)) {
                String[] parts = line.split(" ");
                distributions.put(parts[1], parts[2]);
                continue;
            }
            String name = LibraryLine.name(line);
            this.lines.put(name, line);
            for (String alias : LibraryLine.aliases(line)) aliases.put(alias, name);
        }
    }

    /// Reads every `.yaml` file of the folder.
    ///
    /// @throws Mistake for the first mistake
    public static Libraries load(Path folder) throws IOException {
        return new Libraries(compile(List.of(folder)));
    }

    /// Reads the folders by way of a file that keeps what was compiled from them, in a twentieth of the time. The file is
    /// made, and made anew whenever a file of a folder has changed.
    ///
    /// @param folders a symbol of a later one replaces an earlier one's
    /// @throws Mistake for the first mistake
    public static Libraries load(List<Path> folders, Path cache) throws IOException {
        return new Libraries(LibraryCache.lines(folders, cache));
    }

    /// Reads what [#compile(List)] gave.
    public static Libraries of(List<String> compiled) {
        return new Libraries(compiled);
    }

    /// The files of the folders, checked and put together, as lines without control characters but tabs and U+001F.
    ///
    /// @param folders a symbol of a later one replaces an earlier one's
    /// @throws Mistake for the first mistake
    public static List<String> compile(List<Path> folders) throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        List<String> lines = compile(folders, mistakes);
        if (!mistakes.isEmpty()) throw mistakes.getFirst();
        return lines;
    }

    /// Every mistake in the files of the folders, in order of file and place: the first of each symbol.
    public static List<Mistake> mistakes(List<Path> folders) throws IOException {
        List<Mistake> mistakes = new ArrayList<>();
        compile(folders, mistakes);
        return mistakes;
    }

    private static List<String> compile(List<Path> folders, List<Mistake> mistakes) throws IOException {
        YAMLFactory yaml = new YAMLFactory();
        List<LibraryFile> files = new ArrayList<>();
        for (Path folder : folders) {
            List<LibraryFile> later = new ArrayList<>();
            for (Path path : files(folder)) {
                try {
                    later.add(LibraryFile.read(yaml, path, mistakes));
                } catch (Mistake whole) {
                    mistakes.add(whole);
                }
            }
            for (LibraryFile one : later) {
                files.forEach(file -> file.entries().keySet().removeAll(one.entries().keySet()));
            }
            files.addAll(later);
        }
        List<String> lines = new Linking(files, mistakes).link();
        mistakes.replaceAll(mistake -> named(mistake, folders));
        mistakes.sort(Mistake.ORDER);
        return lines;
    }

    /// With the whole path of a file that stands in no installation.
    private static Mistake named(Mistake mistake, List<Path> folders) {
        Path file = Path.of(mistake.file()).getFileName();
        return folders.stream().skip(1).map(folder -> folder.resolve(file)).filter(Files::isRegularFile)
                .filter(path -> !Files.isRegularFile(folders.getFirst().resolve(file))).findFirst()
                .map(path -> mistake.in(path.toString())).orElse(mistake);
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(p -> p.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /// The symbol of a dotted name or alias.
    public Optional<LibrarySymbol> symbol(String dottedName) {
        return listed(canonical(dottedName));
    }

    /// The documented name for a name, by its longest part that is an alias: `fastapi.applications.FastAPI.get` is
    /// `fastapi.FastAPI.get`. A name that no library knows stays what it is.
    public String canonical(String dottedName) {
        String known = canonical.get(dottedName);
        if (known != null) return known;
        // One instance may serve any number of repositories.
        if (canonical.size() >= MOST_NAMES) canonical.clear();
        String found = findCanonical(dottedName);
        canonical.put(dottedName, found);
        return found;
    }

    private String findCanonical(String name) {
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
            String part = name.substring(0, end);
            if (lines.containsKey(part)) return name;
            String target = aliases.get(part);
            if (target != null) return target + name.substring(end);
        }
        return name;
    }

    /// A method, attribute or nested class of a library's class, its own or the first that a base has.
    public Optional<LibrarySymbol> member(String dottedClass, String attribute) {
        String own = canonical(dottedClass);
        Optional<LibrarySymbol> found = symbol(own + "." + attribute);
        for (String ancestor : found.isPresent() ? List.<String>of() : ancestors(own)) {
            found = listed(ancestor + "." + attribute);
            if (found.isPresent()) break;
        }
        return found;
    }

    /// The classes that a library's class inherits from, nearest first, each once; empty for unknown ones.
    public List<String> ancestors(String dottedClass) {
        Set<String> found = new LinkedHashSet<>();
        collect(canonical(dottedClass), found);
        return List.copyOf(found);
    }

    private void collect(String name, Set<String> found) {
        for (String base : listed(name).map(LibrarySymbol::bases).orElse(List.of())) {
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

    /// The distribution that is imported by this top-level name; where there are several, the first in order of name.
    public Optional<String> distribution(String topLevelImport) {
        return Optional.ofNullable(distributions.get(topLevelImport));
    }

    /// Every symbol in order of name.
    public List<LibrarySymbol> symbols() {
        return lines.keySet().stream().sorted().map(name -> listed(name).orElseThrow()).toList();
    }

    private Optional<LibrarySymbol> listed(String canonicalName) {
        String line = lines.get(canonicalName);
        if (line == null) return Optional.empty();
        return Optional.of(symbols.computeIfAbsent(canonicalName, name -> LibraryLine.read(line)));
    }

    /// Puts the files together: aliases, `like`, inherited constructors; and checks what crosses entries.
    private static final class Linking {

        private final List<LibraryFile> files;
        private final List<Mistake> mistakes;
        private final Map<String, Entry> entries = new HashMap<>();
        private final Map<String, LibraryFile> origins = new HashMap<>();
        private final Map<String, String> aliases = new HashMap<>();
        private final Map<String, String> distributions = new TreeMap<>();
        private final Map<String, List<LibraryParameter>> parameters = new HashMap<>();

        Linking(List<LibraryFile> files, List<Mistake> mistakes) {
            this.files = files;
            this.mistakes = mistakes;
        }

        List<String> link() {
            for (LibraryFile file : files) {
                file.imports().forEach(name -> distributions.putIfAbsent(name, file.library()));
                file.entries().forEach((name, entry) -> {
                    entries.put(name, entry);
                    LibraryFile other = origins.put(name, file);
                    if (other != null) {
                        mistakes.add(mistake(name, "stands in " + other.path().getFileName() + " too"));
                    }
                });
            }
            for (LibraryFile file : files) {
                for (String name : file.entries().keySet()) attempt(() -> aliases(name));
            }
            List<String> lines = new ArrayList<>();
            distributions.forEach((name, distribution) -> lines.add(IMPORT + name + " " + distribution));
            for (LibraryFile file : files) {
                for (String name : file.entries().keySet()) {
                    attempt(() -> {
                        check(name);
                        lines.add(LibraryLine.write(complete(name)));
                    });
                }
            }
            return lines;
        }

        private void attempt(Runnable work) {
            try {
                work.run();
            } catch (Mistake mistake) {
                mistakes.add(mistake);
            }
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
            if (canonical != null)
                throw mistake(name, "`" + key + "` names `" + target + "`, which is an alias of `"
                        + canonical + "`");
            int dot = target.indexOf('.');
            if (dot < 0) return;
            String library = target.substring(0, dot);
            if (distributions.containsKey(library)) {
                throw mistake(name, "`" + key + "` names `" + target + "`, which is not listed"
                        + Nearest.hint(target, entries.keySet()));
            }
            String near = Nearest.to(library, distributions.keySet());
            if (library.length() >= LONG && !near.isEmpty()) {
                throw mistake(name, "`" + key + "` names `" + target + "`, and no library is imported as `" + library
                        + "`; did you mean `" + near + "`?");
            }
        }

        private LibrarySymbol complete(String name) {
            LibrarySymbol s = entries.get(name).symbol();
            return new LibrarySymbol(s.name(), s.kind(), s.coroutine(), s.aliases(), s.returns(), s.enters(),
                    s.yields(), s.bases(), parameters(name, new HashSet<>()), s.makes(), s.library(),
                    s.source());
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
                    throw mistake(name, "is `like` `" + entry.like() + "`, which is not listed"
                            + Nearest.hint(entry.like(), entries.keySet()));
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

        private Mistake mistake(String name, String message) {
            return origins.get(name).mistake(entries.get(name).at(), "`" + name + "` " + message);
        }
    }
}
