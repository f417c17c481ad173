package dev.assay.extract;

import static io.github.treesitter.jtreesitter.internal.TreeSitter.*;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Python's grammar as tree-sitter knows it: node types and fields with their numbers.
final class Grammar {

    private static final Set<String> LEAVES = Set.of("identifier", "integer", "float", "true", "false", "none", "comment",
            "string_start", "string_end", "escape_sequence", "pass_statement", "ellipsis", "type_conversion");

    static final MemorySegment LANGUAGE = language();

    /// Node types by symbol; the last one is `ERROR`.
    static final String[] TYPES;

    /// Field names by number; number 0 stands for none.
    static final String[] FIELDS;

    /// Whether a symbol stands for a node with a name, unlike a bracket or a keyword.
    static final boolean[] NAMED;

    /// Whether a symbol's nodes never contain others.
    static final boolean[] LEAF;

    /// The number of `ERROR` in [#TYPES]; tree-sitter's own number for it is -1.
    static final short ERROR;

    /// The number of `module` in [#TYPES].
    static final short MODULE;

    static {
        int symbols = ts_language_symbol_count(LANGUAGE);
        ERROR = (short) symbols;
        TYPES = new String[symbols + 1];
        NAMED = new boolean[symbols + 1];
        LEAF = new boolean[symbols + 1];
        for (short symbol = 0; symbol < symbols; symbol++) {
            TYPES[symbol] = ts_language_symbol_name(LANGUAGE, symbol).getString(0);
            NAMED[symbol] = ts_language_symbol_type(LANGUAGE, symbol) == TSSymbolTypeRegular();
            LEAF[symbol] = NAMED[symbol] && LEAVES.contains(TYPES[symbol]);
        }
        TYPES[symbols] = "ERROR";
        NAMED[symbols] = true;
        FIELDS = new String[ts_language_field_count(LANGUAGE) + 1];
        MODULE = (short) Arrays.asList(TYPES).indexOf("module");
        FIELDS[0] = "";
        for (short field = 1; field < FIELDS.length; field++) {
            FIELDS[field] = ts_language_field_name_for_id(LANGUAGE, field).getString(0);
        }
    }

    private Grammar() { }

    static Set<String> nodeTypes() {
        Set<String> types = new TreeSet<>();
        for (int symbol = 0; symbol < TYPES.length; symbol++) if (NAMED[symbol]) types.add(TYPES[symbol]);
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

    /// The word that differs least from what was written; empty if none is close.
    static String nearest(String written, Collection<String> words) {
        String best = "";
        int least = Math.max(2, written.length() / 2) + 1;
        for (String word : words) {
            int distance = distance(written, word);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best;
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    @SuppressWarnings("restricted") // Calls C code.
    private static MemorySegment language() {
        MemorySegment function = new SharedLibraries().get(Arena.global()).findOrThrow("tree_sitter_python");
        try {
            return (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
