package vn.guongsang.council.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;

/** What was typed in a form, with what is wrong with it. */
record Written(Map<String, String> sent, Problems problems) {

    static final int LINE = 300;
    static final int TEXT = 10_000;

    Written(Map<String, String> sent) {
        this(sent, new Problems());
    }

    /** Made by the form, so that sending it twice does it once. */
    UUID id() {
        return Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
    }

    String line(String field) {
        return words(field, true, LINE);
    }

    String optional(String field) {
        return words(field, false, LINE);
    }

    String text(String field, boolean needed) {
        return words(field, needed, TEXT);
    }

    private String words(String field, boolean needed, int longest) {
        String words = WrittenText.clean(sent.getOrDefault(field, ""));
        if (needed && words.isEmpty()) {
            problems.add(field, "council.problem.empty");
        } else if (words.length() > longest) {
            problems.add(field, "council.problem.long", longest);
        }
        return words;
    }

    /** The first of all days where it cannot be read: there is a problem then. */
    LocalDate day(String field) {
        Optional<LocalDate> day = Untrusted.day(sent.get(field));
        if (day.isEmpty()) {
            problems.add(field, "m23");
        }
        return day.orElse(LocalDate.EPOCH);
    }

    @Nullable
    LocalDate optionalDay(String field) {
        return sent.getOrDefault(field, "").isBlank() ? null : day(field);
    }
}
