package dev.assay.extract;

import dev.assay.source.Capture.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers for the captures of all queries; `@at` is number 0.
final class CaptureNames {

    static final int AT = 0;

    private final List<String> names = new ArrayList<>(List.of("at"));
    private final List<String> properties = new ArrayList<>(List.of("at"));
    private final List<Reading> readings = new ArrayList<>(List.of(Reading.TEXT));

    /// @param name such as `target.name`
    int number(String name) {
        int number = names.indexOf(name);
        if (number >= 0) return number;
        int dot = name.indexOf('.');
        names.add(name);
        properties.add(dot < 0 ? name : name.substring(0, dot));
        readings.add(dot < 0 || hidden(names.size() - 1)
                ? Reading.TEXT
                : Reading.valueOf(name.substring(dot + 1).toUpperCase(Locale.ROOT)));
        return names.size() - 1;
    }

    String property(int number) {
        return properties.get(number);
    }

    Reading reading(int number) {
        return readings.get(number);
    }

    /// Whether it serves predicates alone.
    boolean hidden(int number) {
        return names.get(number).startsWith("_");
    }
}
