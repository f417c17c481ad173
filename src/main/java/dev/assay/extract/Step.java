package dev.assay.extract;

import java.util.List;

/// A part of a pattern as it was written.
sealed interface Step {

    /// A node or token.
    ///
    /// @param symbols which symbols fit
    /// @param field the field that it fills in its parent; 0 for any
    /// @param absent fields that must not be filled in it
    /// @param captures numbers of its captures
    /// @param inside what it must contain, in order
    /// @param last whether nothing but comments may follow what it contains
    record Node(boolean[] symbols, int field, List<Integer> absent, List<Integer> captures, List<Step> inside,
            boolean last) implements Step {}

    /// `.`: nothing but tokens and comments stands between what is before and behind.
    record Anchor() implements Step {}

    /// `[…]`
    record Either(List<Step> options) implements Step {}

    /// `(…)` around siblings.
    record Sequence(List<Step> steps) implements Step {}

    /// @param once whether it must be there
    /// @param many whether it may be there more than once
    record Repeated(Step step, boolean once, boolean many) implements Step {}
}
