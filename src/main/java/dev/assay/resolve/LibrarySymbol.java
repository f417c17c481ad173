package dev.assay.resolve;

import java.util.List;

/// A function, class, method, attribute or module of a library, as its documentation names it.
///
/// @param name the public dotted name, such as `sqlalchemy.ext.asyncio.create_async_engine`
/// @param coroutine whether a call has to be awaited
/// @param aliases other dotted names of the same thing: where it is defined, where it is re-exported
/// @param returns the class of the result, of the awaited one for a coroutine; `self` for a fluent method; empty if
///     unknown. A class needs none.
/// @param enters what `with` or `async with` on the result binds where that is not the result itself; else empty
/// @param yields the class of an element where the result is iterated; empty if unknown
/// @param bases of a class, in order
/// @param parameters in order of position, without `self`; for a class those of its constructor
/// @param library the distribution, which has the version
/// @param makes what a call of it makes besides its result: pools, threads
/// @param source project and page that says so; empty where the file's documentation does
public record LibrarySymbol(String name, Kind kind, boolean coroutine, List<String> aliases, String returns,
        String enters, String yields, List<String> bases, List<LibraryParameter> parameters, List<Made> makes,
        String library, String source) {

    /// What the library makes for itself at a call.
    ///
    /// @param resource `pool` or `thread`
    /// @param what in words, such as "application that a projection follows"
    /// @param count how many, at least 1
    /// @param each a parameter of the symbol and, behind a dot, one of the constructor that fills it, such as
    ///     `system.pipes`: one for each class that stands there; empty for none
    /// @param versions of the library that do so
    public record Made(String resource, String what, int count, String each, VersionRange versions) {}

    public enum Kind { FUNCTION, CLASS, METHOD, ATTRIBUTE, MODULE }

    public LibrarySymbol {
        aliases = List.copyOf(aliases);
        bases = List.copyOf(bases);
        parameters = List.copyOf(parameters);
        makes = List.copyOf(makes);
    }

    /// The class of what a call of it gives; empty if unknown.
    public String result() {
        return kind == Kind.CLASS && returns.isEmpty() ? name : returns;
    }
}
