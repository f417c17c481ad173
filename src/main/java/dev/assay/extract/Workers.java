package dev.assay.extract;

import dev.assay.facts.Place;
import dev.assay.facts.Scale;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many worker processes a command starts, as far as it or its environment says.
final class Workers {

    /// What programs take from the environment where their options say nothing.
    private static final Map<String, List<String>> VARIABLES = Map.of("uvicorn",
            List.of("UVICORN_WORKERS", "WEB_CONCURRENCY"), "fastapi", List.of("WEB_CONCURRENCY"), "gunicorn",
            List.of("WEB_CONCURRENCY"), "granian", List.of("GRANIAN_WORKERS"));

    private Workers() {}

    /// @param at of the command
    /// @param known what stands for the variables in the command
    /// @param given the variables that the process itself sees
    /// @return `workers`, or `default workers` for what a configuration file of gunicorn overrides
    static Optional<Scale> of(Command command, Place at, Environment known, Environment given) {
        if (command.reloads()) return Optional.of(new Scale(at, "workers", "--reload", 1, "literal", ""));
        if (!command.workers().isEmpty())
            return Optional.of(scale("workers", new Stated(command.workers(), at), known));
        if (command.program().equals("gunicorn")) {
            Optional<Stated> arguments = given.find("GUNICORN_CMD_ARGS");
            String said = arguments.map(each -> Command.among(ShellWords.words(each.text()), "--workers", "-w"))
                    .orElse("");
            if (!said.isEmpty()) {
                Expansion count = Expansion.of(new Stated(said, arguments.get().at()), given);
                return Optional.of(new Scale(count.at(), "workers", said, count.amount(), "environment",
                        "GUNICORN_CMD_ARGS"));
            }
        }
        for (String name : VARIABLES.getOrDefault(command.program(), List.of())) {
            Optional<Stated> value = given.find(name).filter(each -> !each.text().isBlank());
            if (value.isEmpty()) continue;
            Expansion count = Expansion.of(value.get(), known);
            String of = command.program().equals("gunicorn") ? "default workers" : "workers";
            String by = count.decidedBy().equals("literal") ? "environment" : count.decidedBy();
            return Optional.of(new Scale(count.at(), of, value.get().text(), count.amount(), by,
                    count.variable().isEmpty() ? name : count.variable()));
        }
        return Optional.empty();
    }

    private static Scale scale(String of, Stated written, Environment known) {
        return Expansion.of(written, known).scale(of, written.text());
    }
}
