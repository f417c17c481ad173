package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.mistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is read from compiled rules: each attempt to get out of them is found, and the shipped rules do nothing of the kind.
class OwnClassesTest {

    private static final String HEAD = """
            package acme.derived
            ruleflow-group "derive"
            import dev.assay.facts.*
            import java.util.List
            """;
    private static final String EXPRESSION = "new java.io.File( \"MARK\" ).mkdirs()";

    /// @param rule the rest of a rule behind its name
    private record Attempt(String name, String rule, String refusal) {}

    private static Stream<Attempt> attempts() {
        return Stream.of(
                consequence("Runtime.exec", "Runtime.getRuntime().exec( \"touch MARK\" );",
                        "calls `java.lang.Runtime.getRuntime`"),
                consequence("escaped letters", "Run\\u0074ime.getRuntime().exec( \"touch MARK\" );",
                        "calls `java.lang.Runtime.getRuntime`"),
                consequence("Class.forName", "Class.forName( \"java.lang.Runtime\" );",
                        "calls `java.lang.Class.forName`"),
                consequence("reflection", "$call.getClass().getMethod( \"line\" ).invoke( $call );",
                        "calls `java.lang.Class.getMethod`"),
                consequence("a class loader", "String.class.getClassLoader();",
                        "calls `java.lang.Class.getClassLoader`"),
                consequence("method handles", "java.lang.invoke.MethodHandles.lookup();",
                        "calls `java.lang.invoke.MethodHandles.lookup`"),
                consequence("a file written", "java.nio.file.Files.createFile( java.nio.file.Path.of( \"MARK\" ) );",
                        "calls `java.nio.file."),
                consequence("a file read",
                        "java.nio.file.Files.readString( java.nio.file.Path.of( \"/etc/passwd\" ) );",
                        "calls `java.nio.file."),
                consequence("a scanner", "new java.util.Scanner( new java.io.File( \"/etc/passwd\" ) );",
                        "makes a `java.io.File`"),
                consequence("an address opened", "java.net.URI.create( \"http://localhost\" ).toURL().openStream();",
                        "calls `java.net.URI.create`"),
                consequence("the environment", "System.getenv( \"HOME\" );", "calls `java.lang.System.getenv`"),
                consequence("a property of the machine", "Integer.getInteger( \"x\" );",
                        "calls `java.lang.Integer.getInteger`"),
                consequence("an exit", "System.exit( 0 );", "calls `java.lang.System.exit`"),
                consequence("printing", "System.out.println( \"x\" );", "uses `java.lang.System.out`"),
                consequence("a thread", "new Thread( () -> " + EXPRESSION + " ).start();", "`java.lang.Thread`"),
                consequence("a parallel stream", "List.of( 1 ).parallelStream().count();",
                        "calls `java.util.List.parallelStream`"),
                consequence("a future", "java.util.concurrent.CompletableFuture.runAsync( () -> " + EXPRESSION + " );",
                        "calls `java.util.concurrent.CompletableFuture.runAsync`"),
                consequence("a lambda", "List.of( 1 ).forEach( one -> " + EXPRESSION + " );", "`java.io.File`"),
                consequence("a method reference", "List.of( \"MARK\" ).forEach( java.io.File::new );",
                        "makes a `java.io.File`"),
                consequence("a reference to a static method", "List.of( \"MARK\" ).forEach( System::getenv );",
                        "calls `java.lang.System.getenv`"),
                consequence("a local class that initialises itself",
                        "class Own { static boolean made = " + EXPRESSION + "; } new Own();", "makes a `java.io.File`"),
                consequence("an anonymous class loader", "new ClassLoader() {};", "`java.lang.ClassLoader`"),
                consequence("waiting", "$call.wait();", "calls `java.lang.Object.wait`"),
                consequence("a lock", "synchronized( $call ) { }", "is `synchronized`"),
                consequence("the default language", "java.util.Locale.setDefault( java.util.Locale.ROOT );",
                        "calls `java.util.Locale.setDefault`"),
                consequence("services", "java.util.ServiceLoader.load( String.class );",
                        "calls `java.util.ServiceLoader.load`"),
                consequence("the session", "kcontext.getKieRuntime().halt();", "getKieRuntime`"),
                consequence("a script",
                        "org.drools.modelcompiler.dsl.pattern.D.executeScript( \"mvel\", null, \"1\" );",
                        "D.executeScript`"),
                consequence("the engine's own programs",
                        "dev.assay.engine.RuleCompiler.main( new String[]{ \".\", \"MARK\" } );",
                        "calls `dev.assay.engine.RuleCompiler.main`"),
                condition("a condition", "Call( " + EXPRESSION + " )", "makes a `java.io.File`"),
                condition("an eval", "Call() eval( " + EXPRESSION + " )", "makes a `java.io.File`"),
                condition("a binding", "Call( $made : ( " + EXPRESSION + " ) )", "makes a `java.io.File`"),
                condition("from", "Call() String() from List.of( java.io.File.listRoots() )",
                        "calls `java.io.File.listRoots`"),
                condition("a pattern over a thread", "Call() Thread( name == \"main\" )", "`java.lang.Thread"),
                condition("an accumulate function", "accumulate( Call(); $m : max( Integer.getInteger( \"x\" ) ) )",
                        "calls `java.lang.Integer.getInteger`"));
    }

