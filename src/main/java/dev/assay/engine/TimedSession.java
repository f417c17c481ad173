package dev.assay.engine;

import org.drools.core.SessionConfiguration;
import org.drools.core.common.ActivationsManager;
import org.drools.core.phreak.RuleExecutor;
import org.drools.core.phreak.RuleNetworkEvaluator;
import org.drools.core.phreak.RuleNetworkEvaluatorImpl;
import org.drools.core.reteoo.PathMemory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.Environment;

/// A session that tells a clock what is done for which rule. Drools joins the facts of a rule when the rule's turn comes,
/// and asks the session for what does that: so this is where it can be timed.
// Drools declares its session raw, and as something to be written to a stream, which is never done here.
@SuppressWarnings({"unchecked", "serial"})
final class TimedSession extends StatefulKnowledgeSessionImpl {

    private final transient RuleClock clock;
    private transient @Nullable RuleNetworkEvaluator timed;

    TimedSession(InternalKnowledgeBase base, Environment environment, RuleClock clock) {
        super(base.nextWorkingMemoryCounter(), base, true,
                base.getSessionConfiguration().as(SessionConfiguration.KEY), environment);
        this.clock = clock;
    }

    @Override
    public RuleNetworkEvaluator getRuleNetworkEvaluator() {
        // It is asked for while it is still being made, too.
        if (clock == null) return super.getRuleNetworkEvaluator();
        if (timed == null) timed = new Timed();
        return timed;
    }

    private final class Timed extends RuleNetworkEvaluatorImpl {

        private Timed() {
            super(TimedSession.this, getNodeMemories(), getSegmentMemorySupport());
        }

        @Override
        public void evaluateNetwork(RuleExecutor executor, PathMemory path) {
            clock.joining(name(path), () -> super.evaluateNetwork(executor, path));
        }

        @Override
        public void evaluateNetwork(ActivationsManager activations, RuleExecutor executor, PathMemory path) {
            clock.joining(name(path), () -> super.evaluateNetwork(activations, executor, path));
        }

        private static String name(PathMemory path) {
            return path.getRule().getName();
        }
    }
}
