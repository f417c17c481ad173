package dev.assay;

import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A fact as people and programs are shown it.
///
/// @param kind such as `Call`
/// @param at null for a concept that stands nowhere, such as a checklist that applies
/// @param properties in the order in which the kind declares them: strings, integers, truth values, lists of strings,
///     values and other facts; what is absent is the empty string
public record FactRow(String kind, @Nullable Place at, Map<String, Object> properties) {

    static FactRow of(Fact fact) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            if (component.getType() == Place.class) continue;
            try {
                Object value = component.getAccessor().invoke(fact);
                properties.put(component.getName(), value == null ? "" : value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read `" + component.getName() + "` of " + fact, e);
            }
        }
        return new FactRow(fact.getClass().getSimpleName(), fact.at(), properties);
    }
}
