package dev.assay.facts;

/// A function that runs because of a root.
///
/// Hooks, worker events and `atexit` are walked each by itself. Routes, tasks, commands, imports and scripts are many, so
/// each kind is walked as one: a function names the nearest of them, not all.
///
/// @param root what starts it: `import`, `lifespan`, `shutdown`, `route`, `middleware`, `task`, `worker`,
///     `exception-handler`, `finally`, `atexit`, `entry-point`, `command`, `factory` (a function that makes the
///     application), `script` (what stands under `if __name__ == "__main__"`)
/// @param origin the function, class or module of the root, such as `app.main.lifespan`
/// @param reached the dotted name of a function of the repository, or of a library symbol that is called
/// @param through the dotted names on one shortest way, from `origin` to the caller of `reached`, joined with ` -> `
/// @param guessed whether an edge on every way rests on a method name alone, or on what runs when a
///     task is done: it proves nothing
public record Reaches(Place at, String root, String origin, String reached, String through,
        boolean guessed) implements Fact {

    /// A place of the root has many of them.
    @Override
    public boolean equals(Object other) {
        return other instanceof Reaches that && root.equals(that.root) && origin.equals(that.origin)
                && reached.equals(that.reached);
    }

    @Override
    public int hashCode() {
        return (root.hashCode() * 31 + origin.hashCode()) * 31 + reached.hashCode();
    }
}
