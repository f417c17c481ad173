package dev.assay.resolve;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.assay.facts.Value;
import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Nearest;
import dev.assay.resolve.LibraryParameter.Default;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A file of `facts/libraries` as it is written, before `like` and inherited constructors are filled in.
///
/// @param library the distribution, normalised as PEP 503 says
/// @param imports the top-level names that it is imported by
/// @param documentation where its documentation begins; empty for none
/// @param entries by name, in order of the file
record LibraryFile(Path path, String library, List<String> imports, String documentation, Map<String, Entry> entries) {

    /// @param like the symbol whose parameters it takes; empty for none
    /// @param ownParameters whether it says `parameters`, be it that it has none
    record Entry(LibrarySymbol symbol, LibraryNode.Spot at, String like, boolean ownParameters) {}

    private static final Set<String> FILE_KEYS = Set.of("library", "imports", "documentation", "symbols");
    private static final Set<String> SYMBOL_KEYS = Set.of("kind", "async", "aliases", "returns", "enters", "yields",
            "bases", "source", "like", "signature", "parameters", "makes");
    private static final Set<String> PARAMETER_KEYS = Set.of("name", "keyword", "default", "defaults");
    private static final Set<String> MADE_KEYS = Set.of("resource", "what", "count", "each", "versions");
    private static final Set<String> RESOURCES = Set.of("pool", "thread");
    private static final Set<String> DEFAULT_KEYS = Set.of("versions", "value");
    private static final Set<String> VALUE_KEYS = Set.of("name", "text", "tuple");

    /// @param mistakes filled with the first one of each symbol
    /// @throws Mistake for a file that is none as a whole
    static LibraryFile read(YAMLFactory yaml, Path path, List<Mistake> mistakes) throws IOException {
        return new Reader(path, mistakes).file(LibraryNode.read(yaml, path));
    }

    Mistake mistake(LibraryNode.Spot at, String message) {
        return LibraryNode.mistake(path, at, message);
    }

    private record Reader(Path path, List<Mistake> mistakes) {

        LibraryFile file(LibraryNode node) {
            LibraryNode.Mapping top = mapping(node, FILE_KEYS, "a library");
            String library = text(top, "library");
            if (library.isEmpty()) throw mistake(top.at(), "`library` is missing");
            List<String> imports = texts(top, "imports");
            if (imports.isEmpty()) throw mistake(top.at(), "`imports` is missing");
            Map<String, Entry> entries = new LinkedHashMap<>();
            if (!(top.entries().get("symbols") instanceof LibraryNode.Mapping symbols)) {
                throw mistake(top.at(), "`symbols` is missing or no mapping");
            }
            symbols.entries().forEach((name, symbol) -> {
                try {
                    entries.put(name, symbol(library, name, symbols.keys().get(name), symbol));
                } catch (Mistake mistake) {
                    mistakes.add(mistake);
                }
            });
            return new LibraryFile(path, library, imports, text(top, "documentation"), entries);
        }

        private Entry symbol(String library, String name, LibraryNode.Spot at, LibraryNode node) {
            LibraryNode.Mapping m = mapping(node, SYMBOL_KEYS, "`" + name + "`");
            Map<String, LibraryParameter> parameters = new LinkedHashMap<>();
            for (LibraryParameter one : signature(name, m)) parameters.put(one.name(), one);
            for (LibraryNode own : elements(m, "parameters")) {
                LibraryParameter one = parameter(name, own);
                parameters.merge(one.name(), one, (signed, more) -> new LibraryParameter(more.name(),
                        signed.keyword() || more.keyword(), more.defaults()));
            }
            LibrarySymbol symbol = new LibrarySymbol(name, kind(name, at, text(m, "kind")), truth(m, "async"),
                    texts(m, "aliases"), text(m, "returns"), text(m, "enters"), text(m, "yields"), texts(m, "bases"),
                    List.copyOf(parameters.values()),
                    elements(m, "makes").stream().map(one -> made(name, one)).toList(), library, text(m, "source"));
            return new Entry(symbol, at, text(m, "like"),
                    m.entries().containsKey("parameters") || m.entries().containsKey("signature"));
        }

