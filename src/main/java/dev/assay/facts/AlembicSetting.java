package dev.assay.facts;

/// A setting of an `alembic.ini`.
///
/// @param section such as `alembic`
/// @param name such as `sqlalchemy.url`
/// @param value as written
public record AlembicSetting(Place at, String section, String name, String value) implements Fact {

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
