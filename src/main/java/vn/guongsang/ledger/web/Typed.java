package vn.guongsang.ledger.web;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;

/** What was typed into a form, read field by field; what is wrong is noted beside its field. */
final class Typed {

    private static final int FIRST_YEAR = 1945;

    private final Map<String, String> sent;
    private final LocalDate today;
    private final Problems problems = new Problems();

    Typed(Map<String, String> sent, LocalDate today) {
        this.sent = sent;
        this.today = today;
    }

    Problems problems() {
        return problems;
    }

    boolean wrong() {
        return !problems.isEmpty();
    }

    /** The id that the form carries, so that sent twice it does one thing. */
    UUID id() {
        return Untrusted.id(sent.get("ma")).orElseGet(UUID::randomUUID);
    }

    String raw(String field) {
        return sent.getOrDefault(field, "");
    }

    String words(String field, int longest) {
        String words = WrittenText.clean(raw(field));
        if (words.length() > longest) {
            problems.add(field, "ledger.problem.long", longest);
        }
        return words;
    }

    String needed(String field, int longest) {
        String words = words(field, longest);
        if (words.isEmpty()) {
            problems.add(field, "ledger.problem.empty");
        }
        return words;
    }

    /** Null when nothing, or nothing readable, was typed; no day that is still to come. */
    @Nullable
    LocalDate day(String field) {
        if (raw(field).isBlank()) {
            return null;
        }
        LocalDate day = Untrusted.day(raw(field)).orElse(null);
        if (day == null) {
            problems.add(field, "m23");
        } else if (day.isAfter(today)) {
            problems.add(field, "ledger.problem.future");
        }
        return day;
    }

    LocalDate neededDay(String field) {
        if (raw(field).isBlank()) {
            problems.add(field, "ledger.problem.empty");
        }
        LocalDate day = day(field);
        return day == null ? today : day;
    }

    int year(String field) {
        return Untrusted.number(raw(field).strip(), FIRST_YEAR, today.getYear()).orElseGet(() -> {
            problems.add(field, "ledger.problem.year", String.valueOf(FIRST_YEAR), String.valueOf(today.getYear()));
            return today.getYear();
        });
    }

    /** The first one where nothing of the kind was chosen. */
    <E extends Enum<E>> E chosen(Class<E> type, String field) {
        return Untrusted.of(type, raw(field)).orElseGet(() -> {
            problems.add(field, "ledger.problem.choose");
            return type.getEnumConstants()[0];
        });
    }
}
