package vn.guongsang.document.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people and programs write them; the day comes before the month, always. */
final class TypedDay {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})([T ].*)?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})\\s*[-/.]\\s*(\\d{1,2})\\s*[-/.]\\s*(\\d{4}|\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}");

    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    /** Two digits of a year from 1940 to 2039. */
    private static final DateTimeFormatter SHORT = new DateTimeFormatterBuilder()
            .appendPattern("d/M/")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1940)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    /** 18/5/1927 and 31/12/9999: a number below is a year or a count that somebody typed, not a day. */
    private static final BigDecimal FIRST = BigDecimal.valueOf(10_000);

    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);

    private TypedDay() {}

    static Optional<LocalDate> of(Grid.Cell cell, int dayZero) {
        if (cell.number() != null) {
            return serial(cell.number(), dayZero);
        }
        String text = cell.text().strip();
        try {
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            if (yearFirst.matches()) {
                return Optional.of(LocalDate.parse(
                        yearFirst.group(3) + "/" + yearFirst.group(2) + "/" + yearFirst.group(1), LONG));
            }
            Matcher dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                String year = dayFirst.group(3);
                return Optional.of(LocalDate.parse(
                        dayFirst.group(1) + "/" + dayFirst.group(2) + "/" + year, year.length() == 2 ? SHORT : LONG));
            }
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
        return SERIAL.matcher(text).matches() ? serial(new BigDecimal(text), dayZero) : Optional.empty();
    }

    private static Optional<LocalDate> serial(BigDecimal number, int dayZero) {
        BigDecimal day = number.add(BigDecimal.valueOf(dayZero));
        return day.compareTo(FIRST) < 0 || day.compareTo(LAST) > 0
                ? Optional.empty()
                : Optional.of(EXCEL_ZERO.plusDays(day.longValue()));
    }
}
