package dev.assay.engine;

import dev.assay.facts.Concept;
import dev.assay.facts.Fact;
import dev.assay.facts.Given;
import dev.assay.facts.Parameter;
import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.findings.Finding;
import dev.assay.findings.Judgement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.kie.api.KieServices;
import org.kie.api.runtime.Environment;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/// Runs loaded rules over the facts of one repository, stage by stage.
public final class Engine implements AutoCloseable {

    private final Rules rules;
    private final Ledger ledger;
    private final List<Object> facts;
    private final KieSession session;

    private Engine(Rules rules, Rules.Purpose purpose, Broken broken, List<Object> facts,
            Function<Place, String> text) {
        this.rules = rules;
        this.facts = facts;
        ledger = new Ledger(rules.index(), text);
        Environment environment = KieServices.Factory.get().newEnvironment();
        environment.set(Ledger.KEY, ledger);
        session = rules.base(purpose, broken.rules()).newKieSession(null, environment);
        broken.tell(ledger);
        facts.forEach(session::insert);
    }

    /// Only derives: nothing is judged.
    ///
    /// @param facts records of `dev.assay.facts`, declared types, and `SourceFile`s; the files of facts are added
    /// @return in order of kind, then place
    public static List<Derived> derive(Rules rules, Collection<?> facts) {
        return run(rules, Rules.Purpose.DERIVE, facts, place -> "", Engine::derived);
    }

    /// @param text the source of a place, as written
    public static Judgement judge(Rules rules, Collection<?> facts, Function<Place, String> text) {
        return judge(rules, facts, text, Decisions.NONE);
    }

    /// @param decisions what the configuration says beforehand
    public static Judgement judge(Rules rules, Collection<?> facts, Function<Place, String> text,
            Decisions decisions) {
        return run(rules, Rules.Purpose.JUDGE, facts, text, engine -> engine.judgement(decisions));
    }

    /// Rules whose conditions throw are left out, and the rest starts anew: a network that was left half-way is worth nothing.
    private static <T> T run(Rules rules, Rules.Purpose purpose, Collection<?> given, Function<Place, String> text,
            Function<Engine, T> work) {
        List<Object> facts = sorted(given, rules.kindsNamed(purpose));
        Broken broken = new Broken(rules.index());
        while (true) {
            try (Engine engine = new Engine(rules, purpose, broken, facts, text)) {
                engine.fire("derive");
                return work.apply(engine);
            } catch (RuntimeException e) {
                if (!broken.add(e)) throw e;
            }
        }
    }

    private Judgement judgement(Decisions decisions) {
        fire("judge");
        doubtParameters();
        ledger.doubtAbsences(facts.stream().filter(Unread.class::isInstance).map(Unread.class::cast).toList());
        ledger.faults.values().forEach(session::insert);
        fire("severity");
        List<Finding> findings = Findings.of(ledger, rules.catalogue());
        findings.forEach(session::insert);
        for (Finding finding : findings) {
            for (Place place : finding.places()) session.insert(new FoundAt(finding, place.path(), place.line()));
        }
        fire("consolidate");
        List<Applies> applies = new ArrayList<>();
        for (Object object : session.getObjects(Applies.class::isInstance)) applies.add((Applies) object);
        applies.removeIf(one -> decisions.checklists().containsKey(one.inPackage()));
        decisions.checklists().forEach((inPackage, lists) -> lists
                .forEach(list -> applies.add(new Applies(inPackage, list, "the configuration says so"))));
        Verdicts verdicts = new Verdicts(ledger, rules.catalogue(), applies, packages(), findings,
                decisions.answers());
        return new Judgement(rules.catalogue().items(), verdicts.checklists(), verdicts.all(), findings,
                Components.of(ledger, findings), verdicts.questions(), ledger.sortedInventory(),
                ledger.failures.stream().sorted().distinct().toList());
    }

    /// A call whose `**options` cannot be followed leaves every item open that asks for one of its parameters.
    private void doubtParameters() {
        Map<Object, List<Parameter>> unknown = new LinkedHashMap<>();
        for (Object fact : facts) {
            if (fact instanceof Parameter parameter && parameter.given() == Given.UNKNOWN) {
                unknown.computeIfAbsent(parameter.call(), call -> new ArrayList<>()).add(parameter);
            }
        }
        if (unknown.isEmpty()) return;
        Map<String, SortedSet<String>> asked = new TreeMap<>();
        for (RuleIndex.Rule rule : rules.index().rules()) {
            if (rule.stage().equals("judge")) {
                asked.computeIfAbsent(rule.item(), item -> new TreeSet<>()).addAll(rule.parameters());
            }
        }
        ledger.examined.forEach((item, subjects) -> subjects.forEach((place, subject) -> {
            Object call = subject instanceof Concept concept ? concept.about() : subject;
            for (Parameter parameter : unknown.getOrDefault(call, List.of())) {
                if (asked.getOrDefault(item, Collections.emptySortedSet()).contains(parameter.name())) {
                    ledger.doubt(item, place, parameter);
                }
            }
        }));
    }

    /// Fires a stage until nothing more fires. A consequence that throws is noted, and the rest goes on.
    private void fire(String stage) {
        while (true) {
            session.getAgenda().getAgendaGroup(stage).setFocus();
            try {
                session.fireAllRules();
                return;
            } catch (ConsequenceException e) {
                ledger.failed(e.getRule().getName(), "consequence", e.getMatch().getObjects(), e);
            }
        }
    }

    private List<Derived> derived() {
        Set<Class<?>> declared = Set.copyOf(rules.declaredKinds().values());
        Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());
        facts.stream().filter(fact -> declared.contains(fact.getClass())).forEach(given::add);
        return session.getObjects().stream().map(Object.class::cast)
                .filter(object -> object instanceof Applies || declared.contains(object.getClass()))
                .filter(object -> !given.contains(object)).sorted(Facts.ORDER)
                .map(Derived::new).toList();
    }

    private SortedSet<String> packages() {
        SortedSet<String> names = new TreeSet<>();
        for (Object fact : facts) {
            if (fact instanceof SourceFile file && isProductionModule(file)) names.add(file.inPackage());
        }
        return names;
    }

    private static boolean isProductionModule(SourceFile file) {
        return file.role() == dev.assay.facts.Role.PRODUCTION && file.path().endsWith(".py");
    }

    /// The facts that some pattern can match, those that the engine itself looks at, and the files of all facts.
    private static List<Object> sorted(Collection<?> given, Set<String> named) {
        Map<Class<?>, Boolean> wanted = new HashMap<>();
        Set<SourceFile> files = new HashSet<>();
        List<Object> all = new ArrayList<>(given.size());
        SourceFile last = null;
        for (Object fact : given) {
            if (fact instanceof SourceFile file) {
                files.add(file);
                continue;
            }
            if (wanted.computeIfAbsent(fact.getClass(), type -> type == Unread.class || type == Parameter.class
                    || named.contains(type.getSimpleName()))) {
                all.add(fact);
            }
            if (fact instanceof Fact placed && placed.at().file() != last) {
                last = placed.at().file();
                files.add(last);
            }
        }
        all.addAll(files);
        return Facts.sorted(all);
    }

    @Override
    public void close() {
        session.dispose();
    }
}
