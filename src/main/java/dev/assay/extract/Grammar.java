package dev.assay.extract;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// Python's grammar as tree-sitter knows it: node types and fields with their numbers.
final class Grammar {

    private static final Set<String> LEAVES = Set.of("identifier", "integer", "float", "true", "false", "none",
            "comment",
            "string_start", "string_end", "escape_sequence", "pass_statement", "ellipsis", "type_conversion");

    private static final Set<String> PUNCTUATION = Set.of("(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=", "->",
            "def",
            "return", "import", "from", "class", "if", "for", "await", "async");

    /// Node types by symbol; the last one is `ERROR`.
    static final String[] TYPES;

    /// Field names by number; number 0 stands for none.
    static final String[] FIELDS;

    /// Whether a symbol stands for a node with a name, unlike a bracket or a keyword.
    static final boolean[] NAMED;

    /// Whether a symbol's nodes never contain others.
    static final boolean[] LEAF;

    /// Whether a symbol may be a comment or a line continuation, which stand anywhere.
    static final boolean[] EXTRA;

    /// Whether a token may fill a field of its parent, as operators do.
    static final boolean[] OPERATOR;

    /// The number of `ERROR` in [#TYPES]; tree-sitter's own number for it is -1.
    static final short ERROR;

    /// The number of `module` in [#TYPES].
    static final short MODULE;

    private static final GrammarTables TABLES = GrammarTables.load();

    static {
        int symbols = TABLES.names().length;
        ERROR = (short) symbols;
        TYPES = Arrays.copyOf(TABLES.names(), symbols + 1);
        NAMED = new boolean[symbols + 1];
        LEAF = new boolean[symbols + 1];
        EXTRA = new boolean[symbols + 1];
        OPERATOR = new boolean[symbols + 1];
        for (short symbol = 0; symbol < symbols; symbol++) {
            // Interned, as literals are, so that comparing with one mostly looks no further than at the reference.
            TYPES[symbol] = TYPES[symbol].intern();
            NAMED[symbol] = TABLES.named()[symbol];
            EXTRA[symbol] = TYPES[symbol].equals("comment") || TYPES[symbol].equals("line_continuation");
            OPERATOR[symbol] = !NAMED[symbol] && !PUNCTUATION.contains(TYPES[symbol]);
            LEAF[symbol] = NAMED[symbol] && LEAVES.contains(TYPES[symbol]);
        }
        TYPES[symbols] = "ERROR";
        NAMED[symbols] = true;
        MODULE = (short) Arrays.asList(TYPES).indexOf("module");
        FIELDS = TABLES.fields().clone();
        for (int field = 0; field < FIELDS.length; field++) FIELDS[field] = FIELDS[field].intern();
    }

    private Grammar() {}

    static Set<String> nodeTypes() {
        Set<String> types = new TreeSet<>();
        for (short symbol = 0; symbol < TYPES.length; symbol++) {
            if (NAMED[symbol] || isSupertype(symbol)) types.add(TYPES[symbol]);
        }
        return types;
    }

    static Set<String> tokens() {
        Set<String> tokens = new TreeSet<>();
        for (int symbol = 0; symbol < TYPES.length; symbol++) if (!NAMED[symbol]) tokens.add(TYPES[symbol]);
        return tokens;
    }

    static Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of(FIELDS));
        fields.remove("");
        return fields;
    }

    /// The symbols that a node type stands for, those below a supertype such as `expression`; empty if there is none.
    static boolean[] named(String type) {
        boolean[] symbols = new boolean[TYPES.length];
        boolean found = false;
        for (short symbol = 0; symbol < TYPES.length; symbol++) {
            if (!TYPES[symbol].equals(type)) continue;
            if (NAMED[symbol]) {
                symbols[symbol] = true;
                found = true;
            } else if (isSupertype(symbol)) {
                addSubtypes(symbol, symbols);
                found = true;
            }
        }
        return found ? symbols : new boolean[0];
    }

    private static boolean isSupertype(short symbol) {
        return symbol != ERROR && TABLES.subtypes()[symbol].length > 0;
    }

    private static void addSubtypes(short supertype, boolean[] symbols) {
        for (short symbol : TABLES.subtypes()[supertype]) {
            if (NAMED[symbol]) symbols[symbol] = true;
            else addSubtypes(symbol, symbols);
        }
    }

    /// The symbols of a bracket, keyword or operator; empty if there is none.
    static boolean[] token(String text) {
        boolean[] symbols = new boolean[TYPES.length];
        boolean found = false;
        for (int symbol = 0; symbol < TYPES.length; symbol++) {
            symbols[symbol] = !NAMED[symbol] && TYPES[symbol].equals(text);
            found |= symbols[symbol];
        }
        return found ? symbols : new boolean[0];
    }

    /// All symbols, or those of nodes with a name.
    static boolean[] all(boolean named) {
        boolean[] symbols = NAMED.clone();
        if (!named) Arrays.fill(symbols, true);
        return symbols;
    }
}
