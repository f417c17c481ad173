package dev.assay.facts;

/// How many connections a database or cache server is told to take.
///
/// @param server `postgresql` or `redis`
/// @param name `max_connections`, `superuser_reserved_connections`, `reserved_connections` or `maxclients`
/// @param amount an `Integer` where it is known, else a `String` that names what is not; see [Amount]
/// @param deployment the file that is run, as in [Process]; the file itself for a configuration of the server
/// @param service of the deployment; empty if there is none
public record ServerSetting(Place at, String server, String name, Object amount, String deployment,
        String service) implements Fact {

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerSetting that && at.equals(that.at) && name.equals(that.name)
                && deployment.equals(that.deployment);
    }

    @Override
    public int hashCode() {
        return at.hashCode() * 31 + name.hashCode();
    }
}
