package dev.assay.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The files that a new item starts with. Its base rule looks at calls of a library that does not exist, and its fault
/// matches nothing: so the bad fixture is red, and shows which facts stand on its line.
///
/// @param id such as `ACME-1`
/// @param title what is asked; empty if its author has to say
/// @param section the heading that it stands under; empty if its author has to say
record NewItem(String id, String title, String section) {

    private static final String RULES = """
            package assay.PACKAGE
            ruleflow-group "judge"

            import dev.assay.facts.*
            import function dev.assay.engine.Report.examine
            import function dev.assay.engine.Report.fail

            /*
             * Say here why it matters, and where the rule stops. Each call of `connect` is looked at.
             */
            rule "ITEM"
                @title( "TITLE" )
                @section( "SECTION" )
                @subject( "call of `connect`" )
                @fix( "Say what to write instead." )
                @effort( S )
                @verify( "Say how somebody sees that it was mended." )
                @source( "Name the upstream page that says so" )
            when
                // What the item speaks about; `assay facts kinds` lists what there is to match.
                $call : Call( target == "example.connect", production )
            then
                examine( kcontext, $call );
            end

            /* Name the rule after what is wrong. It matches nothing until it names an argument that there is. */
            rule "ITEM what is wrong" extends "ITEM"
                @impact( MAINTENANCE )
            when
                Argument( call == $call, keyword == "name of the argument", $value : value )
            then
                fail( kcontext, $call, "`" + $call.callee() + "` is given `" + $value.text() + "`." );
            end
            """;

    private static final String BAD = """
            # Put here what the item finds fault with. The mark stands on the line where it has to say so.
            from example import connect

            connection = connect("host", verify=False)  # fail: ITEM
            """;

    private static final String GOOD = """
            # Put here what does it right, as near to the bad case as can be. What was looked at is marked.
            from example import connect

            connection = connect("host")  # ok: ITEM
            """;

    private static final String ABSENT = """
            # Put here what the item has nothing to say about: nothing that the base rule matches.
            from example import disconnect

            disconnect()
            """;

    /// Text by path, with `/`: the rules first, then the fixtures.
    Map<String, String> files() {
        String folder = "src/test/fixtures/" + id + "/";
        Map<String, String> files = new LinkedHashMap<>();
        files.put(rules(), filled(RULES));
        files.put(folder + "bad/main.py", filled(BAD));
        files.put(folder + "bad/expected.json", expected("FAIL"));
        files.put(folder + "good/main.py", filled(GOOD));
        files.put(folder + "good/expected.json", expected("PASS"));
        files.put(folder + "absent/main.py", filled(ABSENT));
        files.put(folder + "absent/expected.json", expected("NA"));
        return files;
    }

    /// The file of its rules.
    String rules() {
        return "rules/" + id.toLowerCase(Locale.ROOT) + ".drl";
    }

    private String filled(String text) {
        return text.replace("PACKAGE", id.toLowerCase(Locale.ROOT).replace('-', '_')).replace("ITEM", id)
                .replace("TITLE", quoted(title.isEmpty() ? "What is asked, said of good code" : title))
                .replace("SECTION", quoted(section.isEmpty() ? "Library API Usage" : section));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private String expected(String verdict) {
        return """
                {
                  "item": "%s",
                  "verdict": "%s"
                }
                """.formatted(id, verdict);
    }
}
