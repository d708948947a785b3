package vn.guongsang.plan.pack.reading;

import java.util.Locale;
import vn.guongsang.plan.pack.PackMessages;

/** Findings as sentences for the person who writes the pack. */
public final class FindingSentences {

    private final PackMessages messages;

    public FindingSentences(Locale locale) {
        this.messages = PackMessages.in(locale);
    }

    /** E.g. {@code Dòng 12, cột 5: mục này không có thông tin “cadense”. Có phải “cadence”?} */
    public String withPlace(Finding finding) {
        return messages.say(
                "finding.place",
                Integer.toString(finding.line()),
                Integer.toString(finding.column()),
                finding.refuses() ? sentence(finding) : messages.say("finding.warning", sentence(finding)));
    }

    public String sentence(Finding finding) {
        return messages.say(finding.code(), finding.args().toArray());
    }
}
