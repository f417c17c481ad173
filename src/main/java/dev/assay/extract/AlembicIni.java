package dev.assay.extract;

import dev.assay.extract.FileWalk.Found;
import dev.assay.extract.FileWalk.Problem;
import dev.assay.extract.Ini.Setting;
import dev.assay.facts.AlembicSetting;
import dev.assay.facts.Fact;
import dev.assay.facts.SourceFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// An `alembic.ini`.
record AlembicIni(Found file, Text text, Ini ini) {

    private static final Pattern NAME = Pattern.compile("(\\w+[-_.])?alembic\\.ini|alembic[-_.]\\w+\\.ini");

    static boolean is(Found file) {
        return file.name().endsWith(".ini") && NAME.matcher(file.name()).matches();
    }

    static List<AlembicIni> readAll(List<Found> files, long longest, List<Problem> problems) {
        List<AlembicIni> found = new ArrayList<>();
        for (Found file : files) {
            if (!is(file)) continue;
            try {
                Text text = Text.read(file.location(), longest);
                found.add(new AlembicIni(file, text, Ini.parse(text)));
            } catch (Unreadable unreadable) {
                problems.add(new Problem(file.path(), unreadable.line(), unreadable.getMessage()));
            }
        }
        return found;
    }

    /// The folders that it names, as written.
    List<String> locations() {
        List<String> found = new ArrayList<>();
        for (Setting setting : ini.settings()) {
            if (setting.name().equals("script_location")) found.add(setting.value());
            if (setting.name().equals("version_locations"))
                found.addAll(Arrays.asList(setting.value().split("[\\s,;]+")));
        }
        return found;
    }

    List<Fact> facts(SourceFile source) {
        List<Fact> found = new ArrayList<>();
        for (Setting setting : ini.settings()) {
            String value = Secrets.masked(setting.name(), setting.value());
            found.add(new AlembicSetting(text.place(source, setting.line()), setting.section(), setting.name(), value));
        }
        return found;
    }
}
