package vn.guongsang.frame.web;

import java.security.SecureRandom;

/** A short word that a person can read out on the telephone and that stands in the log line. */
final class Reference {

    /** No letters or digits that are taken for one another. */
    private static final String SIGNS = "ABCDEFGHKLMNPQRTUVXY346789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    static String next() {
        var reference = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                reference.append('-');
            }
            reference.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return reference.toString();
    }
}
