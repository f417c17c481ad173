package dev.assay.facts;

/// A number that the configuration says beforehand, since reading cannot tell it.
///
/// @param name what it is of: `workers`, `replicas`, `max_connections`, `maxclients`, or what stands in a sum of the budget,
///     such as a settings field, an environment variable or a group of entry points
/// @param number 0 or more
public record Answer(Place at, String name, int number) implements Fact {

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer that && name.equals(that.name) && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return at.hashCode() * 31 + name.hashCode();
    }
}
