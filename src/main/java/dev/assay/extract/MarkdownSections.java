package dev.assay.extract;

import dev.assay.extract.ParseCache.Language;
import dev.assay.facts.Fact;
import dev.assay.facts.MarkdownSection;
import dev.assay.facts.SourceFile;
import java.nio.ByteBuffer;
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

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N} .,:;/()?'\"-]*");
    private static final Pattern UNDERLINE = Pattern.compile("=+|-+");

    /// Made when the first file has to be parsed.
    private static final class Parsers {

        /// What stands inside blocks matters only in headings, and takes most of the time.
        static final Parser BLOCKS = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .inlineParserFactory(context -> (lines, block) -> {
                    if (block instanceof Heading) block.appendChild(new Text(lines.getContent()));
                }).build();
        static final Parser WHOLE = Parser.builder().build();
    }

    private MarkdownSections() {}

    /// A section as it was cut; lines are counted from 1.
    ///
    /// @param title empty for what stands before the first heading
    /// @param heading the line of its heading
    /// @param body the line behind its heading
    /// @param next the line of the next heading
    private record Cut(String title, int level, int heading, int body, int next) {}

    /// @param parsed by an earlier run
    static List<Fact> read(SourceFile file, byte[] bytes, ParseCache parsed) {
        dev.assay.extract.Text text = dev.assay.extract.Text.of(bytes);
        ByteBuffer key = parsed.key(Language.MARKDOWN, bytes);
        Slice known = parsed.find(key);
        List<Cut> cuts = known == null ? null : cuts(known, text.lines());
        if (cuts == null) {
            List<Cut> found = cut(text);
            parsed.keep(key, () -> written(found));
            cuts = found;
        }
        List<Fact> sections = new ArrayList<>();
        for (Cut cut : cuts) add(sections, file, text, cut);
        return sections;
    }

    private static byte[] written(List<Cut> cuts) {
        Packing out = new Packing(64);
        out.number(cuts.size());
        for (Cut cut : cuts) {
            out.text(cut.title);
            out.number(cut.level);
            out.number(cut.heading);
            out.number(cut.body);
            out.number(cut.next);
        }
        return out.bytes();
    }

    /// @param lines of the file
    /// @return null if it cannot be of such a file
    private static @Nullable List<Cut> cuts(Slice written, int lines) {
        Packing in = new Packing(written);
        List<Cut> cuts = new ArrayList<>();
        for (int left = in.number(); left > 0 && !in.isBroken(); left--) {
            Cut cut = new Cut(in.text(), in.number(), in.number(), in.number(), in.number());
            boolean fits = cut.level >= 0 && 1 <= cut.heading && cut.heading <= cut.body && cut.heading <= cut.next
                    && cut.body <= lines + 2 && cut.next <= lines + 1;
            if (!fits) return null;
            cuts.add(cut);
        }
        return in.isBroken() ? null : cuts;
    }

    private static List<Cut> cut(dev.assay.extract.Text text) {
        int first = afterFrontMatter(text);
        List<Cut> found = new ArrayList<>();
        String title = "";
        int level = 0;
        int heading = first;
        int body = first;
        Node document = Parsers.BLOCKS.parse(text.content().substring(text.start(first)));
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Heading each) || each.getSourceSpans().isEmpty()) continue;
            int line = first + each.getSourceSpans().getFirst().getLineIndex();
            found.add(new Cut(title, level, heading, body, line));
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
        found.add(new Cut(title, level, heading, body, text.lines() + 1));
        return found;
    }

    private static void add(List<Fact> found, SourceFile file, dev.assay.extract.Text text, Cut cut) {
        int from = cut.body > text.lines() ? text.content().length() : text.start(cut.body);
        int to = cut.next > text.lines() ? text.content().length() : text.start(cut.next);
        while (from < to && Character.isWhitespace(text.content().charAt(from))) from++;
        int last = to;
        while (last > from && Character.isWhitespace(text.content().charAt(last - 1))) last--;
        if (cut.level == 0 && from >= last) return;
        String under = from < last ? text.content().substring(from, last) : "";
        int start = text.start(cut.heading);
        int end = Math.max(start, to);
        while (end > start && Character.isWhitespace(text.content().charAt(end - 1))) end--;
        found.add(
                new MarkdownSection(text.place(file, start, end), cut.title, cut.level, under.replace("\r\n", "\n")));
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
        Node top = Parsers.WHOLE.parse("# " + written.getLiteral().replace('\n', ' '));
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
