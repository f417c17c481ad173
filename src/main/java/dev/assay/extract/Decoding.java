package dev.assay.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Python source as UTF-8, whatever it was written in.
///
/// @param bytes UTF-8 without a byte order mark
/// @param holes what could not be read, in order; it is replaced in `bytes`
record Decoding(byte[] bytes, List<Hole> holes) {

    /// Bytes of [Decoding#bytes] that stand for something that could not be read.
    ///
    /// @param end exclusive
    /// @param reason one sentence
    record Hole(int start, int end, String reason) {}

    /// As PEP 263 says; only the first two lines count.
    private static final Pattern CODING = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");
    private static final Pattern BLANK = Pattern.compile("^[ \\t\\f]*(#.*)?$");

    /// More holes than this are told as one.
    private static final int MOST = 50;

    /// @param file as it lies on the disk
    static Decoding of(byte[] file) {
        List<Hole> holes = new ArrayList<>();
        if (file.length >= 2 && (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF
                || file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)) {
            return new Decoding(new byte[0],
                    List.of(new Hole(0, 0, "The file is UTF-16, which Python does not read.")));
        }
        int mark = file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF
                ? 3
                : 0;
        byte[] bytes = mark == 0 ? file : java.util.Arrays.copyOfRange(file, mark, file.length);
        String name = codingLine(bytes);
        Charset charset = charset(name);
        if (charset == null) {
            holes.add(new Hole(0, endOfLine(bytes, 0),
                    "The encoding `" + name + "` is not known; the file was read as UTF-8."));
            charset = StandardCharsets.UTF_8;
        }
        bytes = charset.equals(StandardCharsets.UTF_8)
                ? utf8(bytes, holes)
                : new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
        return new Decoding(withoutOddities(bytes, bytes == file, holes), merged(holes));
    }

    private static String codingLine(byte[] bytes) {
        int start = 0;
        for (int line = 0; line < 2 && start < bytes.length; line++) {
            int end = endOfLine(bytes, start);
            if (end - start > 1_000) return "";
            String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            Matcher coding = CODING.matcher(text);
            if (coding.find()) return coding.group(1);
            if (!BLANK.matcher(text).matches()) return "";
            start = end < bytes.length && bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n'
                    ? end + 2
                    : end + 1;
        }
        return "";
    }

    private static int endOfLine(byte[] bytes, int start) {
        int end = start;
        while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') end++;
        return end;
    }

    /// Null for a name that the JDK does not know.
    private static @org.jspecify.annotations.Nullable Charset charset(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (plain.isEmpty() || plain.startsWith("utf-8") || plain.equals("utf8") || plain.equals("u8"))
            return StandardCharsets.UTF_8;
        if (plain.startsWith("latin") || plain.startsWith("iso-latin-1") || plain.equals("l1")) {
            return plain.matches("latin-?[2-9]|latin-?10")
                    ? charsetNamed(plain.replace("-", ""))
                    : StandardCharsets.ISO_8859_1;
        }
        return charsetNamed(plain);
    }

    private static @org.jspecify.annotations.Nullable Charset charsetNamed(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte[] utf8(byte[] bytes, List<Hole> holes) {
        boolean plain = true;
        for (byte b : bytes) plain &= b >= 0;
        if (plain) return bytes;
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            decoder.decode(in);
            return bytes;
        } catch (CharacterCodingException e) {
            return repaired(bytes, holes);
        }
    }

    private static byte[] repaired(byte[] bytes, List<Hole> holes) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        var out = new java.io.ByteArrayOutputStream(bytes.length + 64);
        byte[] replacement = "\uFFFD".getBytes(StandardCharsets.UTF_8);
        while (in.hasRemaining()) {
            int from = in.position();
            CoderResult result = decoder.decode(in, chars.clear(), true);
            out.write(bytes, from, in.position() - from);
            if (!result.isError()) break;
            String found = "0x%02X".formatted(bytes[in.position()]);
            holes.add(new Hole(out.size(), out.size() + replacement.length, "The byte " + found + " is not UTF-8."));
            out.writeBytes(replacement);
            in.position(in.position() + result.length());
            decoder.reset();
        }
        return out.toByteArray();
    }

    /// Python refuses NUL; a file whose only line ends are carriage returns is rare but legal.
    private static byte[] withoutOddities(byte[] bytes, boolean shared, List<Hole> holes) {
        boolean nul = false;
        boolean carriageReturn = false;
        boolean lineFeed = false;
        for (byte b : bytes) {
            nul |= b == 0;
            carriageReturn |= b == '\r';
            lineFeed |= b == '\n';
        }
        boolean old = carriageReturn && !lineFeed;
        if (!nul && !old) return bytes;
        byte[] mended = shared ? bytes.clone() : bytes;
        for (int i = 0; i < mended.length; i++) {
            if (mended[i] == 0) {
                mended[i] = ' ';
                holes.add(new Hole(i, i + 1, "A NUL byte stands here, which Python refuses."));
            } else if (old && mended[i] == '\r') {
                mended[i] = '\n';
            }
        }
        return mended;
    }

    private static List<Hole> merged(List<Hole> holes) {
        if (holes.size() <= MOST) return List.copyOf(holes);
        List<Hole> sorted = holes.stream().sorted(java.util.Comparator.comparingInt(Hole::start)).toList();
        return List.of(new Hole(sorted.getFirst().start(), sorted.getLast().end(),
                holes.size() + " bytes could not be read; the first: " + sorted.getFirst().reason()));
    }
}
