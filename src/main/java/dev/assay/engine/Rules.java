package dev.assay.engine;

import dev.assay.findings.Item;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Warning;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/// Loaded rules. They may be used from several threads.
public final class Rules {

    /// What rules are run for: `DERIVE` leaves out the packages that only judge, so that it starts sooner and matches less.
    public enum Purpose {
        DERIVE, JUDGE
    }

    private static final String EAGER_SEGMENTS = "drools.useEagerSegmentCreation";

    /// Drools 10.2 makes the segments of its network beforehand, and then a `not` behind patterns that its rule shares with
    /// others sometimes stays unlinked: whether the rule can fire at all depends on which other rules there are. Segments
    /// that are made when they are needed do not have that. It is read when Drools' class loads, so before the first
    /// network is built. A program that embeds Assay may have decided by itself.
    static {
        if (System.getProperty(EAGER_SEGMENTS) == null) System.setProperty(EAGER_SEGMENTS, "false");
    }

    /// What an author's own directories brought along.
    ///
    /// @param changes what they change of the shipped rules, one sentence each
    /// @param warnings what their author should know, one sentence each
    private record Own(OwnRules rules, List<String> changes, List<String> warnings) {}

    /// How often the compiler is run beforehand: each of the first few times takes half of the time before.
    private static final int WARMING = 4;

    private final Origin origin;
    private final Loaded loaded;
    private final RuleCache cache;
    private final RuleIndex index;
    private final Catalogue catalogue;
    private final SortedMap<String, Class<?>> declared;
    private final Own own;
    private final Map<Purpose, KieBase> bases = new EnumMap<>(Purpose.class);

    private volatile @Nullable String hash;

    private volatile Optional<Consumer<String>> watcher = Optional.empty();

    private Rules(Origin origin, Loaded loaded, RuleCache cache, Catalogue catalogue,
            SortedMap<String, Class<?>> declared, Own own) {
        this.origin = origin;
        this.loaded = loaded;
        this.cache = cache;
        this.index = loaded.index;
        this.catalogue = catalogue;
        this.declared = Collections.unmodifiableSortedMap(declared);
        this.own = own;
    }

    /// The shipped rules: those that the build compiled if nobody has edited them since.
    ///
    /// @param home the folder that holds `facts`, `rules` and `templates`
    /// @param cache where compiled rules are kept; made if it does not exist
    /// @throws Mistake for a mistake in a rule file
    public static Rules load(Path home, Path cache) {
        return load(home, OwnRules.NONE, cache);
    }

    /// @param own directories of an author's own
    /// @throws Mistake for a mistake in a file of the rules, or for what a rule of a directory that is not trusted may not do;
    ///     nothing of it has been loaded then
    public static Rules load(Path home, OwnRules own, Path cache) {
        Origin origin = new Origin(home, own, new HashMap<>());
        return origin.told(() -> {
            Prepared prepared = Prepared.read(home, own);
            RuleCache kept = new RuleCache(cache);
            return closely(prepared, () -> of(origin, prepared, kept,
                    load(prepared.sources(), kept, restraint(own, prepared.sources()))));
        });
    }

    /// What the compiler refuses is looked at again for a better place.
    private static Rules closely(Prepared prepared, Supplier<Rules> loading) {
        try {
            return loading.get();
        } catch (Mistake mistake) {
            throw RuleCheck.closer(prepared.sources(), mistake);
        }
    }

    private static Optional<OwnClasses> restraint(OwnRules own, RuleSources sources) {
        return own.trusted() ? Optional.empty() : Optional.of(new OwnClasses(sources));
    }

