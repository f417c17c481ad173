package dev.assay.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the values of a TOML file stand, from their key to their end; an element of an array has its index as key.
///
/// Jackson reads the values and has made sure that the file is sound, but keeps no places.
final class TomlPlaces {

    private final String text;
    private final Map<List<String>, Span> spans = new HashMap<>();
    private final Map<List<String>, Integer> elements = new HashMap<>();
    private int at;

    TomlPlaces(String text) {
        this.text = text;
        List<String> table = List.of();
        for (blanks(); at < text.length(); blanks()) {
            int before = at;
            if (text.charAt(at) == '[') {
                table = header();
                spans.putIfAbsent(table, new Span(before, at));
            } else {
                pair(table);
            }
            if (at == before) at++;
        }
    }

    /// The range of a value with its key; the start of the file if it is not known.
    Span of(String... keys) {
        return spans.getOrDefault(List.of(keys), new Span(0, 0));
    }

    private List<String> header() {
        boolean element = text.startsWith("[[", at);
        at += element ? 2 : 1;
        List<String> written = keys();
        at = Math.min(text.length(), at + (element ? 2 : 1));
        List<String> table = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            table.add(written.get(i));
            List<String> path = List.copyOf(table);
            if (element && i == written.size() - 1) elements.merge(path, 0, (old, zero) -> old + 1);
            if (elements.containsKey(path)) table.add(String.valueOf(elements.get(path)));
        }
        return table;
    }

    private void pair(List<String> table) {
        int start = at;
        List<String> path = new ArrayList<>(table);
        path.addAll(keys());
        if (at < text.length() && text.charAt(at) == '=') at++;
        spaces();
        value(path);
        spans.put(List.copyOf(path), new Span(start, at));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        while (at < text.length()) {
            spaces();
            int start = at;
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                string();
                keys.add(text.substring(start + 1, Math.max(start + 1, at - 1)));
            } else {
                while (at < text.length() && "=.]\n ,}\t\r".indexOf(text.charAt(at)) < 0) at++;
                keys.add(text.substring(start, at));
            }
            spaces();
            if (at >= text.length() || text.charAt(at) != '.') break;
            at++;
        }
        return keys;
    }

    private void value(List<String> path) {
        if (at >= text.length()) return;
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            string();
        } else if (first == '[') {
            array(path);
        } else if (first == '{') {
            table(path);
        } else {
            while (at < text.length() && ",]}#\n\r".indexOf(text.charAt(at)) < 0) at++;
        }
    }

    private void array(List<String> path) {
        at++;
        for (int index = 0;; index++) {
            separators();
            if (at >= text.length() || text.charAt(at) == ']') break;
            int start = at;
            List<String> element = new ArrayList<>(path);
            element.add(String.valueOf(index));
            value(element);
            spans.put(List.copyOf(element), new Span(start, at));
            if (at == start) at++;
        }
        at = Math.min(text.length(), at + 1);
    }

    private void table(List<String> path) {
        at++;
        while (true) {
            separators();
            if (at >= text.length() || text.charAt(at) == '}') break;
            int before = at;
            pair(path);
            if (at == before) at++;
        }
        at = Math.min(text.length(), at + 1);
    }

    /// Skips a string of any of the four kinds.
    private void string() {
        char quote = text.charAt(at);
        String triple = String.valueOf(quote).repeat(3);
        boolean many = text.startsWith(triple, at);
        at += many ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && quote == '"') {
                at += 2;
            } else if (many && text.startsWith(triple, at)) {
                at += 3;
                while (at < text.length() && text.charAt(at) == quote) at++;
                return;
            } else if (!many && c == quote) {
                at++;
                return;
            } else {
                at++;
            }
        }
        at = text.length();
    }

    private void spaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) at++;
    }

    private void separators() {
        for (blanks(); at < text.length() && text.charAt(at) == ','; blanks()) at++;
    }

    private void blanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return;
            }
        }
    }
}
