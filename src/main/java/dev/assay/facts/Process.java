package dev.assay.facts;

import java.util.List;

/// A process that a deployment file starts.
///
/// @param name of the service, container or Procfile line; empty for a Dockerfile
/// @param origin `Dockerfile`, `compose`, `kubernetes`, `helm`, `Procfile` or `script`
/// @param command word by word
/// @param program what runs, without its path, such as `uvicorn`; empty if the image decides
/// @param workers as written, such as `4` or `${WEB_CONCURRENCY}`; empty if nothing says
/// @param replicas as written; empty if nothing says
public record Process(Place at, String name, String origin, List<String> command, String program, String workers,
        String replicas) implements Fact {

    public Process {
        command = List.copyOf(command);
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
