package dev.assay.extract;

import dev.assay.facts.Place;
import dev.assay.facts.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A process as its deployment says it, before its image and its scripts are looked at.
final class Service {

    final String deployment;
    final String origin;
    final String name;
    final Place at;

    @Nullable
    Launch entrypoint;
    @Nullable
    Launch command;

    /// As written; empty if nothing says.
    String image = "";

    /// The Dockerfile that it is built from; empty if nothing says.
    String dockerfile = "";

    /// The folder that it is built from; empty for the root, and if nothing says.
    String context = "";

    /// The folder that it runs in, as its file says; empty if that is left to the image.
    String workdir = "";

    /// The stage of the Dockerfile; empty for the last.
    String target = "";

    /// What it is told, and behind that what it falls back to.
    Environment environment = Environment.NONE;

    /// How variables in the deployment file itself are filled in.
    Environment interpolation = Environment.NONE;

    /// Replicas, least replicas and surge.
    final List<Scale> scales = new ArrayList<>();

    /// How it is asked whether it is well; null where that is left to the image.
    @Nullable
    List<Probe> health;

    /// As in [dev.assay.facts.Process].
    String partOf = "";

    /// @param deployment as in [dev.assay.facts.Process]
    /// @param at what names the command, or the service
    Service(String deployment, String origin, String name, Place at) {
        this.deployment = deployment;
        this.origin = origin;
        this.name = name;
        this.at = at;
    }

    /// All that its commands can look up.
    Environment known() {
        List<Map<String, Stated>> all = new ArrayList<>(interpolation.layers());
        all.addAll(environment.layers());
        return new Environment(all);
    }

    Service says(Map<String, Stated> variables) {
        environment = environment.before(new HashMap<>(variables));
        return this;
    }
}
