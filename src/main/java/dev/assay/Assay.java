package dev.assay;

import dev.assay.budget.Books;
import dev.assay.budget.Entries;
import dev.assay.budget.Scenario;
import dev.assay.engine.Decisions;
import dev.assay.engine.Derived;
import dev.assay.engine.Engine;
import dev.assay.engine.Mutants;
import dev.assay.engine.OwnRules;
import dev.assay.engine.RuleSource;
import dev.assay.engine.RuleTimes;
import dev.assay.engine.Rules;
import dev.assay.extract.Configuration;
import dev.assay.mistakes.Nearest;
import dev.assay.extract.Observer;
import dev.assay.extract.ParseCache;
import dev.assay.extract.Queries;
import dev.assay.extract.Repository;
import dev.assay.facts.Answer;
import dev.assay.facts.Dependency;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.PythonPackage;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Outcome;
import dev.assay.mistakes.Mistake;
import dev.assay.report.Metadata;
import dev.assay.resolve.Libraries;
import dev.assay.resolve.Resolver;
import dev.assay.source.PythonModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Assay as a library: reads a Python repository, shows its facts, judges them.
///
/// One instance serves any number of repositories, one after the other or side by side. Nothing of an audited repository
/// is run. Mistakes of an author in a query, a rule or the data about libraries are thrown as `Mistake` before anything is
/// read.
public final class Assay {

    /// @param name of the repository; empty to take it from its metadata
    /// @param configuration a file in the place of the repository's own `assay.yaml`; null for none
    /// @param threads at least 1; no result depends on it
    /// @param maxFileSize in bytes; a larger Python file is listed as unread
    /// @param cache an existing folder for what files were parsed to, so that one that is the same is not parsed again; null to
    ///     keep nothing; no result depends on it
    public record Options(String name, @Nullable Path configuration, int threads, long maxFileSize,
            @Nullable Path cache) {

        public Options {
            if (threads < 1) throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }

        public static Options defaults() {
            return new Options("", null, Runtime.getRuntime().availableProcessors(), Observer.DEFAULT_MAX_FILE_SIZE,
                    null);
        }

        /// For one of several repositories that are read side by side.
        public static Options alone() {
            return new Options("", null, 1, Observer.DEFAULT_MAX_FILE_SIZE, null);
        }
    }

    /// What was read of a repository, before anything is derived.
    private record Read(Repository repository, List<PythonModule> modules, List<Fact> facts) {}

    private final Path home;
    private final OwnRules own;
    private final CompletableFuture<Rules> rules;
    private final CompletableFuture<Libraries> libraries;
    private final CompletableFuture<KindTypes> kinds;
    private final CompletableFuture<Queries> queries;

    private volatile Consumer<Step> watcher = _ -> {};

    private Assay(Path home, OwnRules own, CompletableFuture<Rules> rules) {
        this.home = home;
        this.own = own;
        this.rules = rules;
        // In the order in which they are needed, beside the reading of the repository.
        kinds = new CompletableFuture<>();
        queries = new CompletableFuture<>();
        libraries = new CompletableFuture<>();
        String kept = own.directories().isEmpty() ? "target/libraries" : "target/libraries-own";
        beside(() -> {
            complete(kinds, () -> KindTypes.find(folders("facts"), rules));
            complete(queries, () -> Queries.load(folders("facts"), types().properties()));
            complete(libraries, () -> Libraries.load(folders("facts/libraries"), home.resolve(kept)));
        });
    }

    /// Starts to load what stands in an installation; the rest of the work goes on beside it.
    ///
    /// @param home the folder that holds `facts`, `rules` and `templates`
    public static Assay at(Path home) {
        return at(home, OwnRules.NONE);
    }

