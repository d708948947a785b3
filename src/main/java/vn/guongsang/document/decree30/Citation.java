package vn.guongsang.document.decree30;

import vn.guongsang.document.DocumentKind;

/** How one paper names another: {@code Quyết định số 12/QĐ-UBND}. */
public final class Citation {

    private Citation() {}

    /** @param number with its sign */
    public static String of(DocumentKind kind, String number) {
        return Words.of("cited", Words.of("kind." + kind), number);
    }
}
