package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A call.
///
/// @param callee as written
/// @param target the dotted name of what is called; empty if it could not be resolved
/// @param method the last name of `callee`, such as `get` in `self.client.get`; empty where there is none
/// @param receiver what stands before the last dot of `callee`, as written; empty where there is none
/// @param receiverName the dotted name of the receiver, such as `app.cache.entries`; empty if it has none
/// @param receiverType the class of the receiver, resolved; empty if unknown
/// @param argumentCount how many arguments are written, splats too
/// @param arguments the arguments; a join with [Argument] is only needed to report one
/// @param awaited whether it stands directly under `await`
/// @param discarded whether it is a statement of its own, with `await` or without, so that nothing takes its result
/// @param inLoop whether a loop or a comprehension of the same function runs it many times
/// @param entered whether it is the context expression of a `with` or `async with`, or given to an exit stack
/// @param inFinally whether it stands in a `finally` block
/// @param afterYield whether it stands behind a `yield` of its function in source order
/// @param atImport whether it runs when its module is imported
/// @param assignedTo the name that takes its result, resolved, such as `app.db.engine` or `app.db.Pool.client`;
///     empty where there is none
/// @param enclosingFunction null at module or class level
/// @param enclosingClass null outside classes
public record Call(Place at, String callee, String target, String method, String receiver, String receiverName,
        String receiverType, int argumentCount, Arguments arguments, boolean awaited, boolean discarded,
        boolean inLoop, boolean entered, boolean inFinally, boolean afterYield, boolean atImport, String assignedTo,
        @Nullable FunctionDefinition enclosingFunction, @Nullable ClassDefinition enclosingClass) implements Fact {

    /// The first name of `target`, such as `redis`; empty if it could not be resolved. To ask for it first is quick.
    public String getLibrary() {
        int dot = target.indexOf('.');
        return dot < 0 ? target : target.substring(0, dot);
    }

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
