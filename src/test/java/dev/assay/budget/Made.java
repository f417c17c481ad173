package dev.assay.budget;

import dev.assay.budget.Deployment.Role;
import dev.assay.budget.Term.Scope;
import dev.assay.facts.Factor;
import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Entries for tests.
final class Made {

    private Made() {}

    static final SourceFile FILE = new SourceFile("app/db.py", "app.db", "app", dev.assay.facts.Role.PRODUCTION);

    static Place line(int line) {
        return Place.ofLine(FILE, line);
    }

    /// A pool of an engine: its place is the line.
    static Term pool(int line, Quantity size, Quantity overflow, Factor... factors) {
        return new Term(Resource.DATABASE, "create_engine", "app", line(line), size, overflow, "pool_size",
                "max_overflow",
                List.of(factors), "literal", Scope.EVERY);
    }

    static Term pool(int line, int size, int overflow, Factor... factors) {
        return pool(line, Quantity.of(size), Quantity.of(overflow), factors);
    }

    static Quantity named(int number, String... names) {
        return new Quantity(number, "", List.of(names));
    }

    static Quantity unknown(String symbol) {
        return new Quantity(-1, symbol, List.of());
    }

    /// One factor of a sum of plain numbers.
    static Factor times(Integer... numbers) {
        return new Factor(Arrays.stream(numbers).map(number -> new Factor.Summand("", number)).toList(), "of them",
                false,
                false, line(1));
    }

    /// As many as there are of what has the name; -1 where that is not known.
    static Factor each(String name, int number) {
        return new Factor(List.of(new Factor.Summand(name, number)), "entry points of `" + name + "`", true, false,
                line(2));
    }

    static Books books(Term... terms) {
        return new Books(List.of(terms), List.of(), List.of());
    }

    static Deployment deployment(Role role, String file, String purpose, Quantity workers, Quantity replicas,
            Quantity surge) {
        return new Deployment(role, file, purpose, role.name().toLowerCase(java.util.Locale.ROOT), "", workers,
                replicas,
                surge, true, Optional.of(line(9)));
    }

    static Deployment web(int workers, int replicas, int surge) {
        return deployment(Role.WEB, "compose.yaml", "", Quantity.of(workers), Quantity.of(replicas),
                Quantity.of(surge));
    }
}
