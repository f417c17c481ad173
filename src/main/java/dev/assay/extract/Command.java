package dev.assay.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A command that starts a process.
///
/// @param words as written, quotes removed
/// @param program what runs in the end, without its path; empty if it cannot be told
/// @param workers as written; empty if nothing says
record Command(List<String> words, String program, String workers) {

    private static final Map<String, List<String>> WORKERS = Map.ofEntries(
            Map.entry("uvicorn", List.of("--workers")), Map.entry("gunicorn", List.of("--workers", "-w")),
            Map.entry("fastapi", List.of("--workers")), Map.entry("hypercorn", List.of("--workers", "-w")),
            Map.entry("granian", List.of("--workers")), Map.entry("taskiq", List.of("--workers", "-w")),
            Map.entry("celery", List.of("--concurrency", "-c")), Map.entry("dramatiq", List.of("--processes", "-p")),
            Map.entry("uwsgi", List.of("--processes", "--workers", "-p")),
            Map.entry("huey_consumer", List.of("--workers", "-w")), Map.entry("faust", List.of("--workers")));

    /// `orders.main:app`, `main:create_app()`.
    private static final Pattern SERVED = Pattern.compile("[A-Za-z_][\\w.]*+:[A-Za-z_][\\w.]*+(?:\\(.*\\))?");

    /// Programs that serve or work until they are stopped.
    private static final Set<String> SERVERS = Set.of("uvicorn", "gunicorn", "fastapi", "hypercorn", "granian",
            "daphne", "uwsgi", "taskiq", "celery", "dramatiq", "arq", "rq", "huey_consumer", "faust", "flask");

    private static final Set<String> BEFORE = Set.of("exec", "command", "nohup", "time", "nice", "tini", "dumb-init",
            "opentelemetry-instrument", "ddtrace-run", "newrelic-admin", "run-program", "sudo", "setsid", "catchsegv",
            "--");
    private static final Set<String> RUNNERS = Set.of("uv", "poetry", "pipenv", "pdm", "hatch", "rye", "pixi", "uvx");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh");

    /// Whether the program is a server or worker that is known by name.
    boolean serves() {
        return SERVERS.contains(program);
    }

    /// Whether it is a Python program of somebody's own: a file, or a module.
    boolean runsPython() {
        return words.stream().map(Command::base).anyMatch(each -> each.matches("python[0-9.]*|pypy3?"));
    }

    /// The script or module that Python runs, as written, such as `main.py` or `app.main`; empty if it runs none.
    String pythonTarget() {
        for (int i = 0; i < words.size(); i++) {
            if (!base(words.get(i)).matches("python[0-9.]*|pypy3?|uv|run")) continue;
            for (int j = i + 1; j < words.size(); j++) {
                String word = words.get(j);
                if (word.equals("-m")) return j + 1 < words.size() ? words.get(j + 1) : "";
                if (word.endsWith(".py")) return word;
            }
        }
        return "";
    }

    /// The path or dotted name of the module that a server is told to serve, such as `orders.main` for
    /// `uvicorn orders.main:app`, from the folder that it is told to look in; empty if there is none.
    String servedTarget() {
        for (String word : words) {
            if (!SERVED.matcher(word).matches() || word.startsWith("uvicorn.") || word.startsWith("uvicorn_worker."))
                continue;
            String module = word.substring(0, word.indexOf(':'));
            String folder = option("--app-dir", "--chdir");
            return folder.isEmpty() ? module : folder + "/" + module.replace('.', '/') + ".py";
        }
        return "";
    }

    /// What an option says; empty if it is not given.
    String option(String... names) {
        return option(words, List.of(names));
    }

    /// What an option says among other words; empty if it is not given.
    static String among(List<String> words, String... names) {
        return option(words, List.of(names));
    }

    /// Whether it serves with one process that starts anew when a file changes.
    boolean reloads() {
        return program.equals("uvicorn") && words.contains("--reload")
                || program.equals("fastapi") && (words.contains("dev") || words.contains("--reload"));
    }

