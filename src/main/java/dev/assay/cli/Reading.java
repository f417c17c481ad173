package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.extract.CacheFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options of every command that reads a repository.
final class Reading {

    @Option(names = "--threads", paramLabel = "N", description = "How many threads read; no result depends on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--max-file-size", paramLabel = "SIZE", converter = Size.class,
            description = "A larger Python file is listed as unread; such as 500K or 2M. 1M unless set.")
    private long maxFileSize = Assay.Options.defaults().maxFileSize();

    @Option(names = "--config", paramLabel = "FILE",
            description = "Configuration in the place of the repository's assay.yaml.")
    private @Nullable Path configuration;

    @Option(names = "--no-cache",
            description = "Parse every file, and keep nothing for the next run; no result depends on it.")
    private boolean anew;

    /// @param name what the report calls the repository; empty to take it from its metadata
    /// @throws UsageMistake for an option that makes no sense
    Assay.Options options(String name) {
        if (configuration != null && !Files.isRegularFile(configuration)) {
            throw new UsageMistake("There is no configuration file `" + configuration + "`.");
        }
        if (maxFileSize < 1) throw new UsageMistake("`--max-file-size` must be at least 1 byte, not 0.");
        if (threads < 1) throw new UsageMistake("`--threads` must be at least 1, not " + threads + ".");
        return new Assay.Options(name, configuration, threads, maxFileSize,
                anew ? null : CacheFolder.of("parsed").orElse(null));
    }

    /// @throws UsageMistake if it is missing or a file
    static Path folder(Path repository) {
        if (Files.isDirectory(repository)) return repository;
        throw new UsageMistake(Files.exists(repository)
                ? "`" + repository + "` is a file; give the folder of a repository."
                : "There is no folder `" + repository + "`.");
    }

    /// Bytes, with `K`, `M` or `G` for powers of 1024.
    static final class Size implements ITypeConverter<Long> {

        private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*([KMG]?)(I?B)?");

        @Override
        public Long convert(String written) {
            Matcher size = FORM.matcher(written.strip().toUpperCase(Locale.ROOT));
            if (!size.matches())
                throw new TypeConversionException("`" + written + "` is not a size such as 500K or 2M");
            return Long.parseLong(size.group(1)) << 10
                    * " KMG".indexOf(size.group(2).isEmpty() ? ' ' : size.group(2).charAt(0));
        }
    }
}
