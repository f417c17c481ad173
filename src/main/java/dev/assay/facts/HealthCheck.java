package dev.assay.facts;

/// What a deployment asks to see whether a process is well: the `HEALTHCHECK` of an image, `healthcheck` of a compose file,
/// a probe of Kubernetes or of a chart. A script that it runs is looked into.
///
/// @param deployment as in [Process]
/// @param origin `Dockerfile`, `compose`, `kubernetes` or `helm`
/// @param name of the service or container; empty for a Dockerfile
/// @param program what runs there, without its path, such as `uvicorn`; empty if the image decides
/// @param served the Python file of the repository that holds the application or is run, such as `orders/main.py` for
///     `uvicorn main:app` in the folder `orders`; empty if that cannot be told
/// @param asked the path of the address that it asks, such as `/api/health`, without a query; `/` where it names none
public record HealthCheck(Place at, String deployment, String origin, String name, String program,
        String served, String asked) implements Fact {

    /// A check may ask for several paths, and several deployments may have it.
    @Override
    public boolean equals(Object other) {
        return other instanceof HealthCheck that && at.equals(that.at) && asked.equals(that.asked)
                && deployment.equals(that.deployment) && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return at.hashCode() * 31 + asked.hashCode();
    }
}
