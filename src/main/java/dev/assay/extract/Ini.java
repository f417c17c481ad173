package dev.assay.extract;

import java.util.ArrayList;
import java.util.List;

/// An ini file as Python's `configparser` reads it, without interpolation: `%(here)s` stays.
///
/// @param settings in the order in which they stand
record Ini(List<Setting> settings) {

    /// A setting.
    ///
    /// @param section without its brackets; empty before the first one
    /// @param lines the value line by line, blanks around it left out; the first may be empty
    record Setting(String section, String name, List<Line> lines) {

        String value() {
            return String.join("\n", lines.stream().map(Line::text).toList()).strip();
        }

        /// The lines that say something.
        List<Line> items() {
            return lines.stream().filter(each -> !each.text.isEmpty()).toList();
        }

        int line() {
            return lines.getFirst().number;
        }
    }

    /// @param number counted from 1
    /// @param start of the text, in characters from the start of the file
    record Line(String text, int number, int start) {

        Span span() {
            return new Span(start, start + text.length());
        }
    }

    static Ini parse(Text text) throws Unreadable {
        List<Setting> settings = new ArrayList<>();
        String section = "";
        String name = "";
        List<Line> value = new ArrayList<>();
        int indent = 0;
        for (int number = 1; number <= text.lines(); number++) {
            String line = text.lineText(number);
            String stripped = line.strip();
            if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) continue;
            int start = line.length() - line.stripLeading().length();
            if (!name.isEmpty() && start > indent) {
                value.add(new Line(stripped, number, text.start(number) + start));
                continue;
            }
            if (!name.isEmpty()) settings.add(new Setting(section, name, List.copyOf(value)));
            name = "";
            if (stripped.startsWith("[")) {
                int close = stripped.indexOf(']');
                if (close < 0) throw new Unreadable("The section `" + stripped + "` has no closing bracket.", number);
                section = stripped.substring(1, close).strip();
                continue;
            }
            int separator = separator(stripped);
            if (separator < 0) throw new Unreadable("The line `" + stripped + "` is no `name = value`.", number);
            name = stripped.substring(0, separator).strip();
            String first = stripped.substring(separator + 1).strip();
            int from = text.start(number) + line.indexOf(first, start + separator + 1);
            value = new ArrayList<>(List.of(new Line(first, number, from)));
            indent = start;
        }
        if (!name.isEmpty()) settings.add(new Setting(section, name, List.copyOf(value)));
        return new Ini(settings);
    }

    private static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '=' || line.charAt(i) == ':') return i;
        }
        return -1;
    }

    boolean has(String section) {
        return settings.stream().anyMatch(each -> each.section.equals(section));
    }

    List<Setting> section(String section) {
        return settings.stream().filter(each -> each.section.equals(section)).toList();
    }

    String value(String section, String name) {
        return settings.stream().filter(each -> each.section.equals(section) && each.name.equals(name))
                .map(Setting::value).findFirst().orElse("");
    }
}
