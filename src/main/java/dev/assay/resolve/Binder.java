package dev.assay.resolve;

import static dev.assay.source.Syntax.NONE;

import dev.assay.facts.Arguments;
import dev.assay.facts.Fact;
import dev.assay.facts.Value;
import dev.assay.resolve.Kinds.Kind;
import dev.assay.resolve.Kinds.Property;
import dev.assay.source.Capture;
import dev.assay.source.Match;
import dev.assay.source.Syntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes facts out of the captures of one module.
final class Binder {

    private final ModuleScopes module;
    private final Syntax tree;
    private final Kinds kinds;
    private final FixedNames fixed;
    private final Inference inference;
    private final Folding folding;
    private final Map<String, Made> made = new HashMap<>();

    /// The matches of one kind, and what was made of them.
    ///
    /// @param nodes ascending
    /// @param facts null as long as nobody asked
    private record Made(int[] nodes, List<Match> matches, @Nullable Fact[] facts) {

        static Made of(List<Match> matches) {
            return new Made(matches.stream().mapToInt(Match::at).toArray(), matches, new Fact[matches.size()]);
        }
    }

    Binder(ModuleScopes module, Kinds kinds, Inference inference, Folding folding) {
        this.module = module;
        this.tree = module.tree;
        this.kinds = kinds;
        this.inference = inference;
        this.folding = folding;
        this.fixed = new FixedNames(module, inference, folding);
        Map<String, List<Match>> matches = new HashMap<>();
        for (Match match : module.module.matches()) {
            matches.computeIfAbsent(match.kind(), key -> new ArrayList<>()).add(match);
        }
        matches.forEach((kind, those) -> made.put(kind, Made.of(those)));
    }

    /// The facts of the wanted kinds, in order of place, then kind.
    List<Fact> facts(Set<String> wanted) {
        List<Fact> facts = new ArrayList<>();
        for (Match match : module.module.matches()) {
            if (!wanted.contains(match.kind()) || !kinds.has(match.kind()) || isPartOfChain(match.at())) continue;
            Fact fact = at(match.kind(), match.at());
            if (fact != null) facts.add(fact);
        }
        return facts;
    }

    /// Of `a.b.c` only the whole chain is a fact.
    private boolean isPartOfChain(int node) {
        return tree.is(node, "attribute") && tree.is(tree.parent(node), "attribute");
    }

    /// The fact of a kind at a node; null if there is none.
    @Nullable
    Fact at(String kind, int node) {
        Made known = made.get(kind);
        int index = known == null ? NONE : Arrays.binarySearch(known.nodes, node);
        if (index < 0) return null;
        Fact fact = known.facts[index];
        if (fact == null) known.facts[index] = fact = make(kinds.get(kind), known.matches.get(index));
        return fact;
    }

    private Fact make(Kind kind, Match match) {
        Object[] values = new Object[kind.properties().size()];
        for (int i = 0; i < values.length; i++) values[i] = value(kind.properties().get(i), match);
        return kind.maker().make(values);
    }

    private @Nullable Object value(Property property, Match match) {
        return switch (property.sort()) {
            case PLACE -> tree.place(module.module.file(), match.at());
            case TEXT -> {
                Capture capture = capture(match, property.name());
                if (capture != null) yield text(capture);
                yield fixed.find(property.name(), match) instanceof String text ? text : "";
            }
            case TEXTS -> {
                List<String> texts = new ArrayList<>(2);
                for (Capture capture : match.captures())
                    if (capture.property().equals(property.name())) texts.add(text(capture));
                if (texts.isEmpty() && fixed.find(property.name(), match) instanceof List<?> list) {
                    for (Object one : list) texts.add((String) one);
                }
                yield texts;
            }
            case VALUE -> {
                Capture capture = capture(match, property.name());
                yield capture == null ? new Value.Unknown("") : fold(capture);
            }
            case VALUES -> {
                List<Value> values = new ArrayList<>(2);
                for (Capture capture : match.captures())
                    if (capture.property().equals(property.name())) values.add(fold(capture));
                yield values;
            }
            case TRUTH -> capture(match, property.name()) != null
                    || fixed.find(property.name(), match) instanceof Boolean truth && truth;
            case NUMBER -> fixed.find(property.name(), match) instanceof Integer number ? number : 0;
            case FACT -> fact(property, match);
            case ARGUMENTS -> new Arguments(() -> {
                synchronized (inference) {
                    return folding.arguments(module, match.at());
                }
            });
        };
    }

    private @Nullable Fact fact(Property property, Match match) {
        Capture capture = capture(match, property.name());
        if (capture != null) return at(property.kind(), capture.node());
        int around = switch (property.name()) {
            case "enclosingFunction" -> module.functionAround(match.at());
            case "enclosingClass" -> module.classAround(match.at());
            default -> NONE;
        };
        return around == NONE ? null : at(property.kind(), around);
    }

    private static @Nullable Capture capture(Match match, String property) {
        // An iterator for each of a few hundred thousand questions adds up.
        List<Capture> captures = match.captures();
        for (int i = 0; i < captures.size(); i++) {
            if (captures.get(i).property().equals(property)) return captures.get(i);
        }
        return null;
    }

    private String text(Capture capture) {
        if (capture.reading() == Capture.Reading.STRING) return Strings.content(tree.text(capture.node()));
        String written = capture.node() == NONE
                ? tree.text(capture.startByte(), capture.endByte())
                : tree.shown(capture.node());
        if (capture.reading() != Capture.Reading.NAME || capture.node() == NONE) return written;
        String name = capture.property().equals("name") ? fixed.nameOf(capture.node()) : fixed.target(capture.node());
        // What a list names stays readable where it cannot be resolved.
        return name.isEmpty() && !capture.property().equals("target") && !capture.property().equals("name")
                ? written
                : name;
    }

    private Value fold(Capture capture) {
        return capture.node() == NONE
                ? new Value.Unknown(tree.text(capture.startByte(), capture.endByte()))
                : folding.fold(module, capture.node());
    }

    Inference inference() {
        return inference;
    }

    Folding folding() {
        return folding;
    }
}
