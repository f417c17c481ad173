package dev.assay.engine;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.drools.drl.parser.DrlParser;

/// What is known of rules, and compiled units, in a folder; one file for each. A file that cannot be read is written anew.
final class RuleCache {

    private final Path folder;
    private long compiling;

    RuleCache(Path folder) {
        this.folder = folder;
    }

    private interface Making<T> {
        T make();
    }

    private interface Reading<T> {
        T read(DataInput in) throws IOException;
    }

    private interface Writing<T> {
        void write(T what, DataOutput out) throws IOException;
    }

    /// @param platform a hash of the classes that rules are compiled against
    RuleIndex index(RuleSources sources, String platform) {
        return get("index-" + key(sources.hash() + platform), () -> RuleReader.read(sources), RuleIndex::read,
                RuleIndex::write);
    }

    /// @param index of all rules, to tell where a mistake stands
    /// @param below has the types that other units declare
    RuleCompiler.Compiled unit(RuleIndex index, RuleUnit unit, ClassLoader below) {
        return get("unit-" + key(unit.hash()), () -> {
            long begun = System.nanoTime();
            RuleCompiler.Compiled compiled = RuleCompiler.compile(index, new RuleSources(unit.files()), below);
            compiling += System.nanoTime() - begun;
            return compiled;
        }, RuleCache::read, RuleCache::write);
    }

    /// How long rules were compiled that were not kept, in nanoseconds.
    long compiling() {
        return compiling;
    }

    private static String key(String hash) {
        String drools = String.valueOf(DrlParser.class.getPackage().getImplementationVersion());
        return RuleSources.hashOf(hash + drools + Runtime.version().feature()).substring(0, 32);
    }

    private <T> T get(String name, Making<T> making, Reading<T> reading, Writing<T> writing) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
            try (InputStream bytes = Files.newInputStream(file);
                    DataInputStream in = new DataInputStream(new GZIPInputStream(bytes))) {
                return reading.read(in);
            } catch (IOException e) {
                // A run that was stopped while writing; making it again mends it.
            }
        }
        T made = making.make();
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, name, ".tmp");
            unfinished.toFile().setReadable(true, false); // another user may start the same installation
            try (OutputStream bytes = Files.newOutputStream(unfinished);
                    DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
                writing.write(made, out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Without a place to keep it the next run makes it again, and nothing else is lost.
        }
        return made;
    }

    private static RuleCompiler.Compiled read(DataInput in) throws IOException {
        List<String> models = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) models.add(in.readUTF());
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (int count = in.readInt(); count > 0; count--) {
            String name = in.readUTF();
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            classes.put(name, bytes);
        }
        return new RuleCompiler.Compiled(models, classes);
    }

    private static void write(RuleCompiler.Compiled compiled, DataOutput out) throws IOException {
        out.writeInt(compiled.models().size());
        for (String model : compiled.models()) out.writeUTF(model);
        out.writeInt(compiled.classes().size());
        for (Map.Entry<String, byte[]> entry : compiled.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
    }
}
