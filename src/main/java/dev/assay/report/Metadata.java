package dev.assay.report;

import dev.assay.facts.Unread;
import java.util.List;

/// What a report says about the audit itself, apart from what the rules concluded.
///
/// @param repository the repository's name
/// @param packages in order of name
/// @param notes what the configuration changed or what of it was ignored, one sentence each
/// @param toolVersion such as `0.1.0`
/// @param rulesHash SHA-256 over facts, rules and templates in use, in hexadecimal
/// @param ruleChanges what directories of an author's own changed of the shipped rules, one sentence each
public record Metadata(String repository, List<AuditedPackage> packages, Coverage coverage, List<String> notes,
        String toolVersion, String rulesHash, List<String> ruleChanges) {

    public Metadata {
        packages = List.copyOf(packages);
        notes = List.copyOf(notes);
        ruleChanges = List.copyOf(ruleChanges);
    }

    /// With the shipped rules as they are.
    public Metadata(String repository, List<AuditedPackage> packages, Coverage coverage, List<String> notes,
            String toolVersion, String rulesHash) {
        this(repository, packages, coverage, notes, toolVersion, rulesHash, List.of());
    }

    /// @param path its folder, relative to the repository; `.` for the root
    /// @param libraries what it depends on and the rules know, in order of name
    public record AuditedPackage(String name, String path, List<Library> libraries) {

        public AuditedPackage {
            libraries = List.copyOf(libraries);
        }
    }

    /// @param version the resolved version; empty if nothing says
    public record Library(String name, String version) {}

    /// How much was read. Only Python files count.
    ///
    /// @param files how many there are
    /// @param parsed how many of them could be read whole
    /// @param lines the lines of all of them
    /// @param unread what could not be read or parsed, in order of place
    public record Coverage(int files, int parsed, long lines, List<Unread> unread) {

        public Coverage {
            unread = List.copyOf(unread);
        }
    }
}
