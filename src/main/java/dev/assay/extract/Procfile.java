package dev.assay.extract;

import java.util.ArrayList;
import java.util.List;

/// Reads a `Procfile`: a process a line.
final class Procfile {

    private Procfile() {}

    static List<Service> read(DeploymentFacts facts) {
        List<Service> services = new ArrayList<>();
        Text text = facts.text();
        for (int line = 1; line <= text.lines(); line++) {
            String written = text.lineText(line);
            int colon = written.indexOf(':');
            if (colon <= 0 || !written.substring(0, colon).strip().matches("[\\w-]+")) continue;
            Service service = new Service(facts.path(), "Procfile", written.substring(0, colon).strip(),
                    facts.place(new Span(text.start(line), text.end(line))));
            service.command = new Launch(List.of(written.substring(colon + 1)), true, service.at);
            services.add(service);
        }
        return services;
    }
}
