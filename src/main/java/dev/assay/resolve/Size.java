package dev.assay.resolve;

/// How many elements something has.
sealed interface Size {

    /// A number.
    ///
    /// @param name what the elements are called where something outside of the code decides their number; else empty
    /// @param what the elements, in the plural
    /// @param most whether there may be fewer
    record Known(int number, String name, String what, boolean most) implements Size {}

    /// It cannot be read.
    ///
    /// @param name as written
    record Unknown(String name) implements Size {}

    /// The groups that elements were divided into, by a key that cannot be read.
    ///
    /// @param id where the groups are made
    /// @param all how many elements all groups have together
    record Groups(String id, Size all) implements Size {}

    /// One of those groups. Together with the loop over all of them it goes over each element once.
    record Group(String id) implements Size {}

    default Size atMost() {
        return switch (this) {
            case Known(int number, String name, String what, boolean _) -> new Known(number, name, what, true);
            case Groups(String id, Size all) -> new Groups(id, all.atMost());
            case Unknown unknown -> unknown;
            case Group group -> group;
        };
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }
}
