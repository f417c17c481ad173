package dev.assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/// An installation somewhere else, built of the classes that are tested, and used through its launcher alone.
record Elsewhere(Path home, Path work) {

    record Ran(int code, String out, String err) {}

    /// @param folder an empty one
    static Elsewhere in(Path folder) throws IOException {
        Path home = folder.resolve("assay home");
        Installation.copyTo(home);
        Installation.copy(Command.HOME.resolve("examples"), home.resolve("examples"));
        Files.copy(Command.HOME.resolve("assay"), home.resolve("assay"));
        home.resolve("assay").toFile().setExecutable(true);
        jar(Files.createDirectories(home.resolve("target")).resolve("assay.jar"));
        Files.createFile(home.resolve("target/assay.built"));
        return new Elsewhere(home, Files.createDirectories(folder.resolve("work")));
    }

    /// With the libraries where they are.
    private static void jar(Path target) throws IOException {
        List<Path> path = Arrays
                .stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of).toList();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.assay.cli.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, path.stream().filter(Files::isRegularFile)
                .map(library -> library.toUri().toString()).collect(Collectors.joining(" ")));
        manifest.getMainAttributes().putValue("Enable-Native-Access", "ALL-UNNAMED");
        Path classes = Command.HOME.resolve("target/classes");
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file, manifest);
                Stream<Path> all = Files.walk(classes)) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            for (Path one : (Iterable<Path>) all.filter(Files::isRegularFile).sorted()::iterator) {
                jar.putNextEntry(new ZipEntry(classes.relativize(one).toString().replace('\\', '/')));
                Files.copy(one, jar);
            }
        }
    }

    /// Runs the launcher in the working folder.
    Ran run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("assay").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(work.toFile())
                .redirectError(work.resolveSibling("err").toFile()).start();
        process.getOutputStream().close();
        String out;
        try (InputStream printed = process.getInputStream()) {
            out = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
        }
        return new Ran(process.waitFor(), out, Files.readString(work.resolveSibling("err")));
    }

    /// Writes a file of the working folder.
    void write(String path, String text) throws IOException {
        Path file = work.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void replace(String path, String was, String now) throws IOException {
        Installation.replace(work.resolve(path), was, now);
    }
}
