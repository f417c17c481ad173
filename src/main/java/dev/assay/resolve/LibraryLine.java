package dev.assay.resolve;

import dev.assay.resolve.LibraryParameter.Default;
import java.util.ArrayList;
import java.util.List;

/// A symbol as one line of text, which is much faster to read than YAML: its name, its aliases, then everything else.
final class LibraryLine {

    private static final String FIELD = "\t";
    private static final String ITEM = " ";
    private static final String PART = "\u001f";

    private LibraryLine() {}

    static String write(LibrarySymbol s) {
        return String.join(FIELD, s.name(), String.join(ITEM, s.aliases()), s.kind().name(),
                s.coroutine() ? "async" : "", s.returns(), s.enters(), s.yields(), String.join(ITEM, s.bases()),
                s.library(), s.source(),
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
        for (LibraryParameter parameter : Signature.read(f[10])) {
            List<Default> defaults = new ArrayList<>();
            for (int i = 11; i < f.length; i++) {
                String[] change = f[i].split(PART, -1);
                if (!change[0].equals(parameter.name())) continue;
                defaults.add(new Default(VersionRange.read(change[1]).orElseThrow(), Signature.value(change[2])));
            }
            parameters.add(defaults.isEmpty()
                    ? parameter
                    : new LibraryParameter(parameter.name(), parameter.keyword(), defaults));
        }
        return new LibrarySymbol(f[0], LibrarySymbol.Kind.valueOf(f[2]), !f[3].isEmpty(), items(f[1]), f[4], f[5], f[6],
                items(f[7]), parameters, f[8], f[9]);
    }

    private static List<String> items(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(ITEM));
    }
}
