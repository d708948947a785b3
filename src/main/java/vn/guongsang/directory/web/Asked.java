package vn.guongsang.directory.web;

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
final class Asked {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})[/.\\-](\\d{1,2})[/.\\-](\\d{4})");

    private Asked() {}

    /** As typed (1/7/2025) or as addresses carry it (2025-07-01); empty for anything else. */
    static Optional<LocalDate> day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            Matcher typed = TYPED.matcher(text.strip());
            LocalDate day = typed.matches()
                    ? LocalDate.of(number(typed, 3), number(typed, 2), number(typed, 1))
                    : LocalDate.parse(text.strip());
            return Optional.of(day).filter(known -> known.getYear() >= 1900 && known.getYear() <= 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.length() != 36 ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static <E extends Enum<E>> Optional<E> of(Class<E> type, @Nullable String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("directory.hidden"));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
