package dev.assay.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.drools.drl.parser.DrlParser;

/// Compiled rules in a folder, one file for each set of rule files. A file that cannot be read is written anew.
final class RuleCache {

    private RuleCache() {}

    /// @param platform a hash of the classes that rules are compiled against
    static RuleCompiler.Compiled get(RuleSources sources, Path folder, String platform) {
        String drools = String.valueOf(DrlParser.class.getPackage().getImplementationVersion());
        String key = RuleSources.hashOf(sources.hash() + platform + drools + Runtime.version().feature());
        Path file = folder.resolve("rules-" + key.substring(0, 32));
        if (Files.isRegularFile(file)) {
            try {
                return read(file);
            } catch (IOException e) {
                // A run that was stopped while writing; compiling again mends it.
            }
        }
        RuleCompiler.Compiled compiled = RuleCompiler.compile(sources);
        try {
            write(compiled, folder, file);
        } catch (IOException e) {
            // Without a place to keep it the next run compiles again, and nothing else is lost.
        }
        return compiled;
    }

    private static RuleCompiler.Compiled read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new GZIPInputStream(bytes))) {
            RuleIndex index = RuleIndex.read(in);
            SortedMap<String, byte[]> classes = new TreeMap<>();
            for (int count = in.readInt(); count > 0; count--) {
                String name = in.readUTF();
                classes.put(name, in.readNBytes(in.readInt()));
            }
            return new RuleCompiler.Compiled(index, classes);
        }
    }

    private static void write(RuleCompiler.Compiled compiled, Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "rules-", ".tmp");
        unfinished.toFile().setReadable(true, false); // another user may start the same installation
        try (OutputStream bytes = Files.newOutputStream(unfinished);
                DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            compiled.index().write(out);
            out.writeInt(compiled.classes().size());
            for (var entry : compiled.classes().entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeInt(entry.getValue().length);
                out.write(entry.getValue());
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
