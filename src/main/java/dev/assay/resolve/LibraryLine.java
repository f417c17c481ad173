package dev.assay.resolve;

import dev.assay.resolve.LibraryParameter.Default;
import dev.assay.resolve.LibrarySymbol.Made;
import java.util.ArrayList;
import java.util.List;

/// A symbol as one line of text, which is much faster to read than YAML: its name, its aliases, then everything else.
final class LibraryLine {

    private static final String FIELD = "\t";
    private static final String ITEM = " ";
    private static final String PART = "\u001f";
    private static final String GROUP = "\u001d";

    private LibraryLine() {}

    static String write(LibrarySymbol s) {
        return String.join(FIELD, s.name(), String.join(ITEM, s.aliases()), s.kind().name(),
                s.coroutine() ? "async" : "", s.returns(), s.enters(), s.yields(), String.join(ITEM, s.bases()),
                s.library(), s.source(), String.join(GROUP, s.makes().stream().map(LibraryLine::made).toList()),
                Signature.write(s.parameters()), String.join(FIELD, changes(s.parameters())));
    }

    /// Name, versions and value of each default that not every version has.
    private static List<String> changes(List<LibraryParameter> parameters) {
        List<String> changes = new ArrayList<>();
        for (LibraryParameter parameter : parameters) {
            for (Default one : parameter.defaults()) {
                if (one.versions().text().isEmpty()) continue;
                changes.add(String.join(PART, parameter.name(), one.versions().text(), one.value().text()));
            }
        }
        return changes;
    }

    static String name(String line) {
        return line.substring(0, line.indexOf(FIELD));
    }

    static List<String> aliases(String line) {
        int start = line.indexOf(FIELD) + 1;
        return items(line.substring(start, line.indexOf(FIELD, start)));
    }

    static LibrarySymbol read(String line) {
        String[] f = line.split(FIELD, -1);
        List<LibraryParameter> parameters = new ArrayList<>();
        for (LibraryParameter parameter : Signature.read(f[11])) {
            List<Default> defaults = new ArrayList<>();
            for (int i = 12; i < f.length; i++) {
                String[] change = f[i].split(PART, -1);
                if (!change[0].equals(parameter.name())) continue;
                defaults.add(new Default(VersionRange.read(change[1]).orElseThrow(), Signature.value(change[2])));
            }
            parameters.add(defaults.isEmpty()
                    ? parameter
                    : new LibraryParameter(parameter.name(), parameter.keyword(), defaults));
        }
        return new LibrarySymbol(f[0], LibrarySymbol.Kind.valueOf(f[2]), !f[3].isEmpty(), items(f[1]), f[4], f[5], f[6],
                items(f[7]), parameters, makes(f[10]), f[8], f[9]);
    }

    private static String made(Made made) {
        return String.join(PART, made.resource(), made.what(), Integer.toString(made.count()), made.each(),
                made.versions().text());
    }

    private static List<Made> makes(String text) {
        List<Made> all = new ArrayList<>();
        if (text.isEmpty()) return all;
        for (String one : text.split(GROUP)) {
            String[] f = one.split(PART, -1);
            all.add(new Made(f[0], f[1], Integer.parseInt(f[2]), f[3],
                    f[4].isEmpty() ? VersionRange.ALL : VersionRange.read(f[4]).orElseThrow()));
        }
        return all;
    }

    private static List<String> items(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(ITEM));
    }
}
