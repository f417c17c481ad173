package dev.assay.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where variables get their values; the first layer that has one decides.
record Environment(List<Map<String, Stated>> layers) {

    static final Environment NONE = new Environment(List.of());

    Environment before(Map<String, Stated> last) {
        List<Map<String, Stated>> all = new ArrayList<>(layers);
        all.add(last);
        return new Environment(List.copyOf(all));
    }

    Environment behind(Map<String, Stated> first) {
        List<Map<String, Stated>> all = new ArrayList<>(layers);
        all.addFirst(first);
        return new Environment(List.copyOf(all));
    }

    Optional<Stated> find(String name) {
        return layers.stream().map(each -> each.get(name)).filter(each -> each != null).findFirst();
    }

    /// As `NAME=value` in order of name, secrets masked.
    List<String> shown() {
        TreeMap<String, String> shown = new TreeMap<>();
        for (Map<String, Stated> layer : layers) {
            layer.forEach((name, value) -> shown.putIfAbsent(name, Secrets.masked(name, value.text())));
        }
        return shown.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList();
    }
}
