package dev.assay.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A value in a YAML file, and where it stands. Nothing is built from tags; values are strings as written.
///
/// @param node null where the file says nothing
record Yaml(Text text, @Nullable Node node) {

    /// Stands for each character of what a template leaves open.
    static final char UNKNOWN = '\uE000';

    private static final int MOST_MERGES = 100;

    record Entry(String key, Yaml value, Span span) {}

    /// The documents of a file.
    static List<Yaml> documents(Text text) throws Unreadable {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(100);
        options.setMaxAliasesForCollections(200);
        options.setCodePointLimit(Integer.MAX_VALUE);
        List<Yaml> found = new ArrayList<>();
        try {
            for (Node node : new org.yaml.snakeyaml.Yaml(options)
                    .composeAll(new java.io.StringReader(text.content()))) {
                found.add(new Yaml(text, node));
            }
        } catch (MarkedYAMLException malformed) {
            Mark mark = malformed.getProblemMark();
            String problem = malformed.getProblem() == null ? "it cannot be parsed" : malformed.getProblem();
            throw new Unreadable("The YAML is malformed: " + Toml.sentence(problem),
                    mark == null ? 1 : mark.getLine() + 1);
        } catch (YAMLException malformed) {
            throw new Unreadable("The YAML is malformed: " + Toml.sentence(malformed.getMessage()), 1);
        }
        return found;
    }

    boolean exists() {
        return node != null && !(node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL));
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /// A scalar as written, quotes removed; empty for anything else and for null.
    String string() {
        if (!exists() || !(node instanceof ScalarNode scalar)) return "";
        if (scalar.getValue().indexOf(UNKNOWN) < 0) return scalar.getValue();
        String written = text.content().substring(span().start(), span().end());
        return written.replaceAll("^[\"']|[\"']$", "");
    }

    /// What stands under the keys, one below the other.
    Yaml get(String... keys) {
        Yaml found = this;
        for (String key : keys) found = found.child(key);
        return found;
    }

    private Yaml child(String key) {
        for (Entry entry : entries()) if (entry.key.equals(key)) return entry.value;
        return new Yaml(text, null);
    }

    /// The entries of a map, with those that `<<` adds behind its own.
    List<Entry> entries() {
        List<Entry> found = new ArrayList<>();
        if (node instanceof MappingNode) entries(node, found, Collections.newSetFromMap(new IdentityHashMap<>()));
        return found;
    }

    /// @param seen what was merged already; aliases can name a map any number of times, and itself
    private void entries(Node from, List<Entry> found, Set<Node> seen) {
        if (!seen.add(from) || seen.size() > MOST_MERGES) return;
        if (from instanceof SequenceNode several) several.getValue().forEach(each -> entries(each, found, seen));
        if (!(from instanceof MappingNode map)) return;
        for (NodeTuple tuple : map.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || key.getValue().equals("<<")) continue;
            if (found.stream().anyMatch(each -> each.key.equals(key.getValue()))) continue;
            Span span = new Span(offset(key.getStartMark()), end(tuple.getValueNode()));
            found.add(new Entry(key.getValue(), new Yaml(text, tuple.getValueNode()), span));
        }
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals("<<")) {
                entries(tuple.getValueNode(), found, seen);
            }
        }
    }

    List<Yaml> items() {
        return node instanceof SequenceNode several
                ? several.getValue().stream().map(each -> new Yaml(text, each)).toList()
                : List.of();
    }

    /// The scalars of a list.
    List<String> strings() {
        return items().stream().filter(each -> each.node instanceof ScalarNode).map(Yaml::string).toList();
    }

    int line() {
        return node == null ? 1 : Math.min(text.lines(), node.getStartMark().getLine() + 1);
    }

    Span span() {
        return node == null ? new Span(0, 0) : new Span(offset(node.getStartMark()), end(node));
    }

    /// The end of a node, the blanks and line breaks behind a block left out.
    private int end(Node of) {
        int start = offset(of.getStartMark());
        int end = Math.max(start, offset(of.getEndMark()));
        while (end > start && Character.isWhitespace(text.content().charAt(end - 1))) end--;
        return end;
    }

    private int offset(Mark mark) {
        int line = mark.getLine() + 1;
        return line > text.lines()
                ? text.content().length()
                : Math.min(text.content().length(), text.start(line) + mark.getColumn());
    }
}
