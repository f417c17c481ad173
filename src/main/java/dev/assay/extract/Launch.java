package dev.assay.extract;

import dev.assay.facts.Place;
import java.util.ArrayList;
import java.util.List;

/// An entrypoint or a command as written.
///
/// @param words word by word; of the shell form one word, the line
/// @param shell whether a shell splits it
record Launch(List<String> words, boolean shell, Place at) {

    /// A string or a list of a YAML file, as compose reads it: a string is split without a shell, but `&&` shows that a
    /// shell was meant.
    static Launch of(Yaml yaml, Place at) {
        return yaml.isList()
                ? new Launch(yaml.strings(), false, at)
                : new Launch(List.of(yaml.string()), true, at);
    }

    boolean isEmpty() {
        return words.stream().allMatch(String::isBlank);
    }

    List<Command> commands() {
        return shell ? Command.ofShell(words.getFirst()) : Command.all(words);
    }

    /// The commands of this entrypoint when it is given the arguments.
    List<Command> with(Launch arguments) {
        List<String> all = new ArrayList<>(shell ? ShellWords.words(words.getFirst()) : words);
        all.addAll(arguments.shell ? ShellWords.words(arguments.words.getFirst()) : arguments.words);
        return Command.all(all);
    }
}
