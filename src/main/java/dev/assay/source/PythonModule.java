package dev.assay.source;

import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import java.util.List;

/// A Python file as it was observed.
///
/// @param file the file
/// @param isPackage whether it is an `__init__.py`
/// @param syntax its nodes; a file that could not be read at all has an empty module
/// @param matches in order of place, then kind; an enclosing node comes before what it contains
/// @param unread ranges that could not be parsed, in order of place
public record PythonModule(SourceFile file, boolean isPackage, Syntax syntax, List<Match> matches,
        List<Unread> unread) {

    public PythonModule {
        matches = List.copyOf(matches);
        unread = List.copyOf(unread);
    }
}
