package vn.guongsang.document;

import java.util.List;
import vn.guongsang.document.word.WordReader;

/**
 * A text that came in as DOCX: its paragraphs in order, without pictures, headers and footers. Points of lists begin
 * with their number or a dash; each row of a table is a line with its cells between bars; what was deleted under
 * tracked changes is gone.
 */
public record IncomingText(List<Paragraph> paragraphs) {

    /**
     * @param text NFC, one line, never blank
     * @param heading whether it stands out as one: by its style, or written all in bold
     */
    public record Paragraph(String text, boolean heading) {}

    /** @throws vn.guongsang.verdict.Refusal if the file is no DOCX, is broken, or has no text */
    public static IncomingText read(Upload upload) {
        return new IncomingText(WordReader.read(upload));
    }
}
