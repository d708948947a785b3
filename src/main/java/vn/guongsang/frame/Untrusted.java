package vn.guongsang.frame;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** What stands in an address or a form, which anybody can write: read without trusting it. */
public final class Untrusted {

    private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.\\-](\\d{1,2})[/.\\-](\\d{4})");

    private Untrusted() {}

    /** As typed (10/3/2025) or as addresses carry it (2025-03-10); empty for anything else. */
    public static Optional<LocalDate> day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            Matcher typed = DAY.matcher(text.strip());
            LocalDate day = typed.matches()
                    ? LocalDate.of(number(typed, 3), number(typed, 2), number(typed, 1))
                    : LocalDate.parse(text.strip());
            return Optional.of(day).filter(known -> known.getYear() >= 1900 && known.getYear() <= 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static Optional<Integer> year(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(t -> t.matches("(19|20|21)\\d\\d"))
                .map(Integer::valueOf);
    }

    public static Optional<Integer> number(@Nullable String text, int first, int last) {
        return text != null && text.matches("\\d{1,6}")
                ? Optional.of(Integer.parseInt(text)).filter(number -> number >= first && number <= last)
                : Optional.empty();
    }

    public static <E extends Enum<E>> Optional<E> of(Class<E> type, @Nullable String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    public static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The answer to what does not exist and to what one may not know of: the same. */
    public static Refusal hidden(String code) {
        return new Refusal((Verdict.Refused) Verdict.refused(code));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
