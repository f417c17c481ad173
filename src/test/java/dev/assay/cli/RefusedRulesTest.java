package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules are code. What one of an author's own directory may not do is refused before any of it is loaded: each attempt
/// here would leave a file behind if a single line of it ran.
class RefusedRulesTest {

    private static final String HEAD = """
            package acme.derived
            ruleflow-group "derive"
            import dev.assay.facts.*
            import java.util.List
            """;

    /// Would make a folder.
    private static final String EXPRESSION = "new java.io.File( \"MARK\" ).mkdirs()";

    @TempDir
    Path temp;

    static Stream<Arguments> attempts() {
        return Stream.of(
                consequence("Runtime.exec", "Runtime.getRuntime().exec( \"touch MARK\" );",
                        "calls `java.lang.Runtime.getRuntime`"),
                consequence("a method reference", "List.of( \"MARK\" ).forEach( java.io.File::new );",
                        "makes a `java.io.File`"),
                consequence("a local class that initialises itself",
                        "class Own { static boolean made = " + EXPRESSION + "; } new Own();", "makes a `java.io.File`"),
                condition("a condition", "Call( " + EXPRESSION + " )", "makes a `java.io.File`"),
                condition("an accumulate of its own",
                        "Number() from accumulate( Call(), init( boolean made = " + EXPRESSION
                                + "; ), action( made = true; ), reverse( made = false; ), result( 1 ) )",
                        "Legacy accumulate"),
                whole("a function that nobody calls", HEAD + "function boolean made( String x ) { return " + EXPRESSION
                        + "; }\nrule \"a\" when Call() then end\n", "function `made` makes a `java.io.File`"),
                whole("a type that is a thread", HEAD + "declare Own extends java.lang.Thread\n  x : int\nend\n",
                        "declares `Own`, which extends `java.lang.Thread`"),
                whole("a type that is a thread by its short name",
                        HEAD + "declare Own extends Thread\n  x : int\nend\n",
                        "declares `Own`, which extends `Thread`"),
                whole("a field of the machine", HEAD + "declare Own\n  x : Runtime\nend\n",
                        "declares `Own` with a field of `Runtime`"),
                whole("a field that begins with a call",
                        HEAD + "declare Own\n  x : boolean = " + EXPRESSION + "\nend\n",
                        "whose field `x` begins as"),
                whole("a thread behind a comment that declares one",
                        "/*\npackage java.lang\ndeclare Thread\n*/\n" + HEAD
                                + "declare Own extends java.lang.Thread\n  x : int\nend\n",
                        "declares `Own`, which extends `java.lang.Thread`"),
                whole("a type that hides a class of Java", HEAD + "declare Thread\n  x : int\nend\n",
                        "declares `Thread`, which is a class of Java"),
                whole("an enum", HEAD + "declare enum Own ONE( " + EXPRESSION + " ); made : boolean end\n",
                        "declares an `enum`"),
                whole("an annotation of a type",
                        HEAD + "declare Own\n  @role( event ) @expires( 1s )\n  x : int\nend\n",
                        "declares `Own` with `@"),
                whole("an imported accumulate function", HEAD + "import accumulate java.lang.Thread made\n"
                        + "rule \"a\" when Call() then end\n", "imports an accumulate function"),
                whole("an import", HEAD + "import java.io.File\nrule \"a\" when Call() then end\n",
                        "imports `java.io.File`"),
                whole("a package imported", HEAD + "import java.nio.file.*\nrule \"a\" when Call() then end\n",
                        "imports `java.nio.file.*`"),
                whole("an imported function", HEAD + "import function java.lang.System.exit\n"
                        + "rule \"a\" when Call() then end\n", "imports `java.lang.System.exit`"),
                whole("a global", HEAD + "global java.lang.Runtime machine\nrule \"a\" when Call() then end\n",
                        "has a `global`"),
                whole("another dialect", HEAD + "rule \"a\" dialect \"mvel\" when Call() then end\n",
                        "says `dialect \"mvel\"`"),
                whole("a timer", HEAD + "rule \"a\" timer( int: 1s ) when Call() then end\n", "says `timer`"),
                whole("a computed order", HEAD + "rule \"a\" salience( " + EXPRESSION
                        + " ? 1 : 0 ) when Call() then end\n", "says `salience`"),
                whole("a package of Assay's", HEAD.replace("acme.derived", "dev.assay.engine")
                        + "rule \"a\" when Call() then end\n", "`package dev.assay.engine` is not for rules"));
    }

    private static Arguments consequence(String name, String consequence, String refusal) {
        return whole(name, HEAD + "rule \"a\" when\n  $call : Call()\nthen\n  " + consequence + "\nend\n", refusal);
    }

