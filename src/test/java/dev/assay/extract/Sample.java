package dev.assay.extract;

import dev.assay.facts.Fact;
import dev.assay.facts.PythonPackage;
import dev.assay.facts.Role;
import dev.assay.facts.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A small repository that a test writes and reads.
record Sample(Path root) {

    Sample with(String path, String... lines) throws IOException {
        return with(path, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Sample with(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    Repository read() throws IOException {
        return Repository.read(root, Repository.Options.defaults());
    }

    <T extends Fact> List<T> facts(Class<T> kind) throws IOException {
        Repository repository = read();
        return Stream.concat(repository.facts().stream(), repository.sections(1 << 20, ParseCache.none()).stream())
                .filter(kind::isInstance)
                .sorted(Comparator.comparing(Fact::at)).map(kind::cast).toList();
    }

    List<String> packages() throws IOException {
        return read().packages().stream().map(PythonPackage::name).toList();
    }

    SourceFile python(String path) throws IOException {
        return read().python().stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
    }

    String module(String path) throws IOException {
        return python(path).module();
    }

    Role role(String path) throws IOException {
        return python(path).role();
    }
}
