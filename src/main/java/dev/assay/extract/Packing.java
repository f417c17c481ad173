package dev.assay.extract;

import java.util.Arrays;

/// Numbers in few bytes: seven bits in each, the lowest first, and a bit that says whether more follow; and texts, letter by
/// letter under their length.
final class Packing {

    private byte[] bytes;
    private int at;
    private final int end;
    private boolean broken;

    /// To write.
    ///
    /// @param size of what is expected; more is no mistake
    Packing(int size) {
        bytes = new byte[size];
        end = 0;
    }

    /// To read.
    Packing(Slice written) {
        bytes = written.bytes();
        at = written.start();
        end = written.end();
    }

    void number(int number) {
        if (at + 5 > bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2 + 5);
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    /// The next number; 0 behind the end.
    int number() {
        int number = 0;
        for (int shift = 0; at < end && shift < 35; shift += 7) {
            byte one = bytes[at++];
            number |= (one & 0x7F) << shift;
            if (one >= 0) return number;
        }
        broken = true;
        return 0;
    }

    void text(String text) {
        number(text.length());
        for (int i = 0; i < text.length(); i++) number(text.charAt(i));
    }

    /// The next text; empty behind the end.
    String text() {
        int length = number();
        if (length < 0 || length > end - at) {
            broken = true;
            return "";
        }
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) text.append((char) number());
        return text.toString();
    }

    /// Whether something was missing where it was asked for.
    boolean isBroken() {
        return broken;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, at);
    }
}
