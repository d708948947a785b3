package vn.guongsang.frame;

import java.beans.PropertyEditorSupport;
import java.text.Normalizer;

/**
 * Text from a form as it is kept: NFC, line feeds only, nothing around it. A controller registers it in
 * its {@code @InitBinder}.
 */
public final class WrittenText extends PropertyEditorSupport {

    @Override
    public void setAsText(String text) {
        setValue(clean(text));
    }

    @Override
    public String getAsText() {
        return getValue() == null ? "" : getValue().toString();
    }

    public static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
    }
}
