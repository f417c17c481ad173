package dev.assay.engine;

import dev.assay.mistakes.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts new names of facts and properties in the place of old ones in an author's own rules, so that a renamed one keeps
/// its old name for one version. Every line keeps its number.
final class OldNames {

    /// @param at counted from 0
    private record Edit(int at, String old, String now, Vocabulary.Move move) {}

    private final RuleSources written;
    private final List<Vocabulary.Move> renames;
    private final List<Path> own;
    private final Map<String, Set<String>> bound = new TreeMap<>();
    private final Map<String, String> parents = new TreeMap<>();
    private final List<Warning> warnings = new ArrayList<>();

    private OldNames(RuleSources written, List<Vocabulary.Move> renames, List<Path> own) {
        this.written = written;
        this.renames = renames;
        this.own = own;
    }

    /// @param sources with the new names
    /// @param warnings one for each old name
    record Result(RuleSources sources, List<Warning> warnings) {}

    /// @param own the directories of the author's own
    static Result replaced(RuleSources written, Vocabulary vocabulary, List<Path> own) {
        if (vocabulary.renames().isEmpty()) return new Result(written, List.of());
        OldNames names = new OldNames(written, vocabulary.renames(), own);
        SortedMap<String, String> files = new TreeMap<>(written.files());
        names.written.files().forEach(names::bind);
        written.files().forEach((file, text) -> {
            if (RuleSources.isOwn(file)) files.put(file, names.edited(file, text));
        });
        return new Result(new RuleSources(files), names.warnings);
    }

    /// What each rule calls the facts of kinds with a renamed property: `kind:name`, such as `Call:$call`.
    private void bind(String file, String text) {
        String plain = RuleText.plain(text);
        for (RuleText rule : RuleText.of(file, text)) {
            Set<String> names = bound.computeIfAbsent(rule.name(), key -> new HashSet<>());
            parents.put(rule.name(), rule.parent());
            for (Vocabulary.Move move : renames) {
                Matcher binding = Pattern.compile("([\\w$]+)\\s*:\\s*" + move.kind() + "\\s*\\(").matcher(plain)
                        .region(rule.when(), rule.then());
                while (binding.find()) names.add(move.kind() + ":" + binding.group(1));
            }
        }
    }

    private String edited(String file, String text) {
        String plain = RuleText.plain(text);
        List<Edit> edits = new ArrayList<>();
        for (Vocabulary.Move move : renames) {
            if (move.isProperty()) {
                inPatterns(plain, move, edits);
                for (RuleText rule : RuleText.of(file, text)) onNames(plain, rule, move, edits);
            } else {
                Matcher kind = Pattern.compile("(?<![\\w$])" + move.old() + "(?![\\w$])").matcher(plain);
                while (kind.find()) edits.add(new Edit(kind.start(), move.old(), move.now(), move));
            }
        }
        edits.sort((one, other) -> Integer.compare(one.at, other.at));
        StringBuilder now = new StringBuilder();
        int copied = 0;
        for (Edit edit : edits) {
            if (edit.at < copied) continue;
            now.append(text, copied, edit.at).append(edit.now);
            copied = edit.at + edit.old.length();
            int line = 1 + (int) text.substring(0, edit.at).chars().filter(c -> c == '\n').count();
            warnings.add(new Warning(RuleSources.shown(file, own), line, edit.at - text.lastIndexOf('\n', edit.at - 1),
                    edit.move.told() + "; the old name works in this version for the last time."));
        }
        return now.append(text, copied, text.length()).toString();
    }

    /// Between the brackets of a pattern over the kind.
    private static void inPatterns(String plain, Vocabulary.Move move, List<Edit> edits) {
        Matcher pattern = Pattern.compile("(?<![\\w$])" + move.kind() + "\\s*\\(").matcher(plain);
        while (pattern.find()) {
            int end = pattern.end();
            for (int depth = 1; end < plain.length() && depth > 0; end++) {
                if (plain.charAt(end) == '(') depth++;
                if (plain.charAt(end) == ')') depth--;
            }
            String old = Vocabulary.Move.last(move.old());
            Matcher name = Pattern.compile("(?<![\\w$.])" + old + "(?![\\w$]|\\s*:|\\s*\\()").matcher(plain)
                    .region(pattern.end(), end).useTransparentBounds(true);
            while (name.find()) edits.add(new Edit(name.start(), old, Vocabulary.Move.last(move.now()), move));
        }
    }

    /// Behind a name that the rule, or one that it extends, gives to a fact of the kind: `$call.callee()`, `$pool.getSize()`.
    private void onNames(String plain, RuleText rule, Vocabulary.Move move, List<Edit> edits) {
        Set<String> names = new HashSet<>();
        for (String one = rule.name(); bound.containsKey(one); one = parents.get(one)) {
            bound.get(one).stream().filter(name -> name.startsWith(move.kind() + ":"))
                    .map(name -> name.substring(name.indexOf(':') + 1)).forEach(names::add);
        }
        if (names.isEmpty()) return;
        String old = Vocabulary.Move.last(move.old());
        String now = Vocabulary.Move.last(move.now());
        String any = names.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Matcher use = Pattern.compile("(?<![\\w$.])(?:" + any + ")\\s*\\.\\s*(" + old + "|get" + capital(old) + "|is"
                + capital(old) + ")(?![\\w$])").matcher(plain).region(rule.when(), rule.end());
        while (use.find()) {
            String prefix = use.group(1).equals(old) ? "" : use.group(1).startsWith("get") ? "get" : "is";
            edits.add(new Edit(use.start(1), use.group(1), prefix.isEmpty() ? now : prefix + capital(now), move));
        }
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
