package dev.assay.report;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.loader.ResourceLoader;
import org.apache.velocity.util.ExtProperties;

/// The templates of several folders; one of a later folder replaces the one of the same name. There are no others: what a
/// template names is looked up in a list, never in the file system.
final class TemplateFiles extends ResourceLoader {

    private final List<Path> folders;
    private final SortedMap<String, Path> paths = new TreeMap<>();

    /// @param folders the installation's first
    TemplateFiles(List<Path> folders) {
        this.folders = List.copyOf(folders);
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) continue;
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(Files::isRegularFile).filter(path -> path.toString().endsWith(".vm"))
                        .forEach(path -> paths.put(folder.relativize(path).toString().replace('\\', '/'), path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// In order.
    List<String> names() {
        return List.copyOf(paths.keySet());
    }

    /// The name for people: one of the installation by its folder, one of another folder by its whole path.
    String shown(String name) {
        Path path = paths.get(name);
        Path first = folders.getFirst();
        return path == null || path.startsWith(first) ? first.getFileName() + "/" + name : path.toString();
    }

    @Override
    public void init(ExtProperties settings) {
        // There is nothing to set.
    }

    @Override
    public Reader getResourceReader(String name, String encoding) {
        Path path = paths.get(name);
        if (path == null) throw new ResourceNotFoundException("there is no template `" + name + "`");
        try {
            return Files.newBufferedReader(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isSourceModified(Resource resource) {
        return false;
    }

    @Override
    public long getLastModified(Resource resource) {
        return 0;
    }
}
