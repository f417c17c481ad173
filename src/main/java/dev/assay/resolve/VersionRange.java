package dev.assay.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The versions that a specifier such as `>=2.0,<3` or `~=1.4` allows, after PEP 440. Pre-releases count like others.
///
/// @param text as written; empty for every version
/// @param clauses all have to hold
public record VersionRange(String text, List<Clause> clauses) {

    /// Every version.
    public static final VersionRange ALL = new VersionRange("", List.of());

    private static final Pattern CLAUSE = Pattern.compile("(~=|==|!=|<=|>=|<|>)\\s*([^\\s*]+?)(\\.\\*)?");

    /// One comparison.
    ///
    /// @param operator `~=`, `==`, `!=`, `<=`, `>=`, `<` or `>`
    /// @param prefix whether `.*` follows
    record Clause(String operator, Version version, boolean prefix) {

        boolean allows(Version candidate) {
            int order = candidate.compareTo(version);
            return switch (operator) {
                case "==" -> prefix ? startsLike(candidate, version.release().size()) : order == 0;
                case "!=" -> prefix ? !startsLike(candidate, version.release().size()) : order != 0;
                case "<=" -> order <= 0;
                case ">=" -> order >= 0;
                // "< 3.0" does not mean 3.0's own candidates, and "> 3.0" not 3.0's own post-releases.
                case "<" -> order < 0 && (version.isPreRelease() || !candidate.isPreRelease() || !sameBase(candidate));
                case ">" -> order > 0 && (version.post() >= 0 || candidate.post() < 0 || !sameBase(candidate));
                default -> order >= 0 && startsLike(candidate, version.release().size() - 1);
            };
        }

        private boolean startsLike(Version candidate, int length) {
            return candidate.epoch() == version.epoch() && candidate.prefix(length).equals(version.prefix(length));
        }

        private boolean sameBase(Version candidate) {
            return candidate.base().compareTo(version.base()) == 0;
        }
    }

    public VersionRange {
        clauses = List.copyOf(clauses);
    }

    /// @param specifier empty for every version
    /// @return empty for what is not a specifier
    public static Optional<VersionRange> read(String specifier) {
        if (specifier.isBlank()) return Optional.of(ALL);
        List<Clause> clauses = new ArrayList<>();
        for (String part : specifier.split(",")) {
            if (part.isBlank()) continue;
            Matcher m = CLAUSE.matcher(part.strip());
            if (!m.matches()) return Optional.empty();
            Optional<Version> version = Version.read(m.group(2));
            boolean prefix = m.group(3) != null;
            if (version.isEmpty() || prefix && !m.group(1).endsWith("=") || prefix && m.group(1).matches("[<>~]=")
                    || m.group(1).equals("~=") && version.get().release().size() < 2) {
                return Optional.empty();
            }
            clauses.add(new Clause(m.group(1), version.get(), prefix));
        }
        return Optional.of(new VersionRange(specifier.strip(), clauses));
    }

    boolean contains(Version version) {
        for (Clause clause : clauses) if (!clause.allows(version)) return false;
        return true;
    }

    /// Whether it allows a version; false for what is not one.
    public boolean contains(String version) {
        return Version.read(version).map(this::contains).orElse(false);
    }

    /// One version out of every stretch within which none of the ranges begins or ends.
    static List<Version> probes(VersionRange first, List<VersionRange> others) {
        TreeSet<Version> probes = new TreeSet<>();
        probes.add(new Version(0, List.of(0), -1, -1, -1, ""));
        List<VersionRange> all = new ArrayList<>(others);
        all.add(first);
        for (VersionRange range : all) {
            for (Clause clause : range.clauses) {
                Version version = clause.version();
                probes.add(version);
                probes.add(justBehind(version));
                // The last of these is the next version of its kind; the others are where `~=2.1` and `==2.1.*` end.
                for (int i = 0; i < version.release().size(); i++) probes.add(raised(version, i));
            }
        }
        return List.copyOf(probes);
    }

    private static Version justBehind(Version version) {
        List<Integer> release = new ArrayList<>(version.release());
        release.addAll(List.of(0, 1));
        return new Version(version.epoch(), release, -1, -1, -1, "");
    }

    private static Version raised(Version version, int index) {
        List<Integer> release = new ArrayList<>(version.release().subList(0, index + 1));
        release.set(index, release.get(index) + 1);
        return new Version(version.epoch(), release, -1, -1, -1, "");
    }
}
