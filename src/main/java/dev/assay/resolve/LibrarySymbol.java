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
/// @param source project and page that says so; empty where the file's documentation does
public record LibrarySymbol(String name, Kind kind, boolean coroutine, List<String> aliases, String returns,
        String enters, String yields, List<String> bases, List<LibraryParameter> parameters, String library,
        String source) {

    public enum Kind { FUNCTION, CLASS, METHOD, ATTRIBUTE, MODULE }

    public LibrarySymbol {
        aliases = List.copyOf(aliases);
        bases = List.copyOf(bases);
        parameters = List.copyOf(parameters);
    }

    /// The class of what a call of it gives; empty if unknown.
    public String result() {
        return kind == Kind.CLASS && returns.isEmpty() ? name : returns;
    }
}
