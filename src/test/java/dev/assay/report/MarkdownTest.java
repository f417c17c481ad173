package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a | b", "a \\| b", "\\", "a\\", "<script>alert(1)</script>", "&lt; &amp;",
            "*a* _b_ ~~c~~",
            "[a](javascript:x)", "![a](b)", "`open", "``", "```", "a`` b", "# no heading", "- no item",
            "<!-- comment", "]]>", "$x$", "ends with backslash\\", "|", "||", "<https://a.b>", "&#124;"})
    void plain_text_reads_as_it_was(String text) {
        assertEquals(text, readBack(Markdown.text(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.py:1", "a|b", "a`b", "`", "``", " edge ", "<b>", "a\\|b", "\\", "a b", "`a|b`", "&amp;",
            "名前.py"})
    void code_reads_as_it_was(String text) {
        assertEquals(text, readBack(Markdown.code(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls `a|b` here", "`a``b`", "`a` and `b", "``a``", "`<b>`|", "\\`x`", "`a\\`|b`"})
    void code_in_a_message_stays_in_its_cell(String text) {
        assertEquals(text.replace("`", ""), readBack(Markdown.text(text)).replace("`", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000b", "a\u2028b", "a\tb"})
    void a_message_stays_on_its_line(String text) {
        assertEquals("a b", readBack(Markdown.text(text)));
    }

    /// What the middle cell of a row of three says.
    private static String readBack(Markdown markdown) {
        Node page = PARSER.parse("| a | b | c |\n|---|---|---|\n| first | " + markdown + " | last |\n");
        List<String> cells = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableCell cell) cells.add(textOf(cell));
                visitChildren(node);
            }
        });
        assertEquals(6, cells.size(), () -> markdown.source() + " gives " + cells);
        assertEquals("last", cells.getLast());
        return cells.get(4);
    }

    private static String textOf(Node cell) {
        StringBuilder out = new StringBuilder();
        for (Node child = cell.getFirstChild(); child != null; child = child.getNext()) {
            out.append(switch (child) {
                case Text text -> text.getLiteral();
                case Code code -> code.getLiteral();
                case HtmlInline html when html.getLiteral().matches("</?code>") -> "";
                default -> "{" + child + "}";
            });
        }
        return out.toString();
    }
}
