package dev.assay.facts;

import java.util.List;

/// How often one process makes a call of a library, where that is not once: loops around it, and around the calls of
/// the function or the constructions of the class that it stands in.
///
/// @param call the call
/// @param factors from the outermost to the innermost; never empty
public record Multiplicity(Place at, Call call, List<Factor> factors) implements Fact {

    public Multiplicity {
        factors = List.copyOf(factors);
    }

    /// The product: an `Integer`, or a `String` that names what is not known.
    public Object getCount() {
        return Factor.product(factors);
    }

    @Override
    public boolean equals(Object other) {
        return Fact.same(this, other);
    }

    @Override
    public int hashCode() {
        return Fact.hash(this);
    }
}
