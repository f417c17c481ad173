package dev.assay.engine;

import dev.assay.budget.Books;
import dev.assay.facts.Concept;
import dev.assay.facts.Fact;
import dev.assay.facts.Given;
import dev.assay.facts.Parameter;
import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import dev.assay.facts.Unread;
import dev.assay.findings.BacklogEntry;
import dev.assay.findings.Consolidated;
import dev.assay.findings.Finding;
import dev.assay.findings.Item;
import dev.assay.findings.Judgement;
import dev.assay.findings.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.Environment;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;

/// Runs loaded rules over the facts of one repository, stage by stage.
public final class Engine implements AutoCloseable {

    private static final Sessions PLAIN = (base, environment) -> base.newKieSession(null, environment);

    private final Rules rules;
    private final Ledger.Choice ledgers;
    private final Sessions sessions;
    private final FactIndex facts;
    private final KieSession session;

    /// How sessions are made and run.
    interface Sessions {

        KieSession open(KieBase base, Environment environment);

        default void fire(KieSession session, String stage) {
            session.fireAllRules();
        }
    }

    private Engine(Rules rules, Rules.Purpose purpose, Set<String> broken, FactIndex facts, Ledger.Choice ledgers,
            Sessions sessions) {
        this.rules = rules;
        this.facts = facts;
        this.ledgers = ledgers;
        this.sessions = sessions;
        Environment environment = KieServices.Factory.get().newEnvironment();
        environment.set(Ledger.KEY, ledgers);
        session = sessions.open(rules.base(purpose, broken), environment);
        rules.watcher().ifPresent(watcher -> session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                watcher.accept(event.getMatch().getRule().getName());
            }
        }));
        facts.held(rules.kindsNamed(purpose).contains("Fact")).forEach(session::insert);
    }

    /// Only derives: nothing is judged.
    ///
    /// @param facts records of `dev.assay.facts`, declared types, and `SourceFile`s; the files of facts are added
    /// @return in order of kind, then place
    public static List<Derived> derive(Rules rules, Collection<?> facts) {
        return run(rules, Rules.Purpose.DERIVE, facts, place -> "", (engine, _) -> engine.derived());
    }

    /// @param text the source of a place, as written
    public static Judgement judge(Rules rules, Collection<?> facts, Function<Place, String> text) {
        return judge(rules, facts, text, Decisions.NONE);
    }

    /// @param decisions what the configuration says beforehand
    public static Judgement judge(Rules rules, Collection<?> facts, Function<Place, String> text,
            Decisions decisions) {
        return run(rules, Rules.Purpose.JUDGE, facts, text, (engine, ledger) -> engine.judgement(ledger, decisions));
    }

    /// How long each rule takes; judges as [#judge] does.
    public static RuleTimes time(Rules rules, Collection<?> facts, Function<Place, String> text, Decisions decisions) {
        RuleClock clock = new RuleClock();
        run(rules, Rules.Purpose.JUDGE, facts, text, (engine, ledger) -> {
            Judgement judgement = engine.judgement(ledger, decisions);
            new FirstConditions((TimedSession) engine.session, clock::first).measure();
            return judgement;
        }, clock);
        return clock.times(rules.index(), rules::shown);
    }

    private static <T> T run(Rules rules, Rules.Purpose purpose, Collection<?> given, Function<Place, String> text,
            BiFunction<Engine, Ledger, T> work) {
        return run(rules, purpose, given, text, work, PLAIN);
    }

    /// Rules whose conditions throw are left out, and the rest starts anew: a network that was left half-way is worth nothing.
    private static <T> T run(Rules rules, Rules.Purpose purpose, Collection<?> given, Function<Place, String> text,
            BiFunction<Engine, Ledger, T> work, Sessions sessions) {
        FactIndex facts = known(given, rules.kindsNamed(purpose));
        Set<String> lookups = rules.lookups(purpose);
        Thread ahead = Thread.ofPlatform().name("index").daemon().start(() -> facts.make(lookups));
        Broken broken = new Broken(rules.index());
        try {
            while (true) {
                Ledger ledger = new Ledger(rules.index(), text);
                broken.tell(ledger);
                try (Engine engine = new Engine(rules, purpose, broken.rules(), facts, rule -> ledger, sessions)) {
                    return Lookup.with(facts, () -> {
                        engine.fire("derive");
                        return work.apply(engine, ledger);
                    });
                } catch (RuntimeException e) {
                    if (!broken.add(e)) throw e;
                }
            }
        } finally {
            ahead.interrupt();
        }
    }

    /// What comes of an item with each mutant in the place of the rules that it replaces.
    ///
    /// @param rules those of the item and its mutants
    /// @param replaced the rules that a mutant replaces, by its number; none for 0, where no rule is mutated
    static SortedMap<Integer, Judgement> judge(Rules rules, Item item, SortedMap<Integer, Set<String>> replaced,
            Collection<?> facts, Function<Place, String> text) {
        MutantLedgers ledgers = new MutantLedgers(rules.index(), text);
        FactIndex known = known(facts, rules.kindsNamed(Rules.Purpose.JUDGE));
        try (Engine engine = new Engine(rules, Rules.Purpose.JUDGE, Set.of(), known, ledgers, PLAIN)) {
            return Lookup.with(known, () -> engine.judge(item, replaced, ledgers));
        }
    }

    private SortedMap<Integer, Judgement> judge(Item item, SortedMap<Integer, Set<String>> replaced,
            MutantLedgers ledgers) {
        fire("derive");
        fire("judge");
        SortedMap<Integer, Ledger> merged = new TreeMap<>();
        replaced.forEach((number, names) -> merged.put(number, ledgers.merged(number, names)));
        Set<Fault> faults = new LinkedHashSet<>();
        merged.values().forEach(ledger -> {
            doubt(ledger);
            faults.addAll(ledger.faults.values());
        });
        faults.forEach(session::insert);
        fire("severity");
        Map<Fault, Ledger.Rating> ratings = ledgers.ratings();
        Catalogue catalogue = rules.catalogue().only(item);
        List<Applies> applies = applies();
        SortedMap<Integer, Judgement> judgements = new TreeMap<>();
        merged.forEach((number, ledger) -> {
            ledger.ratings.putAll(ratings);
            List<Finding> findings = Findings.of(ledger, catalogue);
            Verdicts verdicts = new Verdicts(ledger, catalogue, applies, packages(), findings, List.of());
            judgements.put(number, new Judgement(List.of(item), verdicts.checklists(), verdicts.all(), findings,
                    List.of(), List.of(), List.of(), verdicts.questions(), List.of(), Books.EMPTY, List.of(),
                    List.copyOf(ledger.failures)));
        });
        return judgements;
    }

    private void doubt(Ledger ledger) {
        doubtParameters(ledger);
        ledger.doubtAbsences(facts.all(Unread.class));
    }

    private List<Applies> applies() {
        List<Applies> applies = new ArrayList<>();
        for (Object object : session.getObjects(Applies.class::isInstance)) applies.add((Applies) object);
        return applies;
    }

    private Judgement judgement(Ledger ledger, Decisions decisions) {
        fire("judge");
        doubt(ledger);
        ledger.faults.values().forEach(session::insert);
        fire("severity");
        List<Finding> findings = Findings.of(ledger, rules.catalogue());
        findings.forEach(this::insert);
        fire("consolidate");
        List<Consolidated> consolidated = Components.of(ledger, rules.catalogue(), findings);
        consolidated.forEach(session::insert);
        fire("plan");
        List<Applies> applies = applies();
        for (Object object : session.getObjects(Instead.class::isInstance)) {
            Instead other = (Instead) object;
            ledger.instead.merge(other.checklist(), other.why(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        applies.removeIf(one -> decisions.checklists().containsKey(one.inPackage()));
        decisions.checklists().forEach((inPackage, lists) -> lists
                .forEach(list -> applies.add(new Applies(inPackage, list, "the configuration says so"))));
        Verdicts verdicts = new Verdicts(ledger, rules.catalogue(), applies, packages(), findings,
                decisions.answers());
        List<BacklogEntry> backlog = Plan.of(ledger, consolidated);
        List<Verdict> all = verdicts.all();
        return new Judgement(rules.catalogue().items(), verdicts.checklists(), all, findings, consolidated, backlog,
                rules.catalogue().themes(), verdicts.questions(), ledger.sortedInventory(), ledger.books,
                verdicts.idleAnswers(all),
                ledger.failures.stream().sorted().distinct().toList());
    }

    private void insert(Finding finding) {
        Topic topic = rules.catalogue().topic(finding);
        session.insert(finding);
        session.insert(topic);
        finding.places().stream().map(place -> new FoundAt(finding, place.path(), place.line(), finding.id(),
                finding.item(), finding.rule(), finding.inPackage(), topic.theme())).distinct()
                .forEach(session::insert);
    }

    /// A call whose `**options` cannot be followed leaves every item open that asks for one of its parameters.
    private void doubtParameters(Ledger ledger) {
        Map<Object, List<Parameter>> unknown = new LinkedHashMap<>();
        for (Parameter parameter : facts.all(Parameter.class)) {
            if (parameter.given() == Given.UNKNOWN) {
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
                sessions.fire(session, stage);
                return;
            } catch (ConsequenceException e) {
                String rule = e.getRule().getName();
                ledgers.of(rule).failed(rule, "consequence", e.getMatch().getObjects(), e);
            }
        }
    }

    private List<Derived> derived() {
        Set<Class<?>> declared = Set.copyOf(rules.declaredKinds().values());
        Set<Object> given = Collections.newSetFromMap(new IdentityHashMap<>());
        facts.held(false).stream().filter(fact -> declared.contains(fact.getClass())).forEach(given::add);
        return session.getObjects().stream().map(Object.class::cast)
                .filter(object -> object instanceof Applies || declared.contains(object.getClass()))
                .filter(object -> !given.contains(object)).sorted(Facts.ORDER)
                .map(Derived::new).toList();
    }

    private SortedSet<String> packages() {
        SortedSet<String> names = new TreeSet<>();
        for (SourceFile file : facts.all(SourceFile.class)) {
            if (isProductionModule(file)) names.add(file.inPackage());
        }
        return names;
    }

    private static boolean isProductionModule(SourceFile file) {
        return file.role() == dev.assay.facts.Role.PRODUCTION && file.path().endsWith(".py");
    }

    /// The facts that some pattern can match, those that the engine itself looks at, and the files of all facts.
    private static FactIndex known(Collection<?> given, Set<String> named) {
        Set<String> wanted = new HashSet<>(named);
        wanted.addAll(Set.of("Unread", "Parameter"));
        return new FactIndex(given, kind -> wanted.contains(kind) || wanted.contains("Fact"));
    }

    @Override
    public void close() {
        session.dispose();
    }
}
