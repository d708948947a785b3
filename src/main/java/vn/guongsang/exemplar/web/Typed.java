package vn.guongsang.exemplar.web;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.guongsang.exemplar.Answer;
import vn.guongsang.frame.Problems;

/**
 * What a form sent, field by field. A field that was not in the form keeps what is stored; what
 * cannot be read becomes a problem beside its field.
 */
public final class Typed {

    /** Limits in characters, said beside the field. */
    public static final int LINE = 200;

    public static final int DEED = 300;
    public static final int WORDS = 2_000;
    public static final int REASON = 1_000;
    public static final int TEXT = 6_000;

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d{1,4})?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}([.,]\\d{1,4})?");

    private final MultiValueMap<String, String> fields;
    private final Problems problems;

    Typed(MultiValueMap<String, String> fields, Problems problems) {
        this.fields = fields;
        this.problems = problems;
    }

    Problems problems() {
        return problems;
    }

    /** One line. */
    String line(String field, int limit, String stored) {
        return within(
                field,
                limit,
                raw(field).map(text -> clean(text).replaceAll("\\s+", " ")).orElse(stored));
    }

    String text(String field, int limit, String stored) {
        return within(field, limit, raw(field).map(Typed::clean).orElse(stored));
    }

    /** One of the codes that the form offered; a dash says: none. */
    String code(String field, Function<String, Boolean> offered, String stored) {
        String code = raw(field).map(String::strip).orElse(stored);
        if (code.equals("-")) {
            return "";
        }
        if (!code.isEmpty() && !offered.apply(code)) {
            problems.add(field, "exemplar.choice.unknown");
            return stored;
        }
        return code;
    }

    @Nullable
    LocalDate day(String field, @Nullable LocalDate stored, Function<String, @Nullable LocalDate> parse) {
        Optional<String> typed = raw(field);
        if (typed.isEmpty()) {
            return stored;
        }
        if (typed.get().isBlank()) {
            return null;
        }
        try {
            return parse.apply(typed.get());
        } catch (RuntimeException unreadable) {
            problems.add(field, "m23");
            return stored;
        }
    }

    @Nullable
    BigDecimal figure(String field, @Nullable BigDecimal stored) {
        Optional<String> typed = raw(field).map(String::strip);
        if (typed.isEmpty()) {
            return stored;
        }
        String text = typed.get();
        if (text.isEmpty()) {
            return null;
        }
        if (GROUPED.matcher(text).matches()) {
            return new BigDecimal(text.replace(".", "").replace(',', '.'));
        }
        if (PLAIN.matcher(text).matches()) {
            return new BigDecimal(text.replace(',', '.'));
        }
        problems.add(field, "exemplar.figure.unreadable");
        return stored;
    }

    @Nullable
    Answer answer(String field, @Nullable Answer stored) {
        return raw(field)
                .flatMap(text -> Arrays.stream(Answer.values())
                        .filter(answer -> answer.name().equals(text.toUpperCase(Locale.ROOT)))
                        .findFirst())
                .orElse(stored);
    }

    private Optional<String> raw(String field) {
        return Optional.ofNullable(fields.getFirst(field));
    }

    private String within(String field, int limit, String text) {
        int length = text.codePointCount(0, text.length());
        if (length > limit) {
            problems.add(field, "exemplar.too-long", limit, length);
        }
        return text;
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
    }
}
