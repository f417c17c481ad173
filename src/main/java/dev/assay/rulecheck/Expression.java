package dev.assay.rulecheck;

import java.util.BitSet;
import java.util.List;

/// A regular expression, as far as it matters which texts its loops can read in more than one way.
sealed interface Expression {

    /// Matches nothing or a place, such as `^`.
    record Nothing() implements Expression {}

    /// One character.
    ///
    /// @param characters those that it may be, by number; 256 stands for all that have a larger one
    record One(BitSet characters) implements Expression {}

    /// What is never read again another way, or cannot be looked into: a possessive or atomic part, a reference to a group.
    record Closed() implements Expression {}

    record Sequence(List<Expression> parts) implements Expression {}

    record Either(List<Expression> options) implements Expression {}

    /// Any number of times, at least once if it is not also an option.
    record Loop(Expression part) implements Expression {}
}