    /// What may be a script: the program as written, or what a shell is given.
    String script() {
        int at = skip(words, 0);
        while (at < words.size() && (SHELLS.contains(base(words.get(at))) || words.get(at).matches("-[a-z]+"))) at++;
        return at < words.size() && !words.get(at).startsWith("-") ? words.get(at) : "";
    }

    /// @param words one command, split at blanks
    static Command of(List<String> words) {
        int at = program(words);
        String program = at < 0 ? "" : base(words.get(at));
        List<String> options = at < 0 ? List.of() : words.subList(at + 1, words.size());
        return new Command(List.copyOf(words), program, option(options, WORKERS.getOrDefault(program, List.of())));
    }

    /// The commands of a shell line, or of words that hand such a line to a shell.
    static List<Command> all(List<String> words) {
        int shell = skip(words, 0);
        if (shell < words.size() && SHELLS.contains(base(words.get(shell)))) {
            for (int i = shell + 1; i + 1 < words.size(); i++) {
                if (words.get(i).matches("-[a-z]{0,4}c[a-z]{0,4}")) return ofShell(words.get(i + 1));
                if (!words.get(i).startsWith("-")) break;
            }
        }
        return words.isEmpty() ? List.of() : List.of(of(words));
    }

    static List<Command> ofShell(String line) {
        return ShellWords.commands(line).stream().flatMap(words -> all(words).stream()).toList();
    }

    private static int program(List<String> words) {
        int at = skip(words, 0);
        while (at < words.size() && RUNNERS.contains(base(words.get(at)))) {
            boolean direct = base(words.get(at)).equals("uvx");
            at++;
            while (at < words.size() && words.get(at).startsWith("-")) at += takesValue(words.get(at)) ? 2 : 1;
            if (!direct) {
                if (at >= words.size() || !words.get(at).equals("run")) return -1;
                at++;
            }
            while (at < words.size() && words.get(at).startsWith("-")) at += takesValue(words.get(at)) ? 2 : 1;
            at = skip(words, at);
        }
        if (at >= words.size() || words.get(at).startsWith("-")) return -1;
        if (!base(words.get(at)).matches("python[0-9.]*|pypy3?|coverage")) return at;
        for (int i = at + 1; i < words.size(); i++) {
            if (words.get(i).equals("-m") && i + 1 < words.size()) return i + 1;
            if (!words.get(i).startsWith("-")) break;
        }
        return at;
    }

    private static boolean takesValue(String option) {
        return Set.of("--with", "--extra", "--group", "--python", "-p", "--project", "--directory", "-C", "--env-file",
                "--package", "--no-group", "--from").contains(option);
    }

    /// Skips what only runs another command, with its options and assignments.
    private static int skip(List<String> words, int from) {
        int at = from;
        while (at < words.size()) {
            String word = words.get(at);
            String base = base(word);
            if (base.equals("gosu") || base.equals("su-exec")) at += 2;
            else if (base.matches("wait-for-it(\\.sh)?|dockerize|wait-for(\\.sh)?")) at = afterDashes(words, at);
            else if (BEFORE.contains(base) || base.equals("env") || word.matches("[A-Za-z_]\\w*=.*")) at++;
            else if (at > from && word.startsWith("-")) at++;
            else break;
        }
        return at;
    }

    private static int afterDashes(List<String> words, int from) {
        int dashes = words.subList(from, words.size()).indexOf("--");
        return dashes < 0 ? words.size() : from + dashes + 1;
    }

    private static String base(String word) {
        return word.substring(word.lastIndexOf('/') + 1);
    }

    private static String option(List<String> words, List<String> names) {
        for (int i = 0; i < words.size(); i++) {
            for (String name : names) {
                String word = words.get(i);
                if (word.equals(name) && i + 1 < words.size()) return words.get(i + 1);
                if (word.startsWith(name + "=")) return word.substring(name.length() + 1);
                if (name.length() == 2 && word.matches(name + "\\d+")) return word.substring(2);
            }
        }
        return "";
    }

    /// The words without passwords in addresses.
    List<String> shown() {
        List<String> shown = new ArrayList<>();
        words.forEach(each -> shown.add(Secrets.address(each)));
        return shown;
    }
}
