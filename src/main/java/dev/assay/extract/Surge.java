package dev.assay.extract;

import dev.assay.facts.Scale;
import java.util.List;
import java.util.Optional;

/// Replicas beyond those that run while Kubernetes rolls out a new version.
final class Surge {

    private static final String USUAL = "25%";

    private Surge() {}

    /// Only a `Deployment` and a `Rollout` have some by default: a quarter, rounded up.
    ///
    /// @param said about a workload, what overrides first
    /// @param scales its replicas
    static Optional<Scale> of(List<Spot> said, List<Scale> scales) {
        String kind = said.getFirst().get("kind").string();
        boolean rolls = kind.equals("Deployment") || kind.equals("Rollout");
        Spot strategy = strategy(said, rolls ? "strategy" : "updateStrategy");
        Spot surge = strategy.get("rollingUpdate", "maxSurge");
        Object replicas = scales.stream().filter(each -> each.of().equals("replicas")).map(Scale::amount).findFirst()
                .orElse(1);
        if (strategy.get("type").string().equals("Recreate"))
            return Optional.of(new Scale(strategy.get("type").place(), "surge", "Recreate", 0, "literal", ""));
        if (surge.exists()) {
            Scale scale = Values.scale("surge", surge);
            return Optional.of(new Scale(scale.at(), "surge", scale.written(), amount(scale.amount(), replicas),
                    scale.decidedBy().equals("unknown") && scale.written().endsWith("%")
                            ? "literal"
                            : scale.decidedBy(),
                    scale.variable()));
        }
        if (!rolls) return Optional.empty();
        Spot named = said.getLast().get("kind");
        return Optional.of(new Scale(named.place(), "surge", USUAL, amount(USUAL, replicas), "library-default", ""));
    }

    private static Spot strategy(List<Spot> said, String key) {
        return said.stream().map(each -> each.get("spec", key)).filter(Spot::exists).findFirst()
                .orElseGet(() -> said.getFirst().get("spec", key));
    }

    private static Object amount(Object surge, Object replicas) {
        String written = surge.toString();
        if (!written.matches("\\d{1,4}\\s*%")) return surge;
        int percent = Integer.parseInt(written.replaceAll("\\D", ""));
        return replicas instanceof Integer count
                ? (Object) (int) ((long) count * percent + 99 < 0 ? 0 : ((long) count * percent + 99) / 100)
                : percent + " % of " + replicas;
    }
}
