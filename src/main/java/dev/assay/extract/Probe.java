package dev.assay.extract;

import dev.assay.facts.Place;
import java.util.List;

/// How a deployment asks whether a process is well.
///
/// @param path of the address that is asked; empty where a command asks
/// @param words of that command; those of a shell line are one word
record Probe(String path, List<String> words, Place at) {

    static Probe path(String path, Place at) {
        return new Probe(path.isEmpty() ? "/" : path, List.of(), at);
    }

    static Probe command(List<String> words, Place at) {
        return new Probe("", List.copyOf(words), at);
    }

    /// `test` of a compose file: a shell line, or a list that begins with `CMD` or `CMD-SHELL`. Empty words for `NONE`.
    static Probe test(Yaml yaml, Place at) {
        List<String> words = yaml.isList() ? yaml.strings() : List.of(yaml.string());
        boolean named = yaml.isList() && !words.isEmpty() && words.getFirst().matches("CMD|CMD-SHELL|NONE");
        return command(named ? words.subList(1, words.size()) : words, at);
    }
}
