package dev.assay.extract;

import dev.assay.facts.Fact;
import dev.assay.facts.MarkdownSection;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/// Cuts Markdown into sections.
final class MarkdownSections {

    /// What stands inside blocks matters only in headings, and takes most of the time.
    private static final Parser BLOCKS = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .inlineParserFactory(context -> (lines, block) -> {
                if (block instanceof Heading) block.appendChild(new Text(lines.getContent()));
            }).build();
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} .,:;/()?'\"-]*");
    private static final Pattern UNDERLINE = Pattern.compile("=+|-+");
    private static final Parser WHOLE = Parser.builder().build();

    private MarkdownSections() {}

    static List<Fact> read(SourceFile file, dev.assay.extract.Text text) {
        int first = afterFrontMatter(text);
        List<Fact> found = new ArrayList<>();
        String title = "";
        int level = 0;
        int heading = first;
        int body = first;
        Node document = BLOCKS.parse(text.content().substring(text.start(first)));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Heading each) || each.getSourceSpans().isEmpty()) continue;
            int line = first + each.getSourceSpans().getFirst().getLineIndex();
            add(found, file, text, title, level, heading, body, line);
            title = title(each);
            level = each.getLevel();
            heading = line;
            body = first + each.getSourceSpans().getLast().getLineIndex() + 1;
            // An underline belongs to the heading, but not to its spans.
            if (body <= text.lines() && !text.lineText(line).stripLeading().startsWith("#")
                    && UNDERLINE.matcher(text.lineText(body).strip()).matches()) {
                body++;
            }
        }
        add(found, file, text, title, level, heading, body, text.lines() + 1);
        return found;
    }

    /// @param next the line of the next heading
    private static void add(List<Fact> found, SourceFile file, dev.assay.extract.Text text, String title, int level,
            int heading, int body, int next) {
        int from = body > text.lines() ? text.content().length() : text.start(body);
        int to = next > text.lines() ? text.content().length() : text.start(next);
        String under = from < to ? text.content().substring(from, to).strip() : "";
        if (level == 0 && under.isEmpty()) return;
        int start = text.start(heading);
        int end = Math.max(start, to);
        while (end > start && Character.isWhitespace(text.content().charAt(end - 1))) end--;
        found.add(new MarkdownSection(text.place(file, start, end), title, level, under.replace("\r\n", "\n")));
    }

    private static int afterFrontMatter(dev.assay.extract.Text text) {
        if (!text.lineText(1).equals("---")) return 1;
        for (int line = 2; line < text.lines(); line++) {
            if (text.lineText(line).equals("---")) return line + 1;
        }
        return 1;
    }

    private static String title(Heading heading) {
        if (!(heading.getFirstChild() instanceof Text written)) return "";
        if (PLAIN.matcher(written.getLiteral()).matches()) return written.getLiteral().strip();
        StringBuilder title = new StringBuilder();
        Node top = WHOLE.parse("# " + written.getLiteral().replace('\n', ' '));
        for (Node node = following(top, top); node != null; node = following(node, top)) {
            if (node instanceof Text text) title.append(text.getLiteral());
            if (node instanceof Code code) title.append(code.getLiteral());
        }
        return title.toString().strip();
    }

    /// The next node in reading order, without recursion: emphasis can be nested thousands deep.
    private static @Nullable Node following(Node node, Node top) {
        if (node.getFirstChild() != null) return node.getFirstChild();
        Node each = node;
        while (each != top && each.getNext() == null) each = each.getParent();
        return each == top ? null : each.getNext();
    }
}
