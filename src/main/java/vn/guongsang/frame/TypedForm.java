package vn.guongsang.frame;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What was typed into a form, field by field, and what of it is wrong. */
public record TypedForm(Map<String, String> sent, Problems problems) {

    /** @param missing what to say when nothing was typed */
    public String words(String field, int longest, String missing) {
        String words = words(field, longest);
        if (words.isEmpty()) {
            problems.add(field, missing);
        }
        return words;
    }

    /** What may be empty. */
    public String words(String field, int longest) {
        String words = WrittenText.clean(sent.getOrDefault(field, ""));
        if (words.length() > longest) {
            problems.add(field, "frame.problem.long", longest);
        }
        return words;
    }

    public Optional<LocalDate> day(String field, boolean needed) {
        String typed = sent.getOrDefault(field, "");
        Optional<LocalDate> day = Untrusted.day(typed);
        if (day.isEmpty() && (needed || !typed.isBlank())) {
            problems.add(field, "m23");
        }
        return day;
    }

    public void inOrder(Optional<LocalDate> from, Optional<LocalDate> to, String field) {
        if (from.isPresent() && to.filter(last -> last.isBefore(from.get())).isPresent()) {
            problems.add(field, "frame.problem.period");
        }
    }
}
