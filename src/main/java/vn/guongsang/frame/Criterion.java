package vn.guongsang.frame;

import org.jspecify.annotations.Nullable;

/**
 * A criterion and how it stands for one subject.
 *
 * @param finding what was found or needed, in words ("cần 3 năm liền, hồ sơ ghi 2")
 * @param override why a person decided otherwise than the machine; shown always
 */
public record Criterion(
        Text text,
        String source,
        Judge judge,
        Outcome outcome,
        @Nullable Text finding,
        @Nullable Text override) {

    public enum Judge {
        MACHINE,
        PERSON
    }

    public enum Outcome {
        MET(Badge.Tone.DONE),
        NOT_MET(Badge.Tone.FAILED),
        NOT_JUDGED(Badge.Tone.WAITING),
        NOT_APPLICABLE(Badge.Tone.NOT_OPEN);

        private final Badge.Tone tone;

        Outcome(Badge.Tone tone) {
            this.tone = tone;
        }
    }

    public static Criterion of(Text text, String source, Judge judge, Outcome outcome) {
        return new Criterion(text, source, judge, outcome, null, null);
    }

    public Criterion finding(Text finding) {
        return new Criterion(text, source, judge, outcome, finding, override);
    }

    public Criterion override(Text reason) {
        return new Criterion(text, source, judge, outcome, finding, reason);
    }

    public Badge badge() {
        return Badge.of(outcome.tone, "frame.criterion." + outcome.name());
    }
}
