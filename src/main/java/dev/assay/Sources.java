package dev.assay;

import dev.assay.facts.Place;
import dev.assay.source.PythonModule;
import dev.assay.source.Syntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The text of the files that were read, for evidence.
final class Sources {

    private final Map<String, Syntax> files = new HashMap<>();

    Sources(List<PythonModule> modules) {
        for (PythonModule module : modules) files.put(module.file().path(), module.syntax());
    }

    /// What stands at a place, as written; empty for a file that is not Python.
    String line(Place place) {
        Syntax syntax = files.get(place.path());
        return syntax == null || place.endByte() > syntax.bytes().length
                ? ""
                : syntax.text(place.startByte(), place.endByte());
    }
}
