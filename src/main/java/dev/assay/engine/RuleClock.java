package dev.assay.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.kie.api.KieBase;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.Environment;
import org.kie.api.runtime.KieSession;

/// Notes how long rules take in a session; for one thread.
final class RuleClock extends DefaultAgendaEventListener implements Engine.Sessions {

    private static final class Entry {
        private long first;
        private long joins;
        private long consequences;
        private int activations;
    }

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Long> stages = new LinkedHashMap<>();
    private long opened;
    private long fired;
    private int depth;

    /// Starts anew.
    @Override
    public KieSession open(KieBase base, Environment environment) {
        entries.clear();
        stages.clear();
        depth = 0;
        TimedSession session = new TimedSession((InternalKnowledgeBase) base, environment, this);
        session.addEventListener(this);
        opened = System.nanoTime();
        return session;
    }

    /// While the facts of one rule are joined, others may be, too; that counts for the first.
    void joining(String rule, Runnable work) {
        long begun = System.nanoTime();
        depth++;
        try {
            work.run();
        } finally {
            depth--;
            if (depth == 0) entry(rule).joins += System.nanoTime() - begun;
        }
    }

    @Override
    public void fire(KieSession session, String stage) {
        long begun = System.nanoTime();
        stages.putIfAbsent("insert", begun - opened);
        try {
            session.fireAllRules();
        } finally {
            stages.merge(stage, System.nanoTime() - begun, Long::sum);
        }
    }

    void first(String rule, long time) {
        entry(rule).first += time;
    }

    @Override
    public void beforeMatchFired(BeforeMatchFiredEvent event) {
        fired = System.nanoTime();
    }

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        Entry entry = entry(event.getMatch().getRule().getName());
        entry.consequences += System.nanoTime() - fired;
        entry.activations++;
    }

    private Entry entry(String rule) {
        return entries.computeIfAbsent(rule, key -> new Entry());
    }

    /// @param shown makes of the name of a file what people are told
    RuleTimes times(RuleIndex index, UnaryOperator<String> shown) {
        List<RuleTimes.RuleTime> rules = index.rules().stream().map(rule -> {
            Entry entry = entries.getOrDefault(rule.name(), new Entry());
            return new RuleTimes.RuleTime(rule.name(), shown.apply(rule.file()), rule.line(), entry.first, entry.joins,
                    entry.consequences, entry.activations);
        }).toList();
        return new RuleTimes(rules, new LinkedHashMap<>(stages));
    }
}
