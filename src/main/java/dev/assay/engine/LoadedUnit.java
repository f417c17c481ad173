package dev.assay.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.drools.model.Model;

/// A unit whose compiled rules are at hand.
///
/// @param unit its files as they are
/// @param models names of its Drools model classes
/// @param loader has their classes
/// @param compiled the files that these classes were compiled from
/// @param edited what was compiled since
record LoadedUnit(RuleUnit unit, List<String> models, ClassLoader loader, SortedMap<String, String> compiled,
        Edited edited) {

    /// @param gone names of rules that the unit's own models no longer speak for
    /// @param wanted names of rules to take from these models in their place
    record Edited(Set<String> gone, Set<String> wanted, List<String> models, ClassLoader loader) {}

    LoadedUnit(RuleUnit unit, List<String> models, ClassLoader loader) {
        this(unit, models, loader, unit.files(), new Edited(Set.of(), Set.of(), List.of(), loader));
    }

    /// The names of the classes that were compiled since the build.
    Set<String> classes() {
        Set<String> names = new HashSet<>();
        for (ClassLoader one : List.of(loader, edited.loader)) {
            if (one instanceof RuleClasses compiledSince) names.addAll(compiledSince.names());
        }
        return names;
    }

    /// As edited.
    ///
    /// @param edit between the compiled files and those of `now`
    /// @param again what was compiled of it
    LoadedUnit with(RuleUnit now, RuleEdit edit, RuleCompiler.Compiled again) {
        return new LoadedUnit(now, models, loader, compiled, new Edited(edit.gone(), edit.compiled(), again.models(),
                new RuleClasses(again.classes(), loader)));
    }

    /// The models of the packages that are asked for.
    List<Model> load(Predicate<String> packages) throws ReflectiveOperationException {
        List<Model> all = new ArrayList<>();
        for (String name : models) {
            if (packages.test(name.substring(0, name.lastIndexOf('.')))) all.add(withEdits(model(name, loader)));
        }
        return all;
    }

    private Model withEdits(Model model) throws ReflectiveOperationException {
        Model whole = PartOfModel.without(model, edited.gone);
        for (String name : edited.models) {
            Model further = model(name, edited.loader);
            if (further.getPackageName().equals(model.getPackageName())) {
                whole = PartOfModel.with(whole, PartOfModel.of(further, edited.wanted).getRules());
            }
        }
        return whole;
    }

    private static Model model(String name, ClassLoader loader) throws ReflectiveOperationException {
        return (Model) loader.loadClass(name).getDeclaredConstructor().newInstance();
    }
}
