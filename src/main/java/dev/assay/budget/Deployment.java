package dev.assay.budget;

import dev.assay.facts.Place;
import java.util.Optional;

/// Processes of one kind that a deployment starts.
///
/// @param role what they do
/// @param file what is run, such as `compose.yaml`; empty where the user or nobody says it
/// @param purpose `production` or `development`; empty where that does not show
/// @param name such as the service in a compose file
/// @param command as written
/// @param workers processes of each replica
/// @param replicas how many of it run
/// @param surge how many more run while a new version is rolled out
/// @param said whether a number of workers or replicas is stated, not only that it runs
/// @param at where that stands; empty where the user or nobody says it
public record Deployment(Role role, String file, String purpose, String name, String command, Quantity workers,
        Quantity replicas, Quantity surge, boolean said, Optional<Place> at) {

    /// What a process does.
    public enum Role {
        WEB, WORKER, SCHEDULER, MIGRATION;

        /// Whether it makes what stands in a scope.
        boolean makes(Term.Scope scope) {
            return switch (scope) {
                case EVERY -> this != MIGRATION;
                case SERVING -> this == WEB;
                case WORKING -> this == WORKER;
                case MIGRATION -> this == MIGRATION;
            };
        }
    }

    /// One process that answers requests.
    public static Deployment single() {
        return new Deployment(Role.WEB, "", "", "", "", Quantity.of(1), Quantity.of(1), Quantity.of(0), false,
                Optional.empty());
    }

    /// How many processes there are at most at one time.
    public Polynomial processes() {
        return workers.polynomial().times(replicas.polynomial().plus(surge.polynomial()));
    }

    Deployment with(Quantity workers, Quantity replicas, Quantity surge) {
        return new Deployment(role, file, purpose, name, command, workers, replicas, surge, said, at);
    }

    /// The same, now that somebody says how many there are.
    Deployment told() {
        return new Deployment(role, file, purpose, name, command, workers, replicas, surge, true, at);
    }

    /// Such as `4 workers · (2 + 1) replicas`.
    public String formula() {
        String times = surge.equals(Quantity.of(0)) ? replicas.toString() : "(" + replicas + " + " + surge + ")";
        return workers + " · " + times;
    }
}
