package dev.assay.resolve;

/// How many elements something has.
sealed interface Size {

    /// A number.
    ///
    /// @param name what the elements are called where something outside of the code decides their number; else empty
    /// @param what the elements, in the plural
    /// @param most whether there may be fewer
    /// @param capped whether the code takes only so many of them
    record Known(int number, String name, String what, boolean most, boolean capped) implements Size {}

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
            case Known(int number, String name, String what, boolean _, boolean capped) ->
                new Known(number, name, what, true, capped);
            case Groups(String id, Size all) -> new Groups(id, all.atMost());
            case Unknown unknown -> unknown;
            case Group group -> group;
        };
    }

    /// The same where the code takes only so many.
    default Size taken() {
        return switch (this) {
            case Known(int number, String name, String what, boolean _, boolean _) ->
                new Known(number, name, what, true, true);
            case Groups(String id, Size all) -> new Groups(id, all.taken());
            case Unknown unknown -> unknown;
            case Group group -> group;
        };
    }

    default boolean isCapped() {
        return switch (this) {
            case Known known -> known.capped();
            case Groups groups -> groups.all().isCapped();
            case Unknown _,Group _ -> false;
        };
    }

    default boolean isUnknown() {
        return this instanceof Unknown;
    }
}