    private static Rules of(Origin origin, Prepared prepared, RuleCache kept, Loaded all) {
        Loaded loaded = all;
        Overrides overrides = Overrides.of(OverridesFile.read(origin.own.directories()), loaded.index);
        Set<String> off = overrides.itemsOff(loaded.index);
        List<String> changes = new ArrayList<>(prepared.changes());
        changes.addAll(overrides.told());
        if (!overrides.isEmpty()) loaded = loaded.with(overrides.applied(loaded.index));
        Catalogue catalogue = Catalogue.read(origin.home.resolve("rules"), loaded.index).without(off);
        try {
            SortedMap<String, Class<?>> declared = new TreeMap<>();
            for (Map.Entry<String, String> type : loaded.index.declared().entrySet()) {
                declared.put(type.getKey(), loaded.top.loadClass(type.getValue()));
            }
            return new Rules(origin, loaded, kept, catalogue, declared,
                    new Own(origin.own, List.copyOf(changes),
                            prepared.warnings().stream().map(Warning::toString).toList()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules do not load", e);
        }
    }

    /// These with their files as they are now. Of a file in which no more than rules was edited, only these rules are
    /// compiled, and those that extend them; of what is declared in one, everything that could name it.
    ///
    /// @throws Mistake for a mistake in a file of the rules, or for what a rule may not do
    public Rules edited() {
        return origin.told(() -> {
            Prepared now = Prepared.read(origin.home, origin.own);
            return closely(now, () -> edited(now));
        });
    }

    private Rules edited(Prepared now) {
        RuleIndex read = RuleReader.read(now.sources(), origin.parsed);
        Optional<OwnClasses> restraint = restraint(origin.own, now.sources());
        loaded.units.stream().filter(one -> one.unit().isOwn())
                .forEach(one -> restraint.ifPresent(classes -> classes.know(one.classes())));
        List<RuleUnit> all = RuleUnit.of(now.sources(), platform(built()));
        if (!bases(all).equals(bases(units())))
            return of(origin, now, cache, load(now.sources(), cache, restraint));
        List<LoadedUnit> units = new ArrayList<>();
        for (RuleUnit unit : all) {
            Optional<LoadedUnit> old = loaded.units.stream()
                    .filter(one -> one.unit().name().equals(unit.name())).findFirst();
            if (old.isPresent() && old.get().unit().files().equals(unit.files())) {
                units.add(old.get());
                continue;
            }
            Optional<RuleEdit> edit = old.flatMap(one -> RuleEdit.between(one.compiled(), unit.files()));
            if (edit.isEmpty() && unit.isBase()) {
                return of(origin, now, cache, load(now.sources(), cache, restraint));
            }
            SortedMap<String, String> files = edit.map(RuleEdit::files).orElse(unit.files());
            RuleCompiler.Compiled compiled = files.isEmpty()
                    ? RuleCompiler.NOTHING
                    : RuleCompiler.compile(read, new RuleSources(files), loaded.below);
            if (unit.isOwn()) restraint.ifPresent(classes -> classes.check(read, unit, compiled));
            units.add(edit.isPresent()
                    ? old.get().with(unit, edit.get(), compiled)
                    : new LoadedUnit(unit, compiled.models(), new RuleClasses(compiled.classes(), loaded.top)));
        }
        return of(origin, now, cache, new Loaded(read, units, loaded.below, loaded.top, Set.of()));
    }

    /// The names of those that others build on.
    private static List<String> bases(List<RuleUnit> units) {
        return units.stream().filter(RuleUnit::isBase).map(RuleUnit::name).toList();
    }

    /// Parses everything, and compiles rules of some items as if they had been edited, which makes [#edited] quick.
    ///
    /// @param items such as `PE-8`
    public void warmUp(Set<String> items) {
        RuleReader.read(Prepared.read(origin.home, origin.own).sources(), origin.parsed);
        int left = WARMING;
        for (RuleIndex.Rule rule : index.rules()) {
            if (!rule.stage().equals("judge") || rule.isBase() || !items.contains(rule.item()) || left-- <= 0) continue;
            RuleUnit unit = units().stream().filter(one -> one.files().containsKey(rule.file())).findFirst()
                    .orElseThrow();
            SortedMap<String, String> before = new TreeMap<>(unit.files());
            before.computeIfPresent(rule.file(), (file, text) -> text.replace("rule \"" + rule.name() + "\"",
                    "rule \"" + rule.name() + " before\""));
            RuleEdit.between(before, unit.files())
                    .ifPresent(edit -> RuleCompiler.compile(index, new RuleSources(edit.files()), loaded.below));
        }
    }

    private static String hash(Path home, OwnRules own) {
        String hash = RuleSources.hashOf(home, List.of("facts", "rules", "templates"));
        for (Path directory : own.directories()) {
            hash = RuleSources.hashOf(hash + RuleSources.hashOf(directory,
                    List.of("facts", "rules", "templates", Overrides.FILE)));
        }
        return hash;
    }

    /// What the build compiled, except for units that were edited since.
    ///
    /// @param restraint what looks through the classes of an author's own rules before they are loaded
    private static Loaded load(RuleSources sources, RuleCache kept, Optional<OwnClasses> restraint) {
        ClassLoader application = Rules.class.getClassLoader();
        Optional<RuleIndex> built = built();
        String platform = platform(built);
        if (built.isPresent() && built.get().hash().equals(sources.hash() + platform)) {
            RuleIndex index = built.get();
            List<RuleUnit> units = RuleUnit.of(sources, index.units());
            return new Loaded(index,
                    units.stream().map(unit -> new LoadedUnit(unit, unit.own(index.models()), application)).toList(),
                    new RuleClasses.WithoutBuilt(application, units.getFirst().packages()), application, Set.of());
        }
        RuleIndex index = kept.index(sources, platform);
        List<RuleUnit> units = RuleUnit.of(sources, platform);
        List<LoadedUnit> loaded = new ArrayList<>();
        ClassLoader below = new RuleClasses.WithoutBuilt(application, Set.of());
        ClassLoader top = application;
        for (RuleUnit unit : units) {
            if (built.isPresent() && unit.hash().equals(built.get().units().get(unit.name()))) {
                loaded.add(new LoadedUnit(unit, unit.own(built.get().models()), application));
                if (unit.isBase()) below = new RuleClasses.WithoutBuilt(application, unit.packages());
                continue;
            }
            RuleCompiler.Compiled compiled = kept.unit(index, unit, below);
            if (unit.isOwn()) restraint.ifPresent(classes -> classes.check(index, unit, compiled));
            LoadedUnit one = new LoadedUnit(unit, compiled.models(), new RuleClasses(compiled.classes(), top));
            loaded.add(one);
            if (unit.isBase()) {
                below = new RuleClasses(compiled.classes(), below);
                top = one.loader();
            }
        }
        return new Loaded(index, loaded, below, top, Set.of());
    }

    /// A hash of the classes that the build compiled rules against; empty without a build.
    static String platform(Optional<RuleIndex> built) {
        return built.map(index -> index.hash().substring(Math.min(64, index.hash().length()))).orElse("");
    }

    /// What the build knows of the rules that it compiled.
    static Optional<RuleIndex> built() {
        try (InputStream file = Rules.class.getClassLoader().getResourceAsStream(RuleCompiler.INDEX)) {
            if (file == null) return Optional.empty();
            return Optional.of(RuleIndex.read(new DataInputStream(new ByteArrayInputStream(file.readAllBytes()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param told the name of each rule that fires from now on, by any thread
    public void watch(Consumer<String> told) {
        watcher = Optional.of(told);
    }

    Optional<Consumer<String>> watcher() {
        return watcher;
    }

    /// The simple names of the types that patterns name: facts of other kinds need not be made.
    public Set<String> kindsNamed(Purpose purpose) {
        Set<String> kinds = new TreeSet<>();
        Predicate<String> packages = packages(purpose);
        for (RuleIndex.Rule rule : index.rules()) {
            if (packages.test(rule.inPackage())) kinds.addAll(rule.kinds());
        }
        return kinds;
    }

    /// Where patterns look, in order of rule; see [Lookups#keys].
    Set<String> lookups(Purpose purpose) {
        Set<String> lookups = new LinkedHashSet<>();
        Predicate<String> packages = packages(purpose);
        for (RuleIndex.Rule rule : index.rules()) {
            if (packages.test(rule.inPackage())) lookups.addAll(rule.lookups());
        }
        return lookups;
    }

    /// Makes the rules ready to run, which takes a while the first time and may go on beside the reading of a repository.
    public void prepare(Purpose purpose) {
        base(purpose);
    }

    synchronized KieBase base(Purpose purpose) {
        return bases.computeIfAbsent(purpose, key -> loaded.base(packages(key)));
    }

    /// @param broken names of rules to leave out
    KieBase base(Purpose purpose, Set<String> broken) {
        if (broken.isEmpty()) return base(purpose);
        Predicate<String> packages = packages(purpose);
        KieBase base = loaded.base(packages);
        for (RuleIndex.Rule rule : index.rules()) {
            if (broken.contains(rule.name()) && packages.test(rule.inPackage())) {
                base.removeRule(rule.inPackage(), rule.name());
            }
        }
        return base;
    }

    /// A package without rules may declare a type.
    private Predicate<String> packages(Purpose purpose) {
        if (purpose == Purpose.JUDGE) return any -> true;
        Set<String> deriving = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (RuleIndex.Rule rule : index.rules()) {
            (rule.stage().equals("derive") ? deriving : others).add(rule.inPackage());
        }
        return name -> deriving.contains(name) || !others.contains(name);
    }

    /// The types that rule files declare, by simple name.
    public Map<String, Class<?>> declaredKinds() {
        return declared;
    }

    /// Every item of the checklists, in the order of the specification.
    public List<Item> items() {
        return catalogue.items();
    }

    /// What directories of an author's own change of the shipped rules, one sentence each.
    public List<String> changes() {
        return own.changes;
    }

    /// What the author of such a directory should know, one sentence each, with file, line and column.
    public List<String> warnings() {
        return own.warnings;
    }

    /// SHA-256 over all files of facts, rules and templates in use.
    public String hash() {
        String known = hash;
        if (known == null) hash = known = hash(origin.home, origin.own);
        return known;
    }

    RuleIndex index() {
        return index;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /// All rules as their authors wrote them, in order of file and line.
    public List<RuleSource> sources() {
        List<RuleSource> sources = new ArrayList<>();
        SortedMap<String, String> files = new TreeMap<>();
        units().forEach(unit -> files.putAll(unit.files()));
        files.forEach((file, text) -> RuleText.of(RuleSources.shown(file, own.rules.directories()), text)
                .forEach(rule -> sources.add(RuleSource.of(rule, text))));
        return sources;
    }

    /// The path of a rule file for people.
    String shown(String file) {
        return RuleSources.shown(file, own.rules.directories());
    }

    /// How long compiling took when these were loaded, in nanoseconds; 0 if all was kept from before.
    public long compiling() {
        return cache.compiling();
    }

    /// The items that can come out otherwise if some rules change: those that they judge, and those that rest on what they
    /// derive.
    ///
    /// @param changed names of rules
    public SortedSet<String> itemsOn(Set<String> changed) {
        return Dependents.items(index, sources(), changed);
    }

    /// The units of rules, for what takes them apart.
    List<RuleUnit> units() {
        return loaded.units.stream().map(LoadedUnit::unit).toList();
    }

    /// Compiles a unit that reports with other texts, unless that was done before.
    ///
    /// @param files its files
    RuleCompiler.Compiled compile(RuleUnit unit, SortedMap<String, String> files) {
        String below = loaded.units.stream().map(LoadedUnit::unit).filter(RuleUnit::isBase).map(RuleUnit::hash)
                .collect(Collectors.joining());
        String hash = RuleSources.hashOf(below + new RuleSources(files).hash());
        return cache.unit(index, new RuleUnit(unit.name(), unit.packages(), files, hash), loaded.below);
    }

    /// These with other rules in the place of one unit's.
    ///
    /// @param changed what knows the new rules, too
    /// @param wanted the names of the rules to keep, in any unit; at least one
    Rules with(RuleUnit unit, RuleCompiler.Compiled compiled, RuleIndex changed, Set<String> wanted) {
        List<LoadedUnit> units = new ArrayList<>();
        for (LoadedUnit one : loaded.units) {
            units.add(one.unit().name().equals(unit.name())
                    ? new LoadedUnit(unit, compiled.models(), new RuleClasses(compiled.classes(), loaded.top))
                    : one);
        }
        return new Rules(origin, new Loaded(changed, units, loaded.below, loaded.top, wanted), cache, catalogue,
                declared, own);
    }

    /// Where rules come from.
    ///
    /// @param parsed what was parsed of it for [#edited]
    private record Origin(Path home, OwnRules own, Map<String, RuleFile> parsed) {

        /// A mistake names its file as people know it.
        Rules told(Supplier<Rules> loading) {
            try {
                return loading.get();
            } catch (Mistake mistake) {
                throw mistake.in(RuleSources.shown(mistake.file(), own.directories()));
            }
        }
    }

    /// @param units those that others build on come first
    /// @param below has the types that those declare, and none of the others' classes
    /// @param top loads the types that they declare
    /// @param wanted the names of the rules to load; empty for all
    private record Loaded(RuleIndex index, List<LoadedUnit> units, ClassLoader below, ClassLoader top,
            Set<String> wanted) {

        /// Only the rules of another index, which has no new ones.
        Loaded with(RuleIndex other) {
            Set<String> left = other.rules().stream().map(RuleIndex.Rule::name).collect(Collectors.toSet());
            return new Loaded(other, units, below, top, other.rules().size() == index.rules().size() ? wanted : left);
        }

        KieBase base(Predicate<String> packages) {
            try {
                List<Model> models = new ArrayList<>();
                for (LoadedUnit unit : units) {
                    for (Model model : unit.load(packages)) {
                        models.add(wanted.isEmpty() ? model : PartOfModel.of(model, wanted));
                    }
                }
                return KieBaseBuilder.createKieBaseFromModel(models);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("compiled rules do not load", e);
            }
        }
    }
}
