package dev.assay.extract;

/// A part of some bytes.
///
/// @param end exclusive
record Slice(byte[] bytes, int start, int end) {

    int length() {
        return end - start;
    }
}
