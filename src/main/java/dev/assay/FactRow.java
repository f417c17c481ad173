package dev.assay;

import dev.assay.engine.Derived;
import dev.assay.facts.Arguments;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fact as people and programs are shown it.
public final class FactRow {

    private final Object fact;
    private @Nullable Map<String, Object> properties;

    private FactRow(Object fact) {
        this.fact = fact;
    }

    /// @param fact a [Fact] or a [Derived]
    static FactRow of(Object fact) {
        boolean isDeclared = fact instanceof Fact && !fact.getClass().isRecord();
        return new FactRow(isDeclared ? new Derived(fact) : fact);
    }

    static @Nullable Place place(Object fact) {
        return fact instanceof Fact placed ? placed.at() : ((Derived) fact).at().orElse(null);
    }

    /// Such as `Call`.
    public String kind() {
        return fact instanceof Derived derived ? derived.kind() : fact.getClass().getSimpleName();
    }

    /// Null for a concept that stands nowhere, such as a checklist that applies.
    public @Nullable Place at() {
        return place(fact);
    }

    /// In the order in which the kind declares them: strings, integers, truth values, lists of strings, values and other
    /// facts; what is absent is the empty string.
    public Map<String, Object> properties() {
        if (properties == null) properties = fact instanceof Derived derived ? derived.properties() : read((Fact) fact);
        return properties;
    }

    private static Map<String, Object> read(Fact fact) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (component.getType() == Place.class || component.getType() == Arguments.class) continue;
            try {
                Object value = component.getAccessor().invoke(fact);
                properties.put(component.getName(), value == null ? "" : value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read `" + component.getName() + "` of " + fact, e);
            }
        }
        return properties;
    }
}
