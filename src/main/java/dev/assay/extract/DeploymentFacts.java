package dev.assay.extract;

import dev.assay.facts.EnvironmentExample;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.Process;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Collects what one deployment file says.
final class DeploymentFacts {

    private final SourceFile file;
    private final Text text;
    private final String origin;
    private final List<Fact> found = new ArrayList<>();
    private final Set<Place> taken = new HashSet<>();

    /// @param origin as [Process] and [EnvironmentExample] name it
    DeploymentFacts(SourceFile file, Text text, String origin) {
        this.file = file;
        this.text = text;
        this.origin = origin;
    }

    Text text() {
        return text;
    }

    List<Fact> found() {
        return found;
    }

    void environment(String name, String value, Span span) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.]*")) return;
        found.add(new EnvironmentExample(place(span), name, Secrets.masked(name, value), origin));
    }

    /// One process for each command; a process with several commands, such as a migration before a server, is each.
    ///
    /// @param commands none where the image decides
    /// @param replicas as written; empty if nothing says
    /// @param concurrency what `WEB_CONCURRENCY` is where the command does not count workers; empty if unset
    /// @param span what names the commands
    void processes(String name, List<Command> commands, String replicas, String concurrency, Span span) {
        if (commands.isEmpty()) {
            add(new Process(place(span), name, origin, List.of(), "", "", replicas));
        }
        int from = span.start();
        for (Command command : commands) {
            Span at = commands.size() == 1 ? span : within(command, new Span(from, span.end()));
            from = at.end();
            boolean counts = command.workers().isEmpty()
                    && Set.of("uvicorn", "gunicorn", "fastapi").contains(command.program());
            add(new Process(place(at), name, origin, command.shown(), command.program(),
                    counts ? concurrency : command.workers(), replicas));
        }
    }

    private void add(Process process) {
        if (taken.add(process.at())) found.add(process);
    }

    /// Where a command stands inside a longer range: from its first word on.
    private Span within(Command command, Span span) {
        int start = text.content().indexOf(command.words().getFirst(), span.start());
        if (start < 0 || start >= span.end()) return span;
        String last = command.words().getLast();
        int end = text.content().indexOf(last, start);
        return new Span(start, end < 0 || end + last.length() > span.end() ? span.end() : end + last.length());
    }

    private Place place(Span span) {
        return text.place(file, span.start(), span.end());
    }
}