    /// @param own directories of an author's own, laid out like the installation; what they may not do is thrown as a
    ///     `Mistake` before anything of them is loaded
    public static Assay at(Path home, OwnRules own) {
        Links.check(own);
        CompletableFuture<Rules> rules = new CompletableFuture<>();
        beside(() -> complete(rules, () -> Rules.load(home, own, home.resolve("target/rules"))));
        return new Assay(home, own, rules);
    }

    /// This with its files as they are now. Of the rules only those are compiled that were edited; this one stays as it is.
    ///
    /// @throws RuntimeException for a mistake of an author, such as `Mistake`
    public Assay edited() {
        Links.check(own);
        Assay now = new Assay(home, own, CompletableFuture.completedFuture(rules().edited()));
        now.types();
        join(now.queries);
        join(now.libraries);
        return now;
    }

    /// Compiles rules of some items for nothing, so that the first edit does not wait for the compiler's own classes.
    public void warmUp(Set<String> items) {
        rules().warmUp(items);
    }

    /// The items that can come out otherwise if some rules change.
    ///
    /// @param rules their names
    public SortedSet<String> itemsOn(Set<String> rules) {
        return rules().itemsOn(rules);
    }

    /// A folder of the installation, and those of the same name in an author's own directories.
    private List<Path> folders(String name) {
        List<Path> folders = new ArrayList<>(List.of(home.resolve(name)));
        own.directories().stream().map(one -> one.resolve(name)).filter(Files::isDirectory).forEach(folders::add);
        return folders;
    }

    /// The folders with templates: those of the installation, then those of an author's own directories.
    public List<Path> templates() {
        return folders("templates");
    }

    /// The folders with definitions of kinds of fact: that of the installation, then those of an author's own directories.
    public List<Path> factFolders() {
        return folders("facts");
    }

    /// The folders with fixtures, each of which holds a folder for every item: that of the installation, then those of an
    /// author's own directories.
    public List<Path> fixtures() {
        return folders("src/test/fixtures");
    }

    /// What the author of an own directory should know, one sentence each, with file, line and column.
    public List<String> warnings() {
        return rules().warnings();
    }

    /// @param watcher told how far the work is, by any thread; for people, not a promise
    public void watch(Consumer<Step> watcher) {
        this.watcher = watcher;
    }

    /// The folder that holds `facts`, `rules` and `templates`.
    public Path home() {
        return home;
    }

    /// Audits a repository.
    ///
    /// @param repository an existing folder
    public Audit audit(Path repository, Options options) throws IOException {
        // The report names the rules that judged, even if their files change meanwhile.
        rules.thenAcceptAsync(Rules::hash, Assay::beside);
        Read read = read(repository, options, Rules.Purpose.JUDGE);
        Sources sources = new Sources(read.modules);
        watcher.accept(new Step("Judging", 0, 0));
        Judgement judgement = Engine.judge(rules(), given(read), sources::line, decisions(read));
        return new Audit(judgement, metadata(read, idleNumbers(read, judgement.books())));
    }

    /// @param watcher told the name of each rule that fires from now on, by any thread
    public void watchRules(Consumer<String> watcher) {
        rules().watch(watcher);
    }

    /// The mistakes in the queries of some folders, in order of file and place.
    ///
    /// @param declared the properties of the types that rule files declare, by name
    public static List<Mistake> queryMistakes(List<Path> facts, Map<String, Set<String>> declared) throws IOException {
        return Queries.mistakes(facts, KindTypes.properties(facts, declared));
    }

