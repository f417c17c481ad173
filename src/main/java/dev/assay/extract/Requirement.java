package dev.assay.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A requirement as PEP 508 writes it.
///
/// @param name normalised as PEP 503 says
/// @param extras in order of name
/// @param specifier without blanks; empty if there is none, and for one that gives an address
record Requirement(String name, List<String> extras, String specifier) {

    private static final Pattern WRITTEN = Pattern.compile(
            "([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[([^\\]]*)\\])?\\s*(@.*|\\(?[^;@]*)?");
    private static final Pattern PIN = Pattern.compile("={2,3}([0-9][^,*]*)");

    Requirement {
        extras = extras.stream().sorted().toList();
    }

    static Optional<Requirement> parse(String text) {
        String written = text.strip().replaceAll("\\s+", " ");
        int marker = written.contains("@") ? written.indexOf(" ;") : written.indexOf(';');
        if (marker >= 0) written = written.substring(0, marker).strip();
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) return Optional.empty();
        String rest = matcher.group(3) == null ? "" : matcher.group(3);
        String specifier = rest.startsWith("@") ? "" : rest.replaceAll("[\\s()]", "");
        if (!specifier.isEmpty() && "<>=!~".indexOf(specifier.charAt(0)) < 0) return Optional.empty();
        return Optional.of(new Requirement(normalised(matcher.group(1)), extras(matcher.group(2)), specifier));
    }

    private static List<String> extras(String written) {
        if (written == null) return List.of();
        return Arrays.stream(written.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    }

    /// The name as PEP 503 compares it.
    static String normalised(String name) {
        return name.strip().replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
    }

    /// The version that the specifier pins; empty if it leaves a choice.
    String pin() {
        Matcher matcher = PIN.matcher(specifier);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
