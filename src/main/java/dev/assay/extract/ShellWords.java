package dev.assay.extract;

import java.util.ArrayList;
import java.util.List;

/// Splits shell text into commands and words; nothing is expanded: `${WORKERS:-4}` stays one word.
final class ShellWords {

    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    /// The commands between `&&`, `||`, `;`, `|`, `&` and line breaks.
    static List<List<String>> commands(String text) {
        ShellWords reader = new ShellWords(text);
        reader.run();
        return reader.commands;
    }

    /// All words of one line.
    static List<String> words(String text) {
        return commands(text).stream().flatMap(List::stream).toList();
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '\\' -> {
                    if (at < text.length() && text.charAt(at) != '\n') add(text.charAt(at));
                    at++;
                }
                case '\'', '"' -> quoted(c);
                case '$' -> expansion();
                case ';', '&', '|', '\n' -> {
                    if (c == '&'
                            && (at < text.length() && text.charAt(at) == '>' || at > 1 && text.charAt(at - 2) == '>'))
                        add(c);
                    else
                        endCommand();
                }
                case '#' -> {
                    if (inWord) add(c);
                    else while (at < text.length() && text.charAt(at) != '\n') at++;
                }
                default -> {
                    if (Character.isWhitespace(c)) endWord();
                    else add(c);
                }
            }
        }
        endCommand();
    }

    private void quoted(char quote) {
        inWord = true;
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && quote == '"' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0) {
                c = text.charAt(at++);
                if (c == '\n') continue;
            }
            word.append(c);
        }
        at++;
    }

    /// `${…}` and `$(…)` are part of a word, blanks and all.
    private void expansion() {
        add('$');
        if (at >= text.length() || text.charAt(at) != '{' && text.charAt(at) != '(') return;
        char open = text.charAt(at);
        char close = open == '{' ? '}' : ')';
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            add(c);
            if (c == open) depth++;
            if (c == close && --depth == 0) return;
        }
    }

    private void add(char c) {
        inWord = true;
        word.append(c);
    }

    private void endWord() {
        if (inWord) words.add(word.toString());
        word.setLength(0);
        inWord = false;
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) commands.add(words);
        words = new ArrayList<>();
    }
}
