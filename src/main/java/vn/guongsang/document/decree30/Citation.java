package vn.guongsang.document.decree30;

import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.OfficialDocument;

/** How one paper names another: {@code Quyết định số 12/QĐ-UBND}. */
public final class Citation {

    private Citation() {}

    /** What follows the number of a paper: {@code QĐ-UBND}. */
    public static String sign(OfficialDocument document) {
        return Form.sign(document);
    }

    /** @param number with its sign */
    public static String of(DocumentKind kind, String number) {
        return Words.of("cited", Words.of("kind." + kind), number);
    }
}
