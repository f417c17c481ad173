package dev.assay.resolve;

import dev.assay.facts.Arguments;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.Value;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The kinds of facts that queries fill: records of `dev.assay.facts`, and types that an author declares.
final class Kinds {

    /// What a property holds.
    enum Sort { TEXT, TEXTS, VALUE, VALUES, TRUTH, NUMBER, FACT, PLACE, ARGUMENTS }

    /// A property of a kind.
    ///
    /// @param kind for a fact its kind; else empty
    record Property(String name, Sort sort, String kind) {}

    /// A kind and how to make one.
    ///
    /// @param properties in order of the record, or of name for a declared type
    record Kind(String name, List<Property> properties, Maker maker) {}

    @FunctionalInterface
    interface Maker {
        Fact make(Object[] values);
    }

    private final Map<String, Kind> byName = new LinkedHashMap<>();

    Kinds(Map<String, Class<?>> types) {
        types.forEach((name, type) -> byName.put(name,
                type.isRecord() ? record(name, type, types) : declared(name, type, types)));
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    Kind get(String name) {
        return byName.get(name);
    }

    private static Kind record(String name, Class<?> type, Map<String, Class<?>> types) {
        List<Property> properties = new ArrayList<>();
        List<Class<?>> signature = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.add(property(component.getName(), component.getGenericType(), types));
            signature.add(component.getType());
        }
        try {
            Constructor<?> constructor = type.getConstructor(signature.toArray(Class<?>[]::new));
            return new Kind(name, properties, values -> (Fact) make(constructor, values));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(name + " has no public canonical constructor", e);
        }
    }

    private static Kind declared(String name, Class<?> type, Map<String, Class<?>> types) {
        List<Method> setters = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.getName().startsWith("set") && method.getName().length() > 3
                    && method.getParameterCount() == 1) {
                setters.add(method);
            }
        }
        setters.sort(Comparator.comparing(Method::getName));
        List<Property> properties = new ArrayList<>();
        for (Method setter : setters) {
            String property = Character.toLowerCase(setter.getName().charAt(3)) + setter.getName().substring(4);
            properties.add(property(property, setter.getGenericParameterTypes()[0], types));
        }
        try {
            Constructor<?> constructor = type.getConstructor();
            return new Kind(name, properties, values -> {
                Object fact = make(constructor);
                for (int i = 0; i < values.length; i++) call(setters.get(i), fact, values[i]);
                return (Fact) fact;
            });
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(name + " has no constructor without parameters", e);
        }
    }

    private static Object make(Constructor<?> constructor, Object... values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass().getSimpleName(), e);
        }
    }

    private static void call(Method setter, Object fact, Object value) {
        try {
            setter.invoke(fact, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot " + setter.getName(), e);
        }
    }

    private static Property property(String name, Type type, Map<String, Class<?>> types) {
        if (type == String.class) return new Property(name, Sort.TEXT, "");
        if (type == Value.class) return new Property(name, Sort.VALUE, "");
        if (type == boolean.class || type == Boolean.class) return new Property(name, Sort.TRUTH, "");
        if (type == int.class || type == Integer.class) return new Property(name, Sort.NUMBER, "");
        if (type == Arguments.class) return new Property(name, Sort.ARGUMENTS, "");
        if (type == Place.class) return new Property(name, Sort.PLACE, "");
        if (type == List.class) return new Property(name, Sort.TEXTS, "");
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new Property(name, list.getActualTypeArguments()[0] == Value.class ? Sort.VALUES : Sort.TEXTS, "");
        }
        if (type instanceof Class<?> kind && types.containsValue(kind))
            return new Property(name, Sort.FACT, kind.getSimpleName());
        throw new IllegalArgumentException("a property cannot be a " + type.getTypeName() + ": `" + name + "`");
    }
}
