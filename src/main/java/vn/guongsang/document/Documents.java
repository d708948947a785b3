package vn.guongsang.document;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import vn.guongsang.document.decree30.DocxForm;
import vn.guongsang.document.decree30.PdfForm;
import vn.guongsang.document.sheet.SheetWriter;

/** Values into files. Pure: the same value gives the same text and the same look. */
public final class Documents {

    private Documents() {}

    /** A Word file with real styles, for officers who finish the text there. */
    public static byte[] docx(OfficialDocument document) {
        return DocxForm.write(document);
    }

    /** An archivable, tagged PDF (PDF/A-3U, PDF/UA) with its fonts embedded. */
    public static byte[] pdf(OfficialDocument document) {
        return PdfForm.write(document);
    }

    /** Writes an XLSX file row by row, so that a long list never stands in memory. Closes nothing. */
    public static void xlsx(Spreadsheet spreadsheet, OutputStream out) {
        SheetWriter.write(spreadsheet, out);
    }

    public static byte[] xlsx(Spreadsheet spreadsheet) {
        var out = new ByteArrayOutputStream();
        xlsx(spreadsheet, out);
        return out.toByteArray();
    }
}