        private LibrarySymbol.Made made(String symbol, LibraryNode node) {
            LibraryNode.Mapping m = mapping(node, MADE_KEYS, "what `" + symbol + "` makes");
            String resource = text(m, "resource");
            if (!RESOURCES.contains(resource)) {
                throw mistake(place(m, "resource"), "`" + symbol + "` makes a `" + resource
                        + "`; known are pool, thread" + Nearest.hint(resource, RESOURCES));
            }
            if (text(m, "what").isEmpty()) throw mistake(m.at(), "what `" + symbol + "` makes has no `what`");
            String count = text(m, "count").isEmpty() ? "1" : text(m, "count");
            if (!count.matches("[1-9][0-9]{0,3}")) {
                throw mistake(place(m, "count"), "`count` is a number from 1 to 9999, not `" + count + "`");
            }
            String versions = text(m, "versions");
            VersionRange range = versions.isEmpty()
                    ? VersionRange.ALL
                    : VersionRange.read(versions)
                            .orElseThrow(() -> mistake(place(m, "versions"),
                                    "`" + versions + "` is not a version specifier"));
            return new LibrarySymbol.Made(resource, text(m, "what"), Integer.parseInt(count), text(m, "each"), range);
        }

        private List<LibraryParameter> signature(String symbol, LibraryNode.Mapping m) {
            String signature = text(m, "signature");
            try {
                return Signature.read(signature);
            } catch (IllegalArgumentException e) {
                throw mistake(m.keys().get("signature"), "the signature of `" + symbol + "`: " + e.getMessage());
            }
        }

        private LibrarySymbol.Kind kind(String name, LibraryNode.Spot at, String kind) {
            return switch (kind) {
                case "function" -> LibrarySymbol.Kind.FUNCTION;
                case "class" -> LibrarySymbol.Kind.CLASS;
                case "method" -> LibrarySymbol.Kind.METHOD;
                case "attribute" -> LibrarySymbol.Kind.ATTRIBUTE;
                case "module" -> LibrarySymbol.Kind.MODULE;
                case "" -> throw mistake(at, "`" + name + "` has no `kind`");
                default -> throw mistake(at, "`" + name + "` is of kind `" + kind
                        + "`; known are function, class, method, attribute, module"
                        + Nearest.hint(kind, List.of("function", "class", "method", "attribute", "module")));
            };
        }

        private LibraryParameter parameter(String symbol, LibraryNode node) {
            LibraryNode.Mapping m = mapping(node, PARAMETER_KEYS, "a parameter of `" + symbol + "`");
            String name = text(m, "name");
            if (name.isEmpty()) throw mistake(m.at(), "a parameter of `" + symbol + "` has no `name`");
            List<Default> defaults = new ArrayList<>();
            LibraryNode one = m.entries().get("default");
            if (one != null) defaults.add(new Default(VersionRange.ALL, value(one)));
            for (LibraryNode some : elements(m, "defaults")) {
                LibraryNode.Mapping d = mapping(some, DEFAULT_KEYS, "a default of `" + name + "`");
                String versions = text(d, "versions");
                LibraryNode value = d.entries().get("value");
                if (versions.isEmpty() || value == null) {
                    throw mistake(d.at(), "a default of `" + name + "` needs `versions` and `value`");
                }
                defaults.add(new Default(
                        VersionRange.read(versions)
                                .orElseThrow(() -> mistake(d.at(), "`" + versions + "` is not a version specifier")),
                        value(value)));
            }
            return new LibraryParameter(name, truth(m, "keyword"), defaults);
        }