    /// What an audit of a repository takes, rule by rule.
    ///
    /// @param runs how often it is judged, at least once: the first time as an audit is, then with a warm engine
    public Timing time(Path repository, Options options, int runs) throws IOException {
        Map<String, Long> phases = new LinkedHashMap<>();
        long begun = System.nanoTime();
        Rules loaded = rules();
        phases.put("load", System.nanoTime() - begun);
        phases.put("compile", loaded.compiling());
        begun = System.nanoTime();
        loaded.prepare(Rules.Purpose.JUDGE);
        phases.put("network", System.nanoTime() - begun);
        begun = System.nanoTime();
        Read read = read(repository, options, Rules.Purpose.JUDGE);
        phases.put("read", System.nanoTime() - begun);
        Sources sources = new Sources(read.modules);
        List<RuleTimes> times = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            watcher.accept(new Step("Judging", run, runs));
            times.add(Engine.time(loaded, given(read), sources::line, decisions(read)));
        }
        return new Timing(phases, times);
    }

    /// The packages of a repository, in order of name, and the files that would be read, without reading them.
    public Map<String, SortedSet<String>> packages(Path repository, Options options) throws IOException {
        Repository read = Repository.read(repository,
                new Repository.Options(options.name, options.configuration, options.maxFileSize));
        Map<String, SortedSet<String>> packages = new TreeMap<>();
        for (PythonPackage one : read.packages()) packages.put(one.name(), new TreeSet<>());
        read.python()
                .forEach(file -> packages.computeIfAbsent(file.inPackage(), name -> new TreeSet<>()).add(file.path()));
        return packages;
    }

    /// The rules of some items, each without one of its constraints.
    ///
    /// @param items such as `PE-8`
    public List<Mutants> mutants(Set<String> items) {
        return Mutants.of(rules(), items);
    }

    /// What comes of an item with each of its mutants, by its number; 0 is what comes of it without any. One that made the
    /// engine throw is missing.
    public SortedMap<Integer, Judgement> judge(Mutants.Trial trial, Path repository) throws IOException {
        Read read = read(repository, Options.alone(), Rules.Purpose.JUDGE);
        Sources sources = new Sources(read.modules);
        return trial.judge(given(read), sources::line);
    }

    /// The facts of a repository in order of kind, then place: what was read, resolved and derived.
    ///
    /// @param wanted names of kinds; empty for all
    public Stream<FactRow> facts(Path repository, Options options, Set<String> wanted) throws IOException {
        Read read = read(repository, options, wanted.isEmpty() ? this::kindNames : () -> wanted,
                wanted.isEmpty() || !types().all().keySet().containsAll(wanted), Rules.Purpose.DERIVE);
        Set<String> asked = wanted.isEmpty() ? kindNames() : wanted;
        Map<Class<?>, List<Object>> known = new HashMap<>();
        read.facts.forEach(fact -> known.computeIfAbsent(fact.getClass(), key -> new ArrayList<>()).add(fact));
        TreeMap<String, List<Object>> kinds = new TreeMap<>();
        known.forEach((type, facts) -> {
            if (asked.contains(type.getSimpleName())) kinds.put(type.getSimpleName(), facts);
        });
        Set<String> concepts = new TreeSet<>(asked);
        concepts.removeAll(types().all().keySet());
        if (!concepts.isEmpty()) {
            watcher.accept(new Step("Deriving", 0, 0));
            for (Derived derived : Engine.derive(rules(), given(read))) {
                if (asked.contains(derived.kind())) {
                    kinds.computeIfAbsent(derived.kind(), key -> new ArrayList<>()).add(derived);
                }
            }
        }
        // A row for each only when it is asked for: mostly they are only counted.
        return kinds.values().stream().flatMap(facts -> facts.stream().sorted(BY_PLACE)).map(FactRow::of);
    }

    private static final Comparator<Object> BY_PLACE = Comparator.comparing(FactRow::place,
            Comparator.nullsFirst(Comparator.naturalOrder()));

    /// Every kind of fact, in order of name: observed, resolved, read elsewhere, derived.
    public Set<String> kindNames() {
        Set<String> names = new TreeSet<>(types().all().keySet());
        names.addAll(rules().declaredKinds().keySet());
        return names;
    }

    /// The record or declared type of each kind, by name.
    public Map<String, Class<?>> kinds() {
        Map<String, Class<?>> all = new TreeMap<>(types().all());
        all.putAll(rules().declaredKinds());
        return all;
    }

    /// Whether a kind of fact is read or resolved, not derived by rules.
    public boolean isObserved(String kind) {
        return types().all().containsKey(kind);
    }

    /// Every item of the checklists, in the order of the specification.
    public List<Item> items() {
        return rules().items();
    }

    /// All rules as their authors wrote them, in order of file and line.
    public List<RuleSource> ruleSources() {
        return rules().sources();
    }

    /// SHA-256 over all files of facts, rules and templates in use, as a report has it.
    public String rulesHash() {
        return rules().hash();
    }

    private Rules rules() {
        return join(rules);
    }

    private KindTypes types() {
        return join(kinds);
    }

    /// What the rules ask for.
    private Read read(Path root, Options options, Rules.Purpose purpose) throws IOException {
        return read(root, options, Set::of, true, purpose);
    }

    /// @param asked the kinds to read besides; not asked itself before the repository is read, for it may wait for the rules
    /// @param isJudged whether rules run over what is read
    private Read read(Path root, Options options, Supplier<Set<String>> asked, boolean isJudged, Rules.Purpose purpose)
            throws IOException {
        if (isJudged) rules.thenAcceptAsync(loaded -> loaded.prepare(purpose), Assay::beside);
        Repository repository = Repository.read(root,
                new Repository.Options(options.name, options.configuration, options.maxFileSize));
        List<Fact> facts = new ArrayList<>(repository.facts());
        Set<String> wanted = new TreeSet<>();
        List<PythonModule> modules;
        ParseCache parsed = options.cache == null ? ParseCache.none() : ParseCache.open(options.cache, root);
        try (Stream<PythonModule> observed = new Observer(join(queries), options.maxFileSize, parsed)
                .observeAll(repository.python(), repository::location, options.threads)) {
            // Beside the observing threads: this waits for the rules, which say what else they want to know.
            wanted.addAll(asked.get());
            if (isJudged) wanted.addAll(rules().kindsNamed(purpose));
            if (wanted.contains("MarkdownSection") || wanted.contains("Unread"))
                facts.addAll(repository.sections(options.maxFileSize, parsed));
            AtomicInteger count = new AtomicInteger();
            int total = repository.python().size();
            modules = observed.peek(_ -> watcher.accept(new Step("Reading", count.incrementAndGet(), total))).toList();
        }
        parsed.save();
        facts.addAll(numbers(repository.configuration()));
        watcher.accept(new Step("Resolving names", 0, 0));
        Resolver resolver = new Resolver(join(libraries), types().observed(), repository.configuration().aliases(),
                options.threads);
        for (PythonModule module : modules) facts.addAll(module.unread());
        try {
            facts.addAll(resolver.resolve(modules, repository.facts(), wanted));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the audit was interrupted", e);
        }
        return new Read(repository, modules, facts);
    }

    /// The numbers that the configuration says beforehand.
    private static List<Answer> numbers(Configuration configuration) {
        List<Answer> numbers = new ArrayList<>();
        for (Configuration.Answer answer : configuration.answers()) {
            if (answer.value().isEmpty()) continue;
            int colon = answer.place().lastIndexOf(':');
            SourceFile file = new SourceFile(answer.place().substring(0, colon), "", ".", Role.EXAMPLE);
            Place place = Place.ofLine(file, Integer.parseInt(answer.place().substring(colon + 1)));
            numbers.add(new Answer(place, answer.name(), Integer.parseInt(answer.value())));
        }
        return numbers;
    }

    /// A number for what stands in no sum has been given in vain.
    private static List<String> idleNumbers(Read read, Books books) {
        List<String> idle = new ArrayList<>();
        for (Answer answer : numbers(read.repository.configuration())) {
            if (Entries.isSpecial(answer.name()) || Scenario.knows(books, answer.name())) continue;
            String near = Nearest.to(answer.name(), Scenario.names(books));
            idle.add(
                    "The number for `" + answer.name() + "` (" + answer.at() + ") decided nothing: no sum depends on it"
                            + (near.isEmpty() ? "." : "; the nearest name is `" + near + "`."));
        }
        return idle;
    }

    private static Decisions decisions(Read read) {
        Configuration configuration = read.repository.configuration();
        List<Decisions.Answer> answers = new ArrayList<>();
        for (Configuration.Answer answer : configuration.answers()) {
            if (answer.verdict().isEmpty()) continue;
            String reason = answer.because().strip().replaceAll("\\.$", "");
            String because = answer.place() + (reason.isEmpty() ? "." : ": " + reason + ".");
            answers.add(new Decisions.Answer(answer.item(), answer.inPackage(), Outcome.valueOf(answer.verdict()),
                    because));
        }
        return new Decisions(configuration.checklists(), answers);
    }

    private static List<Object> given(Read read) {
        List<Object> all = new ArrayList<>(read.repository.python());
        all.addAll(read.facts);
        return all;
    }

    private Metadata metadata(Read read, List<String> idle) {
        List<Unread> unread = read.facts.stream().filter(Unread.class::isInstance).map(Unread.class::cast)
                .sorted(Comparator.comparing(Unread::at)).toList();
        Set<String> broken = new TreeSet<>();
        for (Unread one : unread) broken.add(one.path());
        long lines = 0;
        int parsed = 0;
        for (PythonModule module : read.modules) {
            if (!broken.contains(module.file().path())) parsed++;
            lines += lines(module.syntax().bytes());
        }
        List<String> notes = new ArrayList<>(read.repository.configuration().changes());
        notes.addAll(read.repository.configuration().mistakes());
        notes.addAll(idle);
        return new Metadata(read.repository.name(), packages(read),
                new Metadata.Coverage(read.modules.size(), parsed, lines, unread), notes, version(), rules().hash(),
                rules().changes());
    }

    /// As editors count: the last line may lack its end.
    private static long lines(byte[] bytes) {
        long lines = bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
        for (byte one : bytes) if (one == '\n') lines++;
        return lines;
    }

    private List<Metadata.AuditedPackage> packages(Read read) {
        Map<String, TreeMap<String, String>> libraries = new TreeMap<>();
        Set<String> known = join(this.libraries).distributions();
        for (Fact fact : read.facts) {
            if (!(fact instanceof Dependency dependency) || !known.contains(dependency.name())) continue;
            if (!dependency.group().isEmpty()) continue;
            libraries.computeIfAbsent(dependency.inPackage(), key -> new TreeMap<>())
                    .merge(dependency.name(), dependency.version(), (one, other) -> one.isEmpty() ? other : one);
        }
        List<Metadata.AuditedPackage> packages = new ArrayList<>();
        for (PythonPackage each : read.repository.packages()) {
            List<Metadata.Library> used = new ArrayList<>();
            libraries.getOrDefault(each.name(), new TreeMap<>())
                    .forEach((name, version) -> used.add(new Metadata.Library(name, version)));
            packages.add(new Metadata.AuditedPackage(each.name(), each.folder().isEmpty() ? "." : each.folder(), used));
        }
        packages.sort(Comparator.comparing(Metadata.AuditedPackage::name));
        return packages;
    }

    /// The version of this build, such as `0.1.0`.
    public static String version() {
        String version = Assay.class.getPackage().getImplementationVersion();
        return version == null ? "0.1.0" : version;
    }

    private static void beside(Runnable work) {
        Thread.ofPlatform().daemon().name("load").start(work);
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) throw problem;
            if (e.getCause() instanceof Error problem) throw problem;
            throw e;
        }
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    private static <T> void complete(CompletableFuture<T> future, Reading<T> reading) {
        try {
            future.complete(reading.get());
        } catch (IOException e) {
            future.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }
}
