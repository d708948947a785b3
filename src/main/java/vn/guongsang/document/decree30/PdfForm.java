package vn.guongsang.document.decree30;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import vn.guongsang.document.OfficialDocument;

/** Draws the form as a PDF with Liberation Serif, which has the widths of Times New Roman. */
public final class PdfForm {

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfForm() {}

    public static byte[] write(OfficialDocument document) {
        var builder = new PdfRendererBuilder();
        for (var face : Serif.values()) {
            builder.useFont(face::withoutLigatures, Serif.FAMILY, weight(face), style(face), true);
        }
        var out = new ByteArrayOutputStream();
        try {
            builder.usePdfUaAccessibility(true)
                    .usePdfAConformance(PdfAConformance.PDFA_3_U)
                    .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                    .withHtmlContent(PageMarkup.of(Form.of(document)), null)
                    .toStream(out)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static int weight(Serif face) {
        return face == Serif.BOLD || face == Serif.BOLD_ITALIC ? 700 : 400;
    }

    private static FontStyle style(Serif face) {
        return face == Serif.ITALIC || face == Serif.BOLD_ITALIC ? FontStyle.ITALIC : FontStyle.NORMAL;
    }
}
