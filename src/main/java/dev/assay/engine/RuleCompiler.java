package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/// Turns rule files into classes. The build runs [#main]; edited rules are compiled when they are loaded.
public final class RuleCompiler {

    /// Where the build leaves the index, on the class path.
    static final String INDEX = "META-INF/assay/rules.index";

    /// @param models names of the Drools model classes, one for each DRL package
    /// @param classes bytes by class name
    record Compiled(List<String> models, SortedMap<String, byte[]> classes) {}

    static final Compiled NOTHING = new Compiled(List.of(), new TreeMap<>());

    private RuleCompiler() {}

    /// Compiles the rules of an installation into a folder of the class path.
    ///
    /// @param arguments the folder that holds `facts` and `rules`; the folder of the classes
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        RuleSources sources = RuleSources.read(home, List.of());
        String platform = RuleSources.hashOf(target,
                List.of("dev/assay/engine", "dev/assay/facts", "dev/assay/findings"));
        String hash = sources.hash() + platform;
        Path index = target.resolve(INDEX);
        if (Files.isRegularFile(index) && hashIn(index).equals(hash)) return;
        RuleIndex read;
        Compiled compiled;
        try {
            read = RuleReader.read(sources);
            compiled = compile(read, sources, new RuleClasses.WithoutBuilt(loader(), Set.of()));
        } catch (Mistake mistake) {
            System.err.println(RuleCheck.closer(sources, mistake).getMessage());
            System.exit(2);
            return;
        }
        deleteOld(target.resolve("assay"));
        for (Map.Entry<String, byte[]> entry : compiled.classes.entrySet()) {
            Path path = target.resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(path.getParent());
            Files.write(path, entry.getValue());
        }
        Getters.write(Lookups.properties(sources.files().values(), read.declared()::containsKey), target);
        Files.createDirectories(index.getParent());
        try (OutputStream file = Files.newOutputStream(index); DataOutputStream out = new DataOutputStream(file)) {
            read.with(hash, RuleUnit.of(sources, platform), compiled.models).write(out);
        }
    }

    private static String hashIn(Path index) throws IOException {
        try (InputStream file = Files.newInputStream(index); DataInputStream in = new DataInputStream(file)) {
            return in.readUTF();
        } catch (EOFException | UTFDataFormatException e) {
            return "";
        }
    }

    private static void deleteOld(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.filter(Files::isRegularFile).toList()) Files.delete(path);
        }
    }

    /// All rules together.
    ///
    /// @throws Mistake for the first mistake of an author
    static Compiled compile(RuleSources sources) {
        try {
            return compile(RuleReader.read(sources), sources, new RuleClasses.WithoutBuilt(loader(), Set.of()));
        } catch (Mistake mistake) {
            throw RuleCheck.closer(sources, mistake);
        }
    }

    static ClassLoader loader() {
        return RuleCompiler.class.getClassLoader();
    }

    /// @param index of all rules, to tell where a mistake stands
    /// @param sources some of them
    /// @param below has the types that the others declare
    /// @throws Mistake for the first mistake of an author
    static Compiled compile(RuleIndex index, RuleSources sources, ClassLoader below) {
        List<Mistake> mistakes = new ArrayList<>();
        return attempt(index, sources, below, mistakes).orElseThrow(mistakes::getFirst);
    }

    /// @param mistakes filled with what the compiler refuses
    /// @return empty if it refuses anything
    static Optional<Compiled> attempt(RuleIndex index, RuleSources sources, ClassLoader below,
            List<Mistake> mistakes) {
        KieServices services = KieServices.Factory.get();
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(services.newReleaseId("dev.assay", "rules", sources.hash()));
        sources.files().forEach((name, text) -> files.write("src/main/resources/" + name,
                Lookups.in(text, index.declared()::containsKey)));
        KieBuilder builder = services.newKieBuilder(files, below);
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException | StackOverflowError e) {
            mistakes.add(CompilerMessages.mistake(index, sources, e));
            return Optional.empty();
        }
        List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            mistakes.addAll(CompilerMessages.mistakes(index, sources, errors));
            return Optional.empty();
        }
        InternalKieModule module = (InternalKieModule) builder.getKieModule();
        SortedMap<String, byte[]> classes = new TreeMap<>();
        List<String> models = new ArrayList<>();
        for (String file : module.getFileNames()) {
            if (file.endsWith("/drools-model")) {
                String listed = new String(module.getBytes(file), StandardCharsets.UTF_8);
                Arrays.stream(listed.split("\n")).map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.contains(":")).sorted().forEach(models::add);
            } else if (file.endsWith(".class") && !file.startsWith("org/drools/project/")) {
                classes.put(file.substring(0, file.length() - ".class".length()).replace('/', '.'),
                        module.getBytes(file));
            }
        }
        services.getRepository().removeKieModule(module.getReleaseId());
        return Optional.of(new Compiled(models, classes));
    }
}
