package dev.assay.extract;

import dev.assay.facts.Place;
import dev.assay.facts.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The text of a file that is not Python. Offsets count characters, bytes count the text as UTF-8.
final class Text {

    private final String content;
    private final int[] lineStarts;
    private final int[] lineBytes;

    Text(String content) {
        this.content = content;
        int count = 1;
        for (int i = 0; i < content.length(); i++) if (content.charAt(i) == '\n') count++;
        lineStarts = new int[count];
        lineBytes = new int[count];
        int line = 0;
        int bytes = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            bytes += width(c);
            if (c == '\n') {
                lineStarts[++line] = i + 1;
                lineBytes[line] = bytes;
            }
        }
    }

    /// Half of a surrogate pair has half of its four bytes.
    private static int width(char c) {
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }

    /// Reads UTF-8, UTF-16 with a byte order mark, and anything else as Latin-1.
    ///
    /// @param longest in bytes; more than that is refused
    static Text read(Path location, long longest) throws Unreadable {
        return of(bytes(location, longest));
    }

    static Text of(byte[] bytes) {
        return new Text(decode(bytes));
    }

    /// @param longest in bytes; more than that is refused
    static byte[] bytes(Path location, long longest) throws Unreadable {
        try {
            long size = Files.size(location);
            if (size > longest) throw new Unreadable("The file has " + size + " bytes; " + longest + " are read.", 1);
            return Files.readAllBytes(location);
        } catch (IOException unreadable) {
            throw new Unreadable("The file cannot be read.", 1);
        }
    }

    private static String decode(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE)) return rest(bytes, 2, StandardCharsets.UTF_16LE);
        if (starts(bytes, 0xFE, 0xFF)) return rest(bytes, 2, StandardCharsets.UTF_16BE);
        int start = starts(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                    .toString();
        } catch (CharacterCodingException latin) {
            return rest(bytes, start, StandardCharsets.ISO_8859_1);
        }
    }

    private static String rest(byte[] bytes, int start, Charset charset) {
        return new String(bytes, start, bytes.length - start, charset);
    }

    private static boolean starts(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) return false;
        for (int i = 0; i < prefix.length; i++) if ((bytes[i] & 0xFF) != prefix[i]) return false;
        return true;
    }

    String content() {
        return content;
    }

    int lines() {
        return lineStarts.length;
    }

    /// The line of an offset, counted from 1.
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int start(int line) {
        return lineStarts[Math.clamp(line, 1, lines()) - 1];
    }

    /// Where the line ends, its line break left out.
    int end(int line) {
        int end = line >= lines() ? content.length() : lineStarts[line] - 1;
        return end > start(line) && content.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /// The line without its line break.
    String lineText(int line) {
        return content.substring(start(line), end(line));
    }

    Place place(SourceFile file, int start, int end) {
        int last = Math.max(start, end - 1);
        return new Place(file, bytes(start), bytes(end), line(start), column(start), line(last),
                end > start ? column(last) + 1 : column(start));
    }

    /// A line, blanks around it left out.
    Place place(SourceFile file, int line) {
        int start = start(line);
        int end = Math.max(start, end(line));
        while (end > start && Character.isWhitespace(content.charAt(end - 1))) end--;
        while (start < end && Character.isWhitespace(content.charAt(start))) start++;
        return place(file, start, end);
    }

    private int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    private int bytes(int offset) {
        int line = line(offset);
        int bytes = lineBytes[line - 1];
        for (int i = lineStarts[line - 1]; i < offset; i++) bytes += width(content.charAt(i));
        return bytes;
    }
}
