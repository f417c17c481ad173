package dev.assay.facts;

/// Where something stands in the repository. Places are ordered by path, then start, then end.
///
/// @param file the file
/// @param startByte counted from 0
/// @param endByte exclusive
/// @param line of the first character, counted from 1
/// @param column of the first character, counted from 1, in UTF-16 units
/// @param endLine of the last character, counted from 1
/// @param endColumn just behind the last character, counted from 1, in UTF-16 units
public record Place(SourceFile file, int startByte, int endByte, int line, int column, int endLine,
        int endColumn) implements Comparable<Place> {

    public Place {
        if (startByte < 0 || endByte < startByte || line < 1 || column < 1 || endLine < line) {
            throw new IllegalArgumentException("not a place: " + file.path() + " bytes " + startByte + " to " + endByte
                    + ", " + line + ":" + column + " to " + endLine + ":" + endColumn);
        }
    }

    /// A whole line of a file whose bytes were not kept, such as a line of a lock file.
    public static Place ofLine(SourceFile file, int line) {
        return new Place(file, line, line, line, 1, line, 1);
    }

    public String path() {
        return file.path();
    }

    public boolean contains(Place other) {
        return file.equals(other.file) && startByte <= other.startByte && other.endByte <= endByte;
    }

    @Override
    public int compareTo(Place other) {
        int order = file == other.file ? 0 : file.compareTo(other.file);
        if (order == 0) order = Integer.compare(startByte, other.startByte);
        return order == 0 ? Integer.compare(endByte, other.endByte) : order;
    }

    /// Path and bytes say it all; lines and columns follow from them.
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Place place && startByte == place.startByte && endByte == place.endByte
                && file.equals(place.file);
    }

    @Override
    public int hashCode() {
        return (file.hashCode() * 31 + startByte) * 31 + endByte;
    }

    /// Such as `app/main.py:12`.
    @Override
    public String toString() {
        return file.path() + ":" + line;
    }
}
