package dev.assay.engine;

import dev.assay.mistakes.Mistake;
import dev.assay.mistakes.Warning;
import dev.assay.mistakes.Written;
import java.util.ArrayList;
import java.util.List;

/// What the check of rules collects.
///
/// @param expressions regular expressions
/// @param targets what a `target` is compared with
/// @param libraries what a `library` is compared with
/// @param items what an `item` is compared with
record Remarks(List<Mistake> mistakes, List<Warning> warnings, List<Written> expressions, List<Written> targets,
        List<Written> libraries, List<Written> items) {

    Remarks() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>());
    }
}
