package dev.assay.facts;

/// A parameter of a known library symbol at a call of it.
///
/// @param call the call
/// @param name as the library names it
/// @param value the value given, or the default
/// @param given whether it was given
/// @param type the class of the value, resolved; empty if unknown
public record Parameter(Place at, Call call, String name, Value value, Given given, String type) implements Fact {

    /// Who decides the value: `literal`, `settings`, `environment`, `library-default` or `unknown`.
    public String getSource() {
        return switch (given) {
            case YES -> value.getSource();
            case DEFAULT -> "library-default";
            case UNKNOWN -> "unknown";
        };
    }

    /// One call has many of them, so the place alone does not tell them apart.
    @Override
    public boolean equals(Object other) {
        return other instanceof Parameter that && name.equals(that.name) && call.equals(that.call);
    }

    @Override
    public int hashCode() {
        return call.hashCode() * 31 + name.hashCode();
    }
}
