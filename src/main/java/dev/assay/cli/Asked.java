package dev.assay.cli;

import dev.assay.mistakes.Nearest;
import dev.assay.findings.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Items as people ask for them.
final class Asked {

    private Asked() {}

    /// `PE` asks for `PE-8`, `XC` and `XC-C` for `XC-C6`; capitals do not matter.
    static boolean isAsked(String item, String name) {
        return item.equalsIgnoreCase(name)
                || item.toUpperCase().matches("\\Q" + name.toUpperCase() + "\\E-?[A-Z]?-?[0-9]+")
                        && !name.matches(".*[0-9]");
    }

    /// @param asked items and checklists; empty for all
    /// @return in the order of the checklists
    /// @throws UsageMistake for a name that is neither
    static List<Item> items(List<String> asked, List<Item> all) {
        for (String name : asked) {
            if (all.stream().noneMatch(item -> isAsked(item.id(), name))) throw unknown(name, all);
        }
        return all.stream().filter(item -> asked.isEmpty() || asked.stream().anyMatch(name -> isAsked(item.id(), name)))
                .toList();
    }

    private static UsageMistake unknown(String name, List<Item> all) {
        Set<String> names = new TreeSet<>();
        all.forEach(item -> names.addAll(List.of(item.id(), item.checklist())));
        String near = Nearest.to(name, new ArrayList<>(names));
        return new UsageMistake("There is no item or checklist called `" + name + "`"
                + (near.isEmpty() ? "." : "; the nearest is `" + near + "`."));
    }
}
