package dev.assay.resolve;

import dev.assay.facts.Value;
import dev.assay.resolve.LibraryParameter.Default;
import java.util.ArrayList;
import java.util.List;

/// Reads the inside of a Python parameter list, such as `url, *, pool_size=5, poolclass=sqlalchemy.pool.QueuePool`.
///
/// A default is a literal, a list or tuple of literals, a dotted name, which then is a reference, or anything else,
/// which is kept as written. A bare `*` makes what follows keyword-only, `/` is passed by.
final class Signature {

    private Signature() {}

    /// What [#read] reads as the same parameters, but for defaults by version: of these the newest is written.
    static String write(List<LibraryParameter> parameters) {
        StringBuilder out = new StringBuilder();
        boolean keyword = false;
        for (LibraryParameter one : parameters) {
            if (!out.isEmpty()) out.append(", ");
            if (one.keyword() && !keyword) out.append("*, ");
            keyword |= one.keyword() || one.takesPositionals();
            out.append(one.name());
            if (!one.defaults().isEmpty()) out.append('=').append(one.defaults().getLast().value().text());
        }
        return out.toString();
    }

    /// @throws IllegalArgumentException for what is no parameter list
    static List<LibraryParameter> read(String text) {
        List<LibraryParameter> parameters = new ArrayList<>();
        boolean keyword = false;
        for (String part : split(text)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals).strip();
            if (name.equals("/")) continue;
            if (name.equals("*")) {
                keyword = true;
                continue;
            }
            int stars = name.startsWith("**") ? 2 : name.startsWith("*") ? 1 : 0;
            if (!isName(name.substring(stars), false)) {
                throw new IllegalArgumentException("`" + part + "` is no parameter");
            }
            List<Default> defaults = equals < 0
                    ? List.of()
                    : List.of(new Default(VersionRange.ALL, value(part.substring(equals + 1).strip())));
            parameters.add(new LibraryParameter(name, keyword && stars == 0, defaults));
            if (stars == 1) keyword = true;
        }
        return parameters;
    }

    /// A default as Python writes it.
    static Value value(String text) {
        if (text.isEmpty()) throw new IllegalArgumentException("a default is missing");
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        if (first == '[' && last == ']') return collection(text, "list");
        if (first == '(' && last == ')') return collection(text, "tuple");
        if (first == '"' || first == '\'') return string(text);
        switch (text) {
            case "None" :
                return new Value.Literal(text, "", "NoneType");
            case "True" :
                return new Value.Literal(text, true, "bool");
            case "False" :
                return new Value.Literal(text, false, "bool");
            case "..." :
                return new Value.Literal(text, "...", "ellipsis");
            default :
        }
        if (Character.isDigit(first) || first == '-') return number(text);
        if (isName(text, true)) return new Value.Reference(text, text, "name", "", new Value.Unknown(text));
        return new Value.Unknown(text);
    }

    private static Value string(String text) {
        StringBuilder content = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == text.charAt(0)) return new Value.Unknown(text);
            if (c != '\\') {
                content.append(c);
                continue;
            }
            char escaped = text.charAt(++i);
            content.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
        }
        return new Value.Literal(text, content.toString(), "str");
    }

    /// How Python writes the string.
    static String quote(String content) {
        return '"' + content.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t")
                + '"';
    }

    private static Value number(String text) {
        try {
            return new Value.Literal(text, Long.valueOf(text), "int");
        } catch (NumberFormatException noInteger) {
            try {
                return new Value.Literal(text, Double.valueOf(text), "float");
            } catch (NumberFormatException noNumber) {
                return new Value.Unknown(text);
            }
        }
    }

    private static Value collection(String text, String type) {
        List<Value> elements = split(text.substring(1, text.length() - 1)).stream().map(Signature::value).toList();
        return new Value.Collection(text, type, elements, List.of(), true);
    }

    private static boolean isName(String text, boolean dotted) {
        if (text.isEmpty() || !Character.isJavaIdentifierStart(text.charAt(0))) return false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isJavaIdentifierPart(c) && !(dotted && c == '.')) return false;
        }
        return true;
    }

    /// Splits at the commas that stand in no bracket and no string.
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\') i++;
                else if (c == quote) quote = 0;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!text.substring(start).isBlank()) parts.add(text.substring(start).strip());
        if (depth != 0 || quote != 0) throw new IllegalArgumentException("brackets or quotes are not closed");
        return parts;
    }
}
