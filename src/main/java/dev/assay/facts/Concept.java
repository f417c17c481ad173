package dev.assay.facts;

import java.lang.reflect.Method;

/// What `declare Pool extends Concept` in `facts/*.drl` inherits: a concept stands where its subject stands.
///
/// Its first field is `subject : Call @key`, with the fact's own type. The key fields alone tell two concepts of a type
/// apart.
public abstract class Concept implements Fact {

    private static final ClassValue<Method> SUBJECT = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            try {
                return type.getMethod("getSubject");
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type.getName() + " has no field `subject`", e);
            }
        }
    };

    /// The fact that it is about. Not `getSubject`: the declared type has that one, with the fact's own type.
    public final Fact about() {
        try {
            return (Fact) SUBJECT.get(getClass()).invoke(this);
        } catch (ReflectiveOperationException e) {
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
