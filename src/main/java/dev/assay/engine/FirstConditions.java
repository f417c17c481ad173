package dev.assay.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import java.util.stream.Stream;
import org.drools.base.base.ClassObjectType;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.AlphaNode;
import org.drools.core.reteoo.CompositeObjectSinkAdapter;
import org.drools.core.reteoo.ObjectSinkPropagator;
import org.drools.core.reteoo.ObjectSource;
import org.drools.core.reteoo.ObjectTypeNode;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.kie.api.definition.rule.Rule;

/// Asks again, of every fact of a session, the conditions that look at one fact alone, and measures each. In a run they are
/// asked as facts arrive, for all rules together, and too quickly to be measured one by one.
final class FirstConditions {

    private final StatefulKnowledgeSessionImpl session;
    private final ObjLongConsumer<String> cost;

    /// @param cost told the name of a rule and its share of what a condition took, in nanoseconds; rules that share a
    ///     condition have equal shares
    FirstConditions(StatefulKnowledgeSessionImpl session, ObjLongConsumer<String> cost) {
        this.session = session;
        this.cost = cost;
    }

    void measure() {
        List<InternalFactHandle> facts = session.getFactHandles().stream().map(InternalFactHandle.class::cast).toList();
        for (ObjectTypeNode node : session.getKnowledgeBase().getRete().getObjectTypeNodes()) {
            Class<?> type = ((ClassObjectType) node.getObjectType()).getClassType();
            ask(node, facts.stream().filter(fact -> type.isInstance(fact.getObject())).toList());
        }
    }

    private void ask(ObjectSource source, List<InternalFactHandle> facts) {
        ObjectSinkPropagator sinks = source.getObjectSinkPropagator();
        // Of many conditions that compare one property with a literal Drools looks up the one that holds.
        Collection<AlphaNode> lookedUp = sinks instanceof CompositeObjectSinkAdapter many
                && many.getHashedSinkMap() != null ? many.getHashedSinkMap().values() : List.of();
        Set<AlphaNode> all = new HashSet<>(lookedUp);
        Stream.concat(Arrays.stream(sinks.getSinks()), all.stream()).filter(AlphaNode.class::isInstance)
                .map(AlphaNode.class::cast).distinct().toList().forEach(node -> {
                    List<InternalFactHandle> passed = new ArrayList<>();
                    long begun = System.nanoTime();
                    for (InternalFactHandle fact : facts) if (isAllowed(node, fact)) passed.add(fact);
                    if (!all.contains(node)) share(node, System.nanoTime() - begun);
                    ask(node, passed);
                });
    }

    private boolean isAllowed(AlphaNode node, InternalFactHandle fact) {
        try {
            return node.getConstraint().isAllowed(fact, session);
        } catch (RuntimeException e) {
            // A rule whose condition throws is left out of an audit.
            return false;
        }
    }

    private void share(AlphaNode node, long time) {
        Rule[] rules = node.getAssociatedRules();
        for (Rule rule : rules) cost.accept(rule.getName(), time / rules.length);
    }
}
