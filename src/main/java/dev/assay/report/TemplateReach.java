package dev.assay.report;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.SecureUberspector;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.apache.velocity.util.introspection.VelPropertySet;
import org.jspecify.annotations.Nullable;

/// What a template may ask of what it is given: what reports, facts and findings say, texts, numbers and collections.
/// Classes are out of reach, and nothing can be changed. Velocity makes it by its name.
public final class TemplateReach extends SecureUberspector {

    private static final Set<String> OURS = Set.of("dev.assay.report", "dev.assay.facts", "dev.assay.findings");
    private static final Set<String> NEVER = Set.of("getClass", "getDeclaringClass", "wait", "notify", "notifyAll",
            "parallelStream", "repeat", "format", "formatted");

    @Override
    public @Nullable VelMethod getMethod(Object target, String name, Object[] arguments, Info info) {
        return isOpen(target) && !NEVER.contains(name) ? super.getMethod(target, name, arguments, info) : null;
    }

    @Override
    public @Nullable VelPropertyGet getPropertyGet(Object target, String name, Info info) {
        return isOpen(target) && !NEVER.contains("get" + name.substring(0, 1).toUpperCase() + name.substring(1))
                ? super.getPropertyGet(target, name, info)
                : null;
    }

    @Override
    public @Nullable VelPropertySet getPropertySet(Object target, String name, Object value, Info info) {
        return null;
    }

    /// Velocity leaves the type open.
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public @Nullable Iterator getIterator(Object target, Info info) {
        if (!isOpen(target)) return null;
        Iterator<?> loop = super.getIterator(target, info);
        TemplateLimits limits = TemplateLimits.current();
        return loop == null || limits == null
                ? loop
                : limits.counted(loop, info.getTemplateName(), info.getLine(), info.getColumn());
    }

    private static boolean isOpen(Object target) {
        return switch (target) {
            case String _,Number _,Boolean _,Character _,Collection<?> _,Map<?, ?> _,Map.Entry<?, ?> _,Optional<?> _,Object[] _ ->
                true;
            default -> OURS.contains(target.getClass().getPackageName());
        };
    }
}
