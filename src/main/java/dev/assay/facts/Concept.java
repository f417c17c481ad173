package dev.assay.facts;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// What `declare Pool extends Concept` in `facts/*.drl` inherits: a concept stands where its subject stands.
///
/// Its first field is `subject : Call @key`, with the fact's own type. The key fields alone tell two concepts of a type
/// apart.
public abstract class Concept implements Fact {

    private static final ClassValue<MethodHandle> SUBJECT = new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
            try {
                return MethodHandles.publicLookup().unreflect(type.getMethod("getSubject"))
                        .asType(MethodType.methodType(Fact.class, Concept.class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type.getName() + " has no field `subject`", e);
            }
        }
    };

    /// The fact that it is about. Not `getSubject`: the declared type has that one, with the fact's own type.
    public final Fact about() {
        try {
            return (Fact) SUBJECT.get(getClass()).invokeExact(this);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Place at() {
        return about().at();
    }

    /// What the generated `equals` asks before it compares the key fields.
    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass();
    }

    @Override
    public int hashCode() {
        return getClass().getName().hashCode();
    }
}
