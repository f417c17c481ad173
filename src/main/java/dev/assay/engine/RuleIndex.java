package dev.assay.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known of compiled rules without compiling or parsing them again.
///
/// @param hash of the sources, and of what else the compiled classes depend on
/// @param units the hash of each unit that the classes were compiled from, by name
/// @param models names of the Drools model classes, one for each DRL package
/// @param declared class names of the types that rule files declare, by simple name
/// @param rules in order of file and line
record RuleIndex(String hash, SortedMap<String, String> units, List<String> models,
        SortedMap<String, String> declared, List<Rule> rules) {

    /// @param file such as `rules/fastapi.drl`
    /// @param line counted from 1
    /// @param stage its `ruleflow-group`
    /// @param parent the rule that it extends; empty if none
    /// @param annotations without quotes, by name
    /// @param kinds simple names of the types that its patterns name
    /// @param parameters names of library parameters that its patterns over `Parameter` ask for
    /// @param lookups where its patterns look, such as `Call.target`; see [Lookups#keys]
    record Rule(String name, String inPackage, String file, int line, String stage, String parent,
            SortedMap<String, String> annotations, SortedSet<String> kinds, SortedSet<String> parameters,
            SortedSet<String> lookups) {

        /// The first word of the name: for a rule that judges, its item.
        String item() {
            int space = name.indexOf(' ');
            return space < 0 ? name : name.substring(0, space);
        }

        boolean isBase() {
            return stage.equals("judge") && RuleReader.ITEM.matcher(name).matches();
        }

        String annotation(String name) {
            return annotations.getOrDefault(name, "");
        }
    }

    /// @param compiled the units that the models were compiled from
    RuleIndex with(String hash, List<RuleUnit> compiled, List<String> models) {
        SortedMap<String, String> units = new TreeMap<>();
        compiled.forEach(unit -> units.put(unit.name(), unit.hash()));
        return new RuleIndex(hash, units, models, declared, rules);
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(hash);
        writeMap(out, units);
        writeAll(out, models);
        writeMap(out, declared);
        out.writeInt(rules.size());
        for (Rule rule : rules) {
            writeAll(out, List.of(rule.name, rule.inPackage, rule.file, rule.stage, rule.parent));
            out.writeInt(rule.line);
            writeMap(out, rule.annotations);
            writeAll(out, rule.kinds);
            writeAll(out, rule.parameters);
            writeAll(out, rule.lookups);
        }
    }

    static RuleIndex read(DataInput in) throws IOException {
        String hash = in.readUTF();
        SortedMap<String, String> units = readMap(in);
        List<String> models = readAll(in);
        SortedMap<String, String> declared = readMap(in);
        List<Rule> rules = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            List<String> texts = readAll(in);
            rules.add(new Rule(texts.get(0), texts.get(1), texts.get(2), in.readInt(), texts.get(3), texts.get(4),
                    readMap(in), new TreeSet<>(readAll(in)), new TreeSet<>(readAll(in)), new TreeSet<>(readAll(in))));
        }
        return new RuleIndex(hash, units, models, declared, rules);
    }

    private static void writeAll(DataOutput out, Iterable<String> texts) throws IOException {
        List<String> all = new ArrayList<>();
        texts.forEach(all::add);
        out.writeInt(all.size());
        for (String text : all) out.writeUTF(text);
    }

    private static List<String> readAll(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) texts.add(in.readUTF());
        return texts;
    }

    private static void writeMap(DataOutput out, SortedMap<String, String> map) throws IOException {
        writeAll(out, map.keySet());
        writeAll(out, map.values());
    }

    private static SortedMap<String, String> readMap(DataInput in) throws IOException {
        List<String> keys = readAll(in);
        List<String> values = readAll(in);
        SortedMap<String, String> map = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) map.put(keys.get(i), values.get(i));
        return map;
    }
}
