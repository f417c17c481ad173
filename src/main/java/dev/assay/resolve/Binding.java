package dev.assay.resolve;

/// What gives a name a meaning in a scope.
sealed interface Binding {

    /// The node that binds: the identifier or the definition.
    int node();

    /// `import a.b as c`, or `import a.b`, which binds `a`.
    ///
    /// @param module the dotted name that the name stands for
    record ImportedModule(int node, String module) implements Binding { }

    /// `from module import name`.
    ///
    /// @param module absolute
    record ImportedName(int node, String module, String name) implements Binding { }

    /// A class or function statement.
    record Defined(int node, String qualifiedName, boolean isClass) implements Binding { }

    /// An assignment, annotation, walrus or element of an unpacked tuple.
    ///
    /// @param value the node of the value; `NONE` for a bare annotation
    /// @param annotation `NONE` if there is none
    /// @param how what happens to the value before the name gets it
    record Assigned(int node, int value, int annotation, How how) implements Binding { }

    /// A parameter of a function or lambda.
    ///
    /// @param function the node of the function
    /// @param index counted from 0
    /// @param annotation `NONE` if there is none
    /// @param value the default; `NONE` if there is none
    /// @param stars empty, `*` or `**`
    record Formal(int node, int function, int index, int annotation, int value, String stars) implements Binding { }

    enum How {
        /// The name gets the value.
        WHOLE,
        /// The name gets an element of it: a loop variable.
        ELEMENT,
        /// The name gets a part of an unpacked value that is not a display of the same shape.
        PART,
        /// The name gets what entering the context manager gives.
        ENTERED,
        /// The name gets an instance of the exception class.
        CAUGHT,
        /// The name is changed by an augmented assignment.
        AUGMENTED
    }
}
