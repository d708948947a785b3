package vn.guongsang.document.sheet;

import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** The refusals of a file that came in. */
final class Unreadable {

    private Unreadable() {}

    static Refusal because(String reason, Object... args) {
        return new Refusal((Verdict.Refused) Verdict.refused("document.sheet." + reason, args));
    }
}
