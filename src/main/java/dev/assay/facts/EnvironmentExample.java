package dev.assay.facts;

/// A variable that a `.env` file or a deployment file names.
///
/// @param name such as `DATABASE_URL`
/// @param value as written, quotes removed; empty if there is none
/// @param origin `.env`, `Dockerfile`, `compose`, `kubernetes`, `helm` or `Procfile`
public record EnvironmentExample(Place at, String name, String value, String origin) implements Fact {

    @Override
    public boolean equals(Object other) {
        return other instanceof EnvironmentExample that && name.equals(that.name) && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return at.hashCode() * 31 + name.hashCode();
    }
}
