package dev.assay.engine;

import dev.assay.findings.Item;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;

/// Loaded rules. They may be used from several threads.
public final class Rules {

    private final KieBase base;
    private final RuleIndex index;
    private final Catalogue catalogue;
    private final SortedMap<String, Class<?>> declared;
    private final String hash;

    private Rules(KieBase base, RuleIndex index, Catalogue catalogue, SortedMap<String, Class<?>> declared,
            String hash) {
        this.base = base;
        this.index = index;
        this.catalogue = catalogue;
        this.declared = Collections.unmodifiableSortedMap(declared);
        this.hash = hash;
    }

    /// The shipped rules: those that the build compiled if nobody has edited them since.
    ///
    /// @param home the folder that holds `facts`, `rules` and `templates`
    /// @param cache where compiled rules are kept; made if it does not exist
    /// @throws RuleMistake for a mistake in a rule file
    public static Rules load(Path home, Path cache) {
        return load(home, List.of(), cache);
    }

    /// @param further directories with `.drl` files of an author's own
    public static Rules load(Path home, List<Path> further, Path cache) {
        RuleSources sources = RuleSources.read(home, further);
        String hash = RuleSources.hashOf(home, List.of("facts", "rules", "templates"));
        Optional<RuleIndex> built = built();
        String own = built.map(index -> index.hash().substring(Math.min(64, index.hash().length()))).orElse("");
        Loaded loaded;
        if (built.isPresent() && built.get().hash().equals(sources.hash() + own)) {
            loaded = new Loaded(built.get(), Rules.class.getClassLoader());
        } else {
            RuleCompiler.Compiled compiled = RuleCache.get(sources, cache, own);
            loaded = new Loaded(compiled.index(), new InMemory(compiled.classes(), Rules.class.getClassLoader()));
        }
        if (!further.isEmpty()) hash = RuleSources.hashOf(hash + sources.hash());
        Catalogue catalogue = Catalogue.read(home.resolve("rules/items.md"), loaded.index);
        try {
            SortedMap<String, Class<?>> declared = new TreeMap<>();
            for (Map.Entry<String, String> type : loaded.index.declared().entrySet()) {
                declared.put(type.getKey(), loaded.loader.loadClass(type.getValue()));
            }
            return new Rules(loaded.base(), loaded.index, catalogue, declared, hash);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("compiled rules do not load", e);
        }
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
    public Set<String> kindsNamed() {
        return Collections.unmodifiableSet(index.kinds());
    }

    /// The types that rule files declare, by simple name.
    public Map<String, Class<?>> declaredKinds() {
        return declared;
    }

    /// Every item of the checklists, in the order of the specification.
    public List<Item> items() {
        return catalogue.items();
    }

    /// SHA-256 over all files of facts, rules and templates in use.
    public String hash() {
        return hash;
    }

    KieBase base() {
        return base;
    }

    RuleIndex index() {
        return index;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    private record Loaded(RuleIndex index, ClassLoader loader) {

        KieBase base() throws ReflectiveOperationException {
            Collection<Model> models = new ArrayList<>();
            for (String model : index.models()) {
                models.add((Model) loader.loadClass(model).getDeclaredConstructor().newInstance());
            }
            return KieBaseBuilder.createKieBaseFromModel(models);
        }
    }

    /// Its own classes come first: the class path may hold older ones of the same names.
    private static final class InMemory extends ClassLoader {

        private final SortedMap<String, byte[]> classes;

        InMemory(SortedMap<String, byte[]> classes, ClassLoader parent) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
            }
        }
    }
}
