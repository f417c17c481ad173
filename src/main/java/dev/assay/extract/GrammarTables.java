package dev.assay.extract;

import static io.github.treesitter.jtreesitter.internal.TreeSitter.*;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What the library says of Python's grammar. The build [keeps][Parsing] it, so that a run that parses nothing does not load the library.
///
/// @param names of the node types, by symbol
/// @param named whether nodes of a symbol have a name, unlike a bracket or a keyword
/// @param subtypes the symbols below one such as `expression`; empty for others
/// @param fields names of the fields, by number; number 0 stands for none
record GrammarTables(String[] names, boolean[] named, short[][] subtypes, String[] fields) {

    /// As the build found them, else from the library.
    static GrammarTables load() {
        return Parsing.grammar().map(GrammarTables::read).orElseGet(GrammarTables::ofLibrary);
    }

    static GrammarTables ofLibrary() {
        MemorySegment language = PythonLanguage.SEGMENT;
        int symbols = ts_language_symbol_count(language);
        String[] names = new String[symbols];
        boolean[] named = new boolean[symbols];
        short[][] subtypes = new short[symbols][0];
        for (short symbol = 0; symbol < symbols; symbol++) {
            names[symbol] = ts_language_symbol_name(language, symbol).getString(0);
            int type = ts_language_symbol_type(language, symbol);
            named[symbol] = type == TSSymbolTypeRegular();
            if (type == TSSymbolTypeSupertype()) subtypes[symbol] = subtypes(language, symbol);
        }
        String[] fields = new String[ts_language_field_count(language) + 1];
        fields[0] = "";
        for (short field = 1; field < fields.length; field++) {
            fields[field] = ts_language_field_name_for_id(language, field).getString(0);
        }
        return new GrammarTables(names, named, subtypes, fields);
    }

    private static short[] subtypes(MemorySegment language, short supertype) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment length = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment subtypes = ts_language_subtypes(language, supertype, length);
            short[] symbols = new short[length.get(ValueLayout.JAVA_INT, 0)];
            for (int i = 0; i < symbols.length; i++) symbols[i] = subtypes.getAtIndex(ValueLayout.JAVA_SHORT, i);
            return symbols;
        }
    }

    byte[] written() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(names.length);
            for (int symbol = 0; symbol < names.length; symbol++) {
                out.writeUTF(names[symbol]);
                out.writeBoolean(named[symbol]);
                out.writeShort(subtypes[symbol].length);
                for (short below : subtypes[symbol]) out.writeShort(below);
            }
            out.writeShort(fields.length);
            for (String field : fields) out.writeUTF(field);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    static GrammarTables read(byte[] written) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(written))) {
            int symbols = in.readShort();
            String[] names = new String[symbols];
            boolean[] named = new boolean[symbols];
            short[][] subtypes = new short[symbols][];
            for (int symbol = 0; symbol < symbols; symbol++) {
                names[symbol] = in.readUTF();
                named[symbol] = in.readBoolean();
                subtypes[symbol] = new short[in.readShort()];
                for (int i = 0; i < subtypes[symbol].length; i++) subtypes[symbol][i] = in.readShort();
            }
            String[] fields = new String[in.readShort()];
            for (int field = 0; field < fields.length; field++) fields[field] = in.readUTF();
            return new GrammarTables(names, named, subtypes, fields);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
