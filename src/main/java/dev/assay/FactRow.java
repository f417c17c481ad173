package dev.assay;

import dev.assay.engine.Derived;
import dev.assay.facts.Arguments;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A fact as people and programs are shown it.
public final class FactRow {

    private final String kind;
    private final @Nullable Place at;
    private final Supplier<Map<String, Object>> reading;
    private @Nullable Map<String, Object> properties;

    /// @param properties worked out when they are asked for: most rows are only counted or filtered
    public FactRow(String kind, @Nullable Place at, Supplier<Map<String, Object>> properties) {
        this.kind = kind;
        this.at = at;
        this.reading = properties;
    }

    static FactRow of(Fact fact) {
        if (!fact.getClass().isRecord()) return of(new Derived(fact));
        return new FactRow(fact.getClass().getSimpleName(), fact.at(), () -> read(fact));
    }

    static FactRow of(Derived derived) {
        return new FactRow(derived.kind(), derived.at().orElse(null), derived::properties);
    }

    /// Such as `Call`.
    public String kind() {
        return kind;
    }

    /// Null for a concept that stands nowhere, such as a checklist that applies.
    public @Nullable Place at() {
        return at;
    }

    /// In the order in which the kind declares them: strings, integers, truth values, lists of strings, values and other
    /// facts; what is absent is the empty string.
    public Map<String, Object> properties() {
        if (properties == null) properties = reading.get();
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
