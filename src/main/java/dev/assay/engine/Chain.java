package dev.assay.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The getters behind names that dots join, such as `enclosingFunction.name`.
record Chain(List<Method> getters) {

    /// @throws IllegalArgumentException if a type has no such property
    static Chain of(Class<?> kind, String names) {
        List<Method> getters = new ArrayList<>();
        Class<?> type = kind;
        for (String name : names.split("[.]")) {
            Method getter = getter(type, name);
            type = getter.getReturnType();
            getters.add(getter);
        }
        return new Chain(getters);
    }

    private static Method getter(Class<?> type, String name) {
        String big = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Arrays.stream(new String[]{name, "get" + big, "is" + big})
                .flatMap(one -> Arrays.stream(type.getMethods())
                        .filter(method -> method.getName().equals(one) && method.getParameterCount() == 0))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no property " + name));
    }

    Class<?> type() {
        return getters.getLast().getReturnType();
    }

    /// Null where a step on the way is.
    @Nullable
    Object read(Object fact) {
        Object value = fact;
        try {
            for (Method getter : getters) {
                if (value == null) return null;
                value = getter.invoke(value);
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException problem) throw problem;
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return value;
    }
}