    private static Arguments condition(String name, String condition, String refusal) {
        return whole(name, HEAD + "rule \"a\" when\n  " + condition + "\nthen\nend\n", refusal);
    }

    private static Arguments whole(String name, String file, String refusal) {
        return Arguments.of(name, file, refusal);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void is_refused_before_it_is_loaded(String name, String text, String refusal) throws IOException {
        Path mark = temp.resolve("mark");
        Command ran = audit(text.replace("MARK", mark.toString().replace('\\', '/')));
        assertEquals(Main.MISTAKE, ran.code(), ran.err());
        assertTrue(ran.err().contains(refusal), ran.err());
        assertTrue(ran.err().startsWith("assay: " + temp.resolve("acme/facts/own.drl") + ":"), ran.err());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertFalse(Files.exists(mark));
    }

    @Test
    void an_annotation_is_text_and_never_run() throws IOException {
        Path mark = temp.resolve("mark");
        Command ran = audit(HEAD + "rule \"a\" @title( " + EXPRESSION.replace("MARK", mark.toString())
                + " ) when Call() then end\n");
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertFalse(Files.exists(mark));
    }

    @Test
    void a_rule_of_a_trusted_directory_may_do_it() throws IOException {
        Path mark = temp.resolve("mark");
        Command ran = audit(HEAD + "rule \"a\" when Call() then " + EXPRESSION.replace("MARK", mark.toString())
                + "; end\n", "--trust-rules");
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertTrue(Files.exists(mark));
    }

    @Test
    void what_was_compiled_for_a_trusted_run_is_refused_in_the_next() throws IOException {
        String text = HEAD + "rule \"a\" when Call() then java.io.File.listRoots(); end\n";
        assertEquals(Main.DONE, audit(text, "--trust-rules").code());
        Command ran = audit(text);
        assertEquals(Main.MISTAKE, ran.code(), ran.out());
        assertTrue(ran.err().contains("calls `java.io.File.listRoots`"), ran.err());
    }

    @Test
    void a_rule_may_use_text_numbers_collections_and_the_vocabulary() throws IOException {
        Command ran = audit(HEAD + """
                import java.util.Map
                import java.util.stream.Collectors
                import java.util.regex.Pattern
                import dev.assay.engine.Applies
                declare Own extends Concept
                    subject : Call @key
                    words : List<String>
                    share : double = 0.5
                end
                function String grade( String name ) {
                    String found = switch ( name ) {
                        case "print", "input" -> "low";
                        case "open" -> "high";
                        default -> name.isEmpty() ? "none" : name.toLowerCase();
                    };
                    StringBuilder text = new StringBuilder();
                    for ( String one : found.split( "," ) ) text.append( one ).append( String.format( "%d", one.length() ) );
                    return text.toString();
                }
                function int count( Object value ) {
                    try {
                        if ( value instanceof String text ) return Integer.parseInt( text );
                    } catch ( NumberFormatException e ) {
                        throw new IllegalStateException( e.getMessage() );
                    }
                    return Math.max( 0, Pattern.compile( "[a-z]+" ).matcher( "ab" ).groupCount() );
                }
                function String side( dev.assay.facts.Given given ) {
                    switch ( given ) {
                        case YES: return "yes";
                        default: return "no";
                    }
                }
                rule "a" when
                    $call : Call( grade( callee ) != "", count( callee.length() ) == 0, callee matches "[a-z]+" )
                    $calls : List( size > 0 ) from collect( Call( callee in ( "print", "input" ) ) )
                    accumulate( Call( $line : line ); $last : max( $line ), $all : count() )
                    not( Call( line > $last ) )
                then
                    Map<String, Integer> counts = new java.util.TreeMap<>();
                    List.of( "a", "b" ).stream().map( String::toUpperCase ).sorted().forEach( one -> counts.merge( one, 1, Integer::sum ) );
                    insertLogical( new Own( $call, counts.keySet().stream().collect( Collectors.toList() ), 1.0 ) );
                end
                """);
        assertEquals(Main.DONE, ran.code(), ran.err());
        assertEquals("", ran.err());
    }

    private Command audit(String text, String... more) throws IOException {
        Files.createDirectories(temp.resolve("acme/facts"));
        Files.writeString(temp.resolve("acme/facts/own.drl"), text);
        Path repository = Files.createDirectories(temp.resolve("repository"));
        Files.writeString(repository.resolve("main.py"), "print('x')\n");
        List<String> arguments = Stream.concat(Stream.of("audit", repository.toString(), "--rules",
                temp.resolve("acme").toString(), "--out", temp.resolve("out").toString()), Stream.of(more)).toList();
        return Command.run(arguments.toArray(String[]::new));
    }
}
