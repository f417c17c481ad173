package dev.assay.engine;

import dev.assay.findings.Item;
import dev.assay.mistakes.Mistake;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/// Loaded rules. They may be used from several threads.
public final class Rules {

    /// What rules are run for: `DERIVE` leaves out the packages that only judge, so that it starts sooner and matches less.
    public enum Purpose {
        DERIVE, JUDGE
    }

    /// Drools 10.2 makes the segments of its network beforehand, and then a `not` behind patterns that its rule shares with
    /// others sometimes stays unlinked: whether the rule can fire at all depends on which other rules there are. Segments
    /// that are made when they are needed do not have that. It is read when Drools' class loads, so before the first
    /// network is built.
    static {
        System.setProperty("drools.useEagerSegmentCreation", "false");
    }

    /// What an author's own directories brought along.
    ///
    /// @param changes what they change of the shipped rules, one sentence each
    /// @param warnings what their author should know, one sentence each
    private record Own(OwnRules rules, List<String> changes, List<String> warnings) {}

    private final Loaded loaded;
    private final RuleCache cache;
    private final RuleIndex index;
    private final Catalogue catalogue;
    private final SortedMap<String, Class<?>> declared;
    private final String hash;
    private final Own own;
    private final Map<Purpose, KieBase> bases = new EnumMap<>(Purpose.class);

    private Rules(Loaded loaded, RuleCache cache, Catalogue catalogue, SortedMap<String, Class<?>> declared,
            String hash, Own own) {
        this.loaded = loaded;
        this.cache = cache;
        this.index = loaded.index;
        this.catalogue = catalogue;
        this.declared = Collections.unmodifiableSortedMap(declared);
        this.hash = hash;
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
        try {
            return loaded(home, own, cache);
        } catch (Mistake mistake) {
            throw mistake.in(RuleSources.shown(mistake.file(), own.directories()));
        }
    }

    private static Rules loaded(Path home, OwnRules own, Path cache) {
        RuleSources written = RuleSources.read(home, own.directories());
        List<String> changes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (!own.isEmpty()) {
            Vocabulary vocabulary = Vocabulary.read(home);
            for (int i = 0; i < own.directories().size(); i++) {
                String told = vocabulary.told(own.directories().get(i), RuleSources.own(i));
                if (!told.isEmpty()) warnings.add(told);
            }
            OldNames.Result renamed = OldNames.replaced(written, vocabulary, own.directories());
            warnings.addAll(renamed.warnings());
            Replacing replacing = Replacing.of(renamed.sources());
            written = replacing.sources();
            replacing.replaced().forEach(rule -> changes.add("Rule \"" + rule + "\" is replaced."));
        }
        RuleSources sources = written;
        if (!own.trusted()) OwnSource.check(sources);
        RuleCache kept = new RuleCache(cache);
        Loaded loaded = load(sources, kept, own.trusted() ? Optional.empty() : Optional.of(new OwnClasses(sources)));
        Overrides overrides = Overrides.of(OverridesFile.read(own.directories()), loaded.index);
        Set<String> off = overrides.itemsOff(loaded.index);
        changes.addAll(overrides.told());
        if (!overrides.isEmpty()) loaded = loaded.with(overrides.applied(loaded.index));
        Catalogue catalogue = Catalogue.read(home.resolve("rules"), loaded.index).without(off);
        try {
            SortedMap<String, Class<?>> declared = new TreeMap<>();
            for (Map.Entry<String, String> type : loaded.index.declared().entrySet()) {
                declared.put(type.getKey(), loaded.top.loadClass(type.getValue()));
            }
            return new Rules(loaded, kept, catalogue, declared, hash(home, own),
                    new Own(own, List.copyOf(changes), List.copyOf(warnings)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules do not load", e);
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
        String platform = built.map(index -> index.hash().substring(Math.min(64, index.hash().length()))).orElse("");
        List<RuleUnit> units = RuleUnit.of(sources, platform);
        if (built.isPresent() && built.get().hash().equals(sources.hash() + platform)) {
            RuleIndex index = built.get();
            return new Loaded(index,
                    units.stream().map(unit -> new LoadedUnit(unit, unit.own(index.models()), application)).toList(),
                    new RuleClasses.WithoutBuilt(application, units.getFirst().packages()), application, Set.of());
        }
        RuleIndex index = kept.index(sources, platform);
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
                top = one.loader;
            }
        }
        return new Loaded(index, loaded, below, top, Set.of());
    }

    private static Optional<RuleIndex> built() {
        try (InputStream file = Rules.class.getClassLoader().getResourceAsStream(RuleCompiler.INDEX)) {
            if (file == null) return Optional.empty();
            return Optional.of(RuleIndex.read(new DataInputStream(new ByteArrayInputStream(file.readAllBytes()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return hash;
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
            units.add(one.unit.name().equals(unit.name())
                    ? new LoadedUnit(unit, compiled.models(), new RuleClasses(compiled.classes(), loaded.top))
                    : one);
        }
        return new Rules(new Loaded(changed, units, loaded.below, loaded.top, wanted), cache, catalogue, declared, hash,
                own);
    }

    /// @param models names of its Drools model classes
    private record LoadedUnit(RuleUnit unit, List<String> models, ClassLoader loader) {}

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
                    for (String name : unit.models) {
                        if (!packages.test(name.substring(0, name.lastIndexOf('.')))) continue;
                        Model model = (Model) unit.loader.loadClass(name).getDeclaredConstructor().newInstance();
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
