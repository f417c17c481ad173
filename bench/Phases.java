import dev.assay.engine.Engine;
import dev.assay.engine.Rules;
import dev.assay.extract.Observer;
import dev.assay.extract.Queries;
import dev.assay.extract.Repository;
import dev.assay.facts.Fact;
import dev.assay.resolve.Libraries;
import dev.assay.resolve.Resolver;
import dev.assay.source.PythonModule;
import java.lang.reflect.RecordComponent;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints what each phase of reading a repository takes, one after the other, not side by side as Assay runs them:
/// `bench/phases REPOSITORY [THREADS [ROUNDS]]`. Later rounds show what a warm process takes.
final class Phases {

    private static long last;

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("assay.home"));
        Path root = Path.of(arguments[0]);
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1;
        for (int round = 0; round < rounds; round++) round(home, root, threads);
    }

    private static void round(Path home, Path root, int threads) throws Exception {
        last = System.nanoTime();
        Map<String, Class<?>> kinds = kinds(home.resolve("facts"));
        Map<String, Set<String>> properties = new TreeMap<>();
        kinds.forEach((name, type) -> properties.put(name, Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName).collect(Collectors.toSet())));
        Queries queries = Queries.load(List.of(home.resolve("facts")), properties);
        tell("queries");
        Rules rules = Rules.load(home, home.resolve("target/rules"));
        rules.prepare(Rules.Purpose.DERIVE);
        tell("rules");
        Libraries libraries = Libraries.load(home.resolve("facts/libraries"), home.resolve("target/libraries"));
        tell("libraries");
        Repository repository = Repository.read(root, Repository.Options.defaults());
        tell("repository");
        List<PythonModule> modules;
        try (Stream<PythonModule> observed = new Observer(queries, Observer.DEFAULT_MAX_FILE_SIZE)
                .observeAll(repository.python(), repository::location, threads)) {
            modules = observed.toList();
        }
        tell("observe");
        Set<String> wanted = new TreeSet<>(rules.kindsNamed(Rules.Purpose.DERIVE));
        List<Object> facts = new ArrayList<>(repository.python());
        facts.addAll(repository.facts());
        List<Fact> resolved = new Resolver(libraries, kinds, Map.of(), threads).resolve(modules, repository.facts(), wanted);
        facts.addAll(resolved);
        tell("resolve");
        int derived = Engine.derive(rules, facts).size();
        tell("derive");
        System.out.println(modules.size() + " files, " + resolved.size() + " facts, " + derived + " concepts");
    }

    private static void tell(String phase) {
        long now = System.nanoTime();
        System.out.printf("%-11s%6d ms%n", phase, (now - last) / 1_000_000);
        last = System.nanoTime();
    }

    private static Map<String, Class<?>> kinds(Path folder) throws Exception {
        Map<String, Class<?>> kinds = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.scm")) {
            for (Path file : files) {
                String name = Arrays.stream(file.getFileName().toString().replace(".scm", "").split("-"))
                        .map(part -> part.substring(0, 1).toUpperCase() + part.substring(1)).collect(Collectors.joining());
                kinds.put(name, Class.forName("dev.assay.facts." + name));
            }
        }
        return kinds;
    }
}
