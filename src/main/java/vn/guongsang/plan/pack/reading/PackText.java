package vn.guongsang.plan.pack.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The text of the file: not too large, UTF-8 to the last byte, and without control characters. */
final class PackText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private PackText() {}

    static String of(byte[] bytes) {
        if (bytes.length > PackReader.MAX_BYTES) {
            throw new UnreadableFile(Finding.error(Position.START, "", "file.too-large", "5"));
        }
        String text = decode(bytes);
        if (text.isBlank()) {
            throw new UnreadableFile(Finding.error(Position.START, "", "file.empty"));
        }
        refuseControlCharacters(text);
        return text;
    }

    private static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = withoutByteOrderMark(out.flip().toString());
        if (result.isError()) {
            String bad = "%02X".formatted(bytes[in.position()]);
            throw new UnreadableFile(Finding.error(after(text), "", "file.not-utf-8", bad));
        }
        return text;
    }

    private static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static void refuseControlCharacters(String text) {
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!StreamReader.isPrintable(character)) {
                throw new UnreadableFile(Finding.error(
                        after(text.substring(0, at)), "", "file.control-character", "U+%04X".formatted(character)));
            }
            at += Character.charCount(character);
        }
    }

    /** The place of the character that follows this text. */
    private static Position after(String text) {
        int lineStart = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
        return new Position(line, 1 + text.codePointCount(lineStart, text.length()));
    }
}
