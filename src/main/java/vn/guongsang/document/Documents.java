package vn.guongsang.document;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import vn.guongsang.document.decree30.Citation;
import vn.guongsang.document.decree30.DocxForm;
import vn.guongsang.document.decree30.PagePicture;
import vn.guongsang.document.decree30.PdfForm;
import vn.guongsang.document.decree30.TemplateCheck;
import vn.guongsang.document.decree30.WordTemplate;
import vn.guongsang.document.sheet.SheetWriter;

/** Values into files. Pure: the same value gives the same text and the same look. */
public final class Documents {

    private Documents() {}

    /** A Word file with real styles, for officers who finish the text there. */
    public static byte[] docx(OfficialDocument document) {
        return DocxForm.write(document);
    }

    /** The same document in a form that was edited in Word and {@linkplain #check found in order}. */
    public static byte[] docx(OfficialDocument document, byte[] template) {
        return WordTemplate.fill(template, document);
    }

    /** How papers name one of a kind, {@code Quyết định số 12/QĐ-UBND}: Vietnamese whatever the language of the pages. */
    public static String cited(DocumentKind kind, String number) {
        return Citation.of(kind, number);
    }

    /** What follows its number: {@code QĐ-UBND}. */
    public static String sign(OfficialDocument document) {
        return Citation.sign(document);
    }

    /** The built-in form of such a document with fields in place of its values, to be edited in Word. */
    public static byte[] template(OfficialDocument example) {
        return WordTemplate.standard(example);
    }

    /** Which fields such a template may hold. */
    public static List<TemplateField> fields(OfficialDocument example) {
        return WordTemplate.fields(example);
    }

    /** Why a template cannot be used for such documents; empty if it can. */
    public static List<TemplateFinding> check(byte[] template, OfficialDocument example) {
        return TemplateCheck.of(template, example);
    }

    /** An archivable, tagged PDF (PDF/A-3U, PDF/UA) with its fonts embedded. */
    public static byte[] pdf(OfficialDocument document) {
        return PdfForm.write(document);
    }

    /** A page of a PDF file as a PNG picture, to be looked at on a screen; empty where there is no such page. */
    public static Optional<byte[]> picture(byte[] pdf, int page) {
        return PagePicture.of(pdf, page);
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
