package dev.assay.extract;

import dev.assay.extract.Ini.Setting;
import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads units of systemd and the configuration of supervisor.
final class Units {

    private Units() {}

    /// `[Service]` with `ExecStart=`.
    static List<Service> systemd(DeploymentFacts facts) throws Unreadable {
        Ini ini = Ini.parse(facts.text());
        Map<String, Stated> variables = new HashMap<>();
        Launch launch = null;
        for (Setting each : ini.section("Service")) {
            Place at = place(facts, each);
            String value = each.value().replaceAll("\\\\\\s*\\n\\s*", " ");
            if (each.name().equals("Environment")) {
                for (String word : ShellWords.words(value)) variable(facts, word, at, variables);
            } else if (each.name().equals("ExecStart")) {
                launch = new Launch(List.of(value.replaceFirst("^[@:+!-]+", "")), true, at);
            }
        }
        if (launch == null) return List.of();
        Service service = new Service(facts.path(), "systemd",
                Folders.name(facts.path()).replaceFirst("@?\\.service.*", ""), launch.at());
        service.command = launch;
        return List.of(service.says(variables));
    }

    /// `[program:web]` with `command=` and `numprocs=`.
    static List<Service> supervisor(DeploymentFacts facts) throws Unreadable {
        Ini ini = Ini.parse(facts.text());
        List<Service> services = new ArrayList<>();
        for (String section : ini.settings().stream().map(Setting::section).distinct().toList()) {
            if (!section.startsWith("program:")) continue;
            for (Setting command : ini.section(section)) {
                if (!command.name().equals("command")) continue;
                Service service = new Service(facts.path(), "supervisor", section.substring("program:".length()),
                        place(facts, command));
                service.command = new Launch(List.of(command.value().replace('\n', ' ')), true, service.at);
                Map<String, Stated> variables = new HashMap<>();
                for (Setting each : ini.section(section)) {
                    if (each.name().equals("environment")) {
                        for (String word : each.value().split(",(?=\\s*\\w+=)"))
                            variable(facts, word.strip().replace("\"", ""), place(facts, each), variables);
                    }
                    if (each.name().equals("numprocs")) {
                        Stated stated = new Stated(each.value(), place(facts, each));
                        service.scales.add(Expansion.of(stated, Environment.NONE).scale("replicas", stated.text()));
                    }
                }
                services.add(service.says(variables));
            }
        }
        return services;
    }

    private static void variable(DeploymentFacts facts, String word, Place at, Map<String, Stated> variables) {
        int equals = word.indexOf('=');
        if (equals <= 0) return;
        facts.environment(word.substring(0, equals), word.substring(equals + 1), at);
        variables.put(word.substring(0, equals), new Stated(word.substring(equals + 1), at));
    }

    private static Place place(DeploymentFacts facts, Setting setting) {
        Ini.Line first = setting.items().isEmpty() ? setting.lines().getFirst() : setting.items().getFirst();
        return facts.place(first.span());
    }
}
