package dev.assay.facts;

import java.util.List;
import java.util.Optional;

/// A process that a deployment starts, with what its image, its script and its environment add to it.
///
/// @param deployment the file that is run, such as `docker-compose.prod.yml`; for manifests of Kubernetes their folder
/// @param origin `Dockerfile`, `compose`, `kubernetes`, `helm`, `Procfile`, `systemd`, `supervisor` or `script`
/// @param name of the service, container or Procfile line; empty for a Dockerfile
/// @param image as written; empty if it is built here or nothing says
/// @param command word by word
/// @param program what runs, without its path, such as `uvicorn`; empty if the image decides
/// @param configuration the Python file of the repository that configures the program, such as `gunicorn.conf.py`; empty
///     if there is none
/// @param script the Python file of the repository that it runs, such as `app/main.py` for `python -m app.main`; empty if it
///     runs none that is there
/// @param environment the variables that it is given as `NAME=value`, in order of name; secrets are masked
/// @param scales how many of it run, as far as something says so
/// @param partOf the deployment that runs or overrides this one; empty where it stands alone
public record Process(Place at, String deployment, String origin, String name, String image, List<String> command,
        String program, String configuration, String script, List<String> environment, List<Scale> scales,
        String partOf) implements Fact {

    public Process {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        scales = List.copyOf(scales);
    }

    /// @param of as in [Scale]
    public Optional<Scale> scale(String of) {
        return scales.stream().filter(each -> each.of().equals(of)).findFirst();
    }

    /// Another deployment may start the same with other numbers.
    @Override
    public boolean equals(Object other) {
        return other instanceof Process that && at.equals(that.at) && deployment.equals(that.deployment)
                && name.equals(that.name) && command.equals(that.command);
    }

    @Override
    public int hashCode() {
        return at.hashCode() * 31 + deployment.hashCode();
    }
}
