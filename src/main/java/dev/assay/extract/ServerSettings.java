package dev.assay.extract;

import dev.assay.extract.Yaml.Entry;
import dev.assay.facts.Fact;
import dev.assay.facts.Place;
import dev.assay.facts.ServerSetting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/// How many connections PostgreSQL and Redis are told to take: by their command, their environment, a configuration file.
final class ServerSettings {

    private static final String POSTGRES = "postgresql";
    private static final String NAMES = "max_connections|superuser_reserved_connections|reserved_connections";
    private static final Pattern LINE = Pattern
            .compile("(?m)^[ \\t]*(" + NAMES + ")(?:[ \\t]*=[ \\t]*|[ \\t]+)'?(\\d{1,7})'?");
    private static final Pattern CLIENTS = Pattern.compile("(?m)^[ \\t]*(maxclients)[ \\t]+(\\d{1,7})");
    private static final int DEEPEST = 12;

    private ServerSettings() {}

    /// What a service is told by its command and its environment.
    static List<Fact> of(Service service, List<Command> commands) {
        List<Fact> found = new ArrayList<>();
        String server = server(service, commands);
        if (server.isEmpty()) return found;
        Launch launch = service.command != null ? service.command : service.entrypoint;
        Place at = launch == null ? service.at : launch.at();
        for (Command each : commands) {
            if (server.equals("redis"))
                add(found, service, server, "maxclients", new Stated(each.option("--maxclients"), at));
            else
                postgres(each.words(), service, at, found);
        }
        for (String name : List.of("POSTGRESQL_MAX_CONNECTIONS", "POSTGRES_MAX_CONNECTIONS")) {
            Optional<Stated> value = service.environment.find(name);
            if (server.equals(POSTGRES) && value.isPresent())
                add(found, service, server, "max_connections", value.get());
        }
        return found;
    }

    private static void postgres(List<String> words, Service service, Place at, List<Fact> found) {
        for (int i = 0; i < words.size(); i++) {
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (words.get(i).equals("-N")) add(found, service, POSTGRES, "max_connections", new Stated(next, at));
            String setting = words.get(i).equals("-c") ? next : words.get(i).replaceFirst("^(-c|--)", "");
            Matcher matcher = Pattern.compile("(" + NAMES + ")=(.+)").matcher(setting.replace('-', '_'));
            if (setting.equals(words.get(i)) || !matcher.matches()) continue;
            add(found, service, POSTGRES, matcher.group(1), new Stated(setting.split("=", 2)[1], at));
        }
    }

    private static void add(List<Fact> found, Service service, String server, String name, Stated value) {
        if (value.text().isBlank()) return;
        Expansion count = Expansion.of(value, service.known());
        found.add(new ServerSetting(count.at(), server, name, count.amount(), service.deployment, service.name));
    }

    private static String server(Service service, List<Command> commands) {
        String image = Folders.name(service.image.replaceFirst("[:@].*$", ""));
        List<String> programs = commands.stream().map(Command::program).toList();
        if (image.matches("(?i).*(postgres|postgis|pgvector|timescale).*")
                && !image.matches("(?i).*(exporter|backup).*")
                || programs.contains("postgres"))
            return POSTGRES;
        boolean redis = image.matches("(?i)(redis|valkey|keydb|dragonfly)(-stack|-server)?.*")
                || programs.stream().anyMatch(each -> each.matches("(redis|valkey|keydb)-server"));
        return redis ? "redis" : "";
    }

    /// The lines of `postgresql.conf` or `redis.conf`; of a name given twice the last counts.
    static void file(DeploymentFacts facts, boolean redis) {
        Matcher matcher = (redis ? CLIENTS : LINE).matcher(facts.text().content());
        while (matcher.find())
            facts.server(redis ? "redis" : POSTGRES, matcher.group(1), matcher.group(2),
                    new Span(matcher.start(1), matcher.end(2)));
    }

    /// What stands anywhere in the values of a chart, or in a manifest: a parameter of an operator, a configuration in a
    /// string.
    static void yaml(DeploymentFacts facts, Yaml yaml) {
        yaml(facts, yaml, "", DEEPEST, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /// @param seen what was looked at already: aliases can name a part any number of times
    private static void yaml(DeploymentFacts facts, Yaml yaml, String path, int depth, Set<Node> seen) {
        if (depth == 0 || yaml.node() == null || !seen.add(yaml.node())) return;
        yaml.items().forEach(each -> yaml(facts, each, path, depth - 1, seen));
        for (Entry each : yaml.entries()) {
            String below = path + "/" + each.key();
            String value = each.value().string();
            boolean postgres = below.matches("(?i).*(postgres|/pg|/cluster/).*");
            if (value.matches("\\d{1,7}") && postgres && each.key().matches("(?i)max_?connections"))
                facts.server(POSTGRES, "max_connections", value, each.span());
            else
                if (value.matches("\\d{1,7}") && each.key().matches("(?i)max_?clients")
                        && below.matches("(?i).*redis.*"))
                    facts.server("redis", "maxclients", value, each.span());
                else
                    if (value.contains("\n") || value.contains("=")) text(facts, value, each.span());
            yaml(facts, each.value(), below, depth - 1, seen);
        }
    }

    private static void text(DeploymentFacts facts, String value, Span span) {
        for (Pattern pattern : List.of(LINE, CLIENTS)) {
            Matcher matcher = pattern.matcher(value);
            if (matcher.find())
                facts.server(pattern == CLIENTS ? "redis" : POSTGRES, matcher.group(1), matcher.group(2), span);
        }
    }
}