        private Value value(LibraryNode node) {
            return switch (node) {
                case LibraryNode.Scalar s when s.absent() -> new Value.Literal("None", "", "NoneType");
                case LibraryNode.Scalar s -> literal(s.value());
                case LibraryNode.Sequence s -> collection("list", s);
                case LibraryNode.Mapping m -> special(mapping(m, VALUE_KEYS, "a value"));
            };
        }

        private Value special(LibraryNode.Mapping m) {
            String name = text(m, "name");
            if (!name.isEmpty()) return new Value.Reference(name, name, "name", "", new Value.Unknown(name));
            if (m.entries().get("tuple") instanceof LibraryNode.Sequence tuple) return collection("tuple", tuple);
            String text = text(m, "text");
            if (text.isEmpty()) throw mistake(m.at(), "a value is a scalar, a list, `name`, `text` or `tuple`");
            return new Value.Unknown(text);
        }

        private static Value.Literal literal(Object value) {
            return switch (value) {
                case Boolean truth -> new Value.Literal(truth ? "True" : "False", truth, "bool");
                case Long number -> new Value.Literal(number.toString(), number, "int");
                case Double number -> new Value.Literal(number.toString(), number, "float");
                default -> new Value.Literal(Signature.quote(value.toString()), value, "str");
            };
        }

        private Value collection(String type, LibraryNode.Sequence sequence) {
            List<Value> elements = sequence.elements().stream().map(this::value).toList();
            String inner = String.join(", ", elements.stream().map(Value::text).toList());
            String text = type.equals("list") ? "[" + inner + "]" : "(" + inner + (elements.size() == 1 ? ",)" : ")");
            return new Value.Collection(text, type, elements, List.of(), true);
        }

        private LibraryNode.Mapping mapping(LibraryNode node, Set<String> known, String what) {
            if (!(node instanceof LibraryNode.Mapping m)) throw mistake(node.at(), what + " is no mapping");
            for (String key : m.entries().keySet()) {
                if (!known.contains(key)) {
                    throw mistake(m.keys().get(key), "unknown key `" + key + "` in " + what + "; known are "
                            + String.join(", ", known.stream().sorted().toList()) + Nearest.hint(key, known));
                }
            }
            return m;
        }

        private String text(LibraryNode.Mapping m, String key) {
            return switch (m.entries().get(key)) {
                case null -> "";
                case LibraryNode.Scalar s when !s.absent() -> s.value().toString();
                case LibraryNode other -> throw mistake(other.at(), "`" + key + "` is not a text");
            };
        }

        /// Where the value of a key stands; where the mapping does if it has none.
        private static LibraryNode.Spot place(LibraryNode.Mapping m, String key) {
            LibraryNode value = m.entries().get(key);
            return value == null ? m.at() : value.at();
        }

        private boolean truth(LibraryNode.Mapping m, String key) {
            return switch (m.entries().get(key)) {
                case null -> false;
                case LibraryNode.Scalar(LibraryNode.Spot _, Boolean value, boolean _) -> value;
                case LibraryNode other -> throw mistake(other.at(), "`" + key + "` is neither true nor false");
            };
        }

        private List<String> texts(LibraryNode.Mapping m, String key) {
            List<String> texts = new ArrayList<>();
            for (LibraryNode one : elements(m, key)) {
                if (!(one instanceof LibraryNode.Scalar s)) throw mistake(one.at(), "`" + key + "` holds no texts");
                texts.add(s.value().toString());
            }
            return texts;
        }

        private List<LibraryNode> elements(LibraryNode.Mapping m, String key) {
            return switch (m.entries().get(key)) {
                case null -> List.of();
                case LibraryNode.Sequence s -> s.elements();
                case LibraryNode other -> throw mistake(other.at(), "`" + key + "` is no list");
            };
        }

        private Mistake mistake(LibraryNode.Spot at, String message) {
            return LibraryNode.mistake(path, at, message);
        }
    }
}
