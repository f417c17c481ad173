package dev.assay.facts;

import org.jspecify.annotations.Nullable;

/// A name that an import statement brings in; one for each name.
///
/// @param importedFrom the imported module, absolute: relative imports are resolved
/// @param name the imported name; empty for `import module`, `*` for all of them
/// @param alias the name that it gets in this file
/// @param target the dotted name that it stands for after re-exports are followed
/// @param typeChecking whether it stands under `if TYPE_CHECKING`
/// @param enclosingFunction null at module level
public record Import(Place at, String importedFrom, String name, String alias, String target, boolean typeChecking,
        @Nullable FunctionDefinition enclosingFunction) implements Fact {

    /// The dotted name that it gives to what it brings in: its module and `alias`. Others import it by this name.
    public String getBoundTo() {
        return module() + "." + alias;
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
