package dev.assay.facts;

/// An entry point that a package declares.
///
/// @param group such as `console_scripts` or `acme.lifespan`
/// @param name the name in the group
/// @param value as written, such as `acme.db:lifespan`
/// @param target the dotted name that it stands for, extras removed: `acme.db.lifespan`
public record EntryPoint(Place at, String group, String name, String value, String target) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
