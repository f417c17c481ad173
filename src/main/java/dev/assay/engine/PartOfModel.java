package dev.assay.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/// A compiled package with some of its rules.
record PartOfModel(Model whole, List<Rule> rules) implements Model {

    /// @param gone names of rules to leave out
    static Model without(Model whole, Set<String> gone) {
        if (gone.isEmpty()) return whole;
        return new PartOfModel(whole,
                whole.getRules().stream().filter(rule -> !gone.contains(rule.getName())).toList());
    }

    /// @param further rules of the same package
    static Model with(Model whole, List<Rule> further) {
        return new PartOfModel(whole, Stream.concat(whole.getRules().stream(), further.stream()).toList());
    }

    /// @param wanted names of rules
    static PartOfModel of(Model whole, Set<String> wanted) {
        return new PartOfModel(whole,
                whole.getRules().stream().filter(rule -> wanted.contains(rule.getName())).toList());
    }

    @Override
    public String getName() {
        return whole.getName();
    }

    @Override
    public String getPackageName() {
        return whole.getPackageName();
    }

    /// The interface leaves the type open.
    @Override
    @SuppressWarnings("rawtypes")
    public List<Global> getGlobals() {
        return whole.getGlobals();
    }

    @Override
    public List<Rule> getRules() {
        return rules;
    }

    @Override
    public List<Query> getQueries() {
        return whole.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return whole.getTypeMetaDatas();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return whole.getEntryPoints();
    }
}