    private static Attempt consequence(String name, String consequence, String refusal) {
        return new Attempt(name, " when\n  $call : Call()\nthen\n  " + consequence + "\nend\n", refusal);
    }

    private static Attempt condition(String name, String condition, String refusal) {
        return new Attempt(name, " when\n  " + condition + "\nthen\nend\n", refusal);
    }

    @TestFactory
    Stream<DynamicTest> each_attempt_is_found_with_its_rule_and_line() {
        List<Attempt> attempts = attempts().toList();
        StringBuilder text = new StringBuilder(HEAD);
        TreeMap<String, Integer> lines = new TreeMap<>();
        for (Attempt attempt : attempts) {
            lines.put(attempt.name, 1 + (int) text.chars().filter(c -> c == '\n').count());
            text.append("rule \"").append(attempt.name).append('"').append(attempt.rule);
        }
        RuleSources sources = new RuleSources(new TreeMap<>(Map.of("own/facts/attempts.drl", text.toString())));
        List<Mistake> found = mistakes(sources);
        return attempts.stream().map(attempt -> DynamicTest.dynamicTest(attempt.name, () -> {
            List<Mistake> own = found.stream().filter(one -> one.getMessage().contains("\"" + attempt.name + "\""))
                    .toList();
            String said = own.stream().map(Mistake::getMessage).collect(Collectors.joining("\n"));
            assertTrue(own.stream().anyMatch(one -> one.getMessage().contains(attempt.refusal)),
                    () -> said.isEmpty() ? found.toString() : said);
            int line = lines.get(attempt.name);
            assertTrue(own.stream().allMatch(one -> one.line() >= line && one.line() <= line + 4), said);
        }));
    }

    private static List<Mistake> mistakes(RuleSources sources) {
        RuleIndex index = RuleReader.read(sources);
        RuleUnit unit = RuleUnit.of(sources, "").getLast();
        RuleCompiler.Compiled compiled = RuleCompiler.compile(sources);
        return new OwnClasses(sources).mistakes(index, unit, compiled).toList();
    }

    /// A rule of an author's own may stand in a package of theirs, and is compiled and looked through with them.
    @Test
    void the_shipped_rules_keep_to_what_is_allowed() throws IOException {
        Path classes = Path.of("target/classes/assay");
        TreeMap<String, byte[]> compiled = new TreeMap<>();
        try (Stream<Path> found = Files.walk(classes)) {
            for (Path path : (Iterable<Path>) found.filter(one -> one.toString().endsWith(".class"))::iterator) {
                String name = classes.getParent().relativize(path).toString().replaceFirst("[.]class$", "");
                compiled.put(name.replace('/', '.').replace('\\', '.'), Files.readAllBytes(path));
            }
        }
        assertTrue(compiled.size() > 1000, "the build compiled " + compiled.size() + " classes");
        RuleSources sources = RuleSources.read(Path.of(""), List.of());
        RuleIndex index = RuleReader.read(sources);
        RuleUnit whole = new RuleUnit("", Set.of(), sources.files(), "");
        assertEquals(List.of(), new OwnClasses(sources)
                .mistakes(index, whole, new RuleCompiler.Compiled(List.of(), compiled)).map(Mistake::getMessage)
                .toList());
    }
}
