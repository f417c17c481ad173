package dev.assay.facts;

/// Something that was read, never an opinion of it.
///
/// A fact is itself: two facts are equal if they are of one kind and stand at the same bytes of the same file,
/// whatever else they say. Every record of this package keeps to that through [#same] and [#hash].
public interface Fact {

    Place at();

    default String path() {
        return at().file().path();
    }

    /// The first line, counted from 1.
    default int line() {
        return at().line();
    }

    /// The dotted module name; empty in a file that is not Python.
    default String module() {
        return at().file().module();
    }

    /// The name of the package that it stands in.
    default String inPackage() {
        return at().file().inPackage();
    }

    /// Whether it stands in code that runs in production.
    default boolean isProduction() {
        return at().file().role() == Role.PRODUCTION;
    }

    /// Whether it stands in a test.
    default boolean isTest() {
        return at().file().role() == Role.TEST;
    }

    /// Whether it stands in a migration script or its environment.
    default boolean isMigration() {
        return at().file().role() == Role.MIGRATION;
    }

    static boolean same(Fact one, Object other) {
        return one == other
                || other instanceof Fact fact && one.getClass() == fact.getClass() && one.at().equals(fact.at());
    }

    static int hash(Fact one) {
        return one.at().hashCode() * 31 + one.getClass().hashCode();
    }
}
