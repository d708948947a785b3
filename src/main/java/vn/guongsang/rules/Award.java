package vn.guongsang.rules;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A title or form as it is called and given between two days.
 *
 * @param code the same through all changes of its name; data, no code names one
 * @param level {@code state}, {@code province}, {@code commune}, {@code base} or {@code other}; message key
 *     {@code rules.level.…}
 * @param subjectKinds the words of plan packs with an underscore: {@code individual}, {@code cooperative_group} …
 * @param article where the law has it
 * @param read whether that article was read when the line was written
 * @param until last day, null while it is given
 */
public record Award(
        String code,
        String name,
        AwardList list,
        String level,
        Set<String> subjectKinds,
        Set<Ground> grounds,
        String article,
        boolean read,
        LocalDate since,
        @Nullable LocalDate until) {

    public Award {
        subjectKinds = Set.copyOf(subjectKinds);
        grounds = Set.copyOf(grounds);
    }

    public boolean on(LocalDate day) {
        return !day.isBefore(since) && (until == null || !day.isAfter(until));
    }
}
