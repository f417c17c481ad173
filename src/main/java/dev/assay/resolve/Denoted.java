package dev.assay.resolve;

/// What an expression stands for.
///
/// @param kind what sort of thing
/// @param name the dotted name of the thing; empty if it has none, such as the result of a call
/// @param type for a value the dotted name of its class; empty if unknown
/// @param receiverType for a method or attribute the class of the object that it was read from; empty otherwise
record Denoted(Kind kind, String name, String type, String receiverType) {

    enum Kind {
        MODULE, CLASS, FUNCTION,
        /// A variable, attribute or result.
        VALUE,
        /// Something of a library that no data describes.
        EXTERNAL, UNKNOWN
    }

    static final Denoted UNKNOWN = new Denoted(Kind.UNKNOWN, "", "", "");
    static final Denoted NONE = instance("NoneType");

    static Denoted of(Kind kind, String name) {
        return new Denoted(kind, name, "", "");
    }

    /// An unnamed value of a class.
    static Denoted instance(String type) {
        return type.isEmpty() ? UNKNOWN : new Denoted(Kind.VALUE, "", type, "");
    }

    static Denoted variable(String name, String type) {
        return new Denoted(Kind.VALUE, name, type, "");
    }

    Denoted readFrom(String receiver) {
        return new Denoted(kind, name, type, receiver);
    }

    boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    boolean isNone() {
        return kind == Kind.VALUE && type.equals("NoneType");
    }

    /// Whether it has a dotted name.
    boolean isNamed() {
        return !name.isEmpty();
    }
}
