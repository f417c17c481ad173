package dev.assay.extract;

import dev.assay.facts.Scale;
import java.util.List;

/// What a value in a manifest says, whether it stands there or among the values of a chart.
final class Values {

    private Values() {}

    static Scale scale(String of, Spot spot) {
        Stated stated = spot.stated();
        List<String> open = Spot.chartValue(stated.text());
        if (open.isEmpty()) {
            Scale scale = Expansion.of(stated, Environment.NONE).scale(of, stated.text());
            boolean inValues = spot.values().stream().anyMatch(each -> each.facts().path().equals(scale.at().path()));
            return inValues && scale.decidedBy().equals("literal")
                    ? new Scale(scale.at(), of, scale.written(), scale.amount(), "chart", scale.variable())
                    : scale;
        }
        Object amount = open.get(1).isEmpty()
                ? ".Values." + open.getFirst()
                : dev.assay.facts.Amount.written(open.get(1));
        return new Scale(stated.at(), of, stated.text(), amount, open.get(1).isEmpty() ? "unknown" : "chart",
                open.getFirst());
    }
}
