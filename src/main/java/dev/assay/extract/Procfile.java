package dev.assay.extract;

/// Reads a `Procfile`: a process a line.
final class Procfile {

    private Procfile() {}

    static void read(DeploymentFacts facts) {
        Text text = facts.text();
        for (int line = 1; line <= text.lines(); line++) {
            String written = text.lineText(line);
            int colon = written.indexOf(':');
            if (colon <= 0 || !written.substring(0, colon).strip().matches("[\\w-]+")) continue;
            facts.processes(written.substring(0, colon).strip(), Command.ofShell(written.substring(colon + 1)), "", "",
                    new Span(text.start(line), text.end(line)));
        }
    }
}
