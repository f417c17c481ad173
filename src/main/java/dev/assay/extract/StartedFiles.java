package dev.assay.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the Python file of the repository that a command runs, where several have its name.
final class StartedFiles {

    private final Set<String> python;

    /// @param python the paths of all Python files
    StartedFiles(Set<String> python) {
        this.python = python;
    }

    /// Where a process looks for its file: the folder in which it runs before those that were copied into its image, and
    /// these before the one from which it is built.
    private record Folder(String path, int rank) {}

    /// The path of the file; empty if the command runs none that is in the repository.
    String of(Command command, Service service, @Nullable Image image) {
        String target = command.pythonTarget();
        if (target.isEmpty())
            target = command.words().stream().filter(each -> each.endsWith(".py")).findFirst().orElse("");
        if (target.isEmpty()) return "";
        List<String> wanted = wanted(target, "__main__.py");
        List<Folder> folders = folders(service, image);
        String near = Folders.parent(service.deployment.replaceFirst(" --profile .*", ""));
        return python.stream().filter(each -> wanted.stream().anyMatch(path -> isEnd(each, path)))
                .max(Comparator.<String>comparingInt(each -> rank(each, wanted, folders))
                        .thenComparing(each -> wanted.stream().mapToInt(path -> Deployments.common(each, path)).max()
                                .orElse(0))
                        .thenComparing(each -> Folders.within(each, service.context))
                        .thenComparing(each -> Folders.within(each, near)).thenComparing(each -> -each.length())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse("");
    }

    /// The path of the file that a server is told to serve, or that the command runs; empty if there is none in the
    /// repository, or several that it can be.
    String served(Command command, Service service, @Nullable Image image) {
        String target = command.servedTarget();
        List<String> wanted = target.isEmpty()
                ? wanted(command.pythonTarget(), "__main__.py")
                : wanted(target, "__init__.py");
        List<Folder> folders = folders(service, image);
        Map<Integer, List<String>> byRank = python.stream()
                .filter(each -> wanted.stream().anyMatch(path -> isEnd(each, path)))
                .collect(Collectors.groupingBy(each -> rank(each, wanted, folders)));
        List<String> best = byRank.isEmpty() ? List.of() : byRank.get(Collections.max(byRank.keySet()));
        return best.size() == 1 ? best.getFirst() : "";
    }

    /// The paths that a target may have: it is a file, or a module, which may be a package.
    private static List<String> wanted(String target, String ofPackage) {
        String plain = target.replaceFirst("^[./]*/", "");
        if (plain.isEmpty()) return List.of();
        String path = plain.replace('.', '/');
        return plain.endsWith(".py") ? List.of(plain) : List.of(path + ".py", path + "/" + ofPackage);
    }

    /// A path in a container may begin further out than the repository, or further in.
    private static boolean isEnd(String file, String path) {
        return ("/" + file).endsWith("/" + path) || ("/" + path).endsWith("/" + file);
    }

    private static int rank(String file, List<String> wanted, List<Folder> folders) {
        return folders.stream()
                .filter(each -> wanted.stream().anyMatch(path -> Folders.join(each.path, path).equals(file)))
                .mapToInt(Folder::rank).max().orElse(0);
    }

    private static List<Folder> folders(Service service, @Nullable Image image) {
        String context = context(service, image);
        String workdir = !service.workdir.isEmpty() || image == null ? service.workdir : image.workdir;
        List<Folder> folders = new ArrayList<>(List.of(new Folder(context, 1)));
        if (image != null) {
            for (String source : image.sources)
                if (!source.matches("[./]*")) folders.add(new Folder(Folders.join(context, source), 2));
        }
        // `/srv/services/mail` may be `services/mail` of the repository.
        String rest = workdir.replaceFirst("^/+", "");
        while (!rest.isEmpty()) {
            folders.add(new Folder(Folders.join(context, rest), 3));
            int slash = rest.indexOf('/');
            rest = slash < 0 ? "" : rest.substring(slash + 1);
        }
        return folders;
    }

    /// What nobody says is the folder of the Dockerfile, or that of the file that starts the process.
    private static String context(Service service, @Nullable Image image) {
        if (!service.context.isEmpty() || !service.dockerfile.isEmpty()) return service.context;
        return Folders.parent(image != null ? image.path : service.deployment.replaceFirst(" --profile .*", ""));
    }
}
