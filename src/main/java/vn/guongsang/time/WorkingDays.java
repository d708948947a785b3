package vn.guongsang.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The working days of public offices: Monday to Friday, without holidays, and with the Saturdays that are
 * worked in exchange for one. Both are dated data, year by year ({@code special-days.yaml}, and what an
 * administrator entered: see {@link OfficeCalendar}). A value: it never changes.
 */
public final class WorkingDays {

    private static final WorkingDays SHIPPED = read();

    private final Set<Integer> years;
    private final List<Special> specials;
    private final Map<LocalDate, Special> byDay = new HashMap<>();

    private WorkingDays(Set<Integer> years, List<Special> specials) {
        this.years = years;
        this.specials = specials;
        specials.forEach(
                special -> special.from().datesUntil(special.to().plusDays(1)).forEach(day -> byDay.put(day, special)));
    }

    /** Those that come with the program. */
    public static WorkingDays shipped() {
        return SHIPPED;
    }

    /**
     * Days on which it is not as on every week.
     *
     * @param worked Saturday worked in exchange; else closed
     * @param read whether the announcement was read when the line was written, not told from memory
     */
    public record Special(LocalDate from, LocalDate to, boolean worked, String name, String basis, boolean read) {}

    /** The same with other special days in one year, which is known from then on. */
    public WorkingDays with(int year, List<Special> ofYear) {
        Set<Integer> known = new TreeSet<>(years);
        known.add(year);
        return new WorkingDays(
                known,
                Stream.concat(specials.stream().filter(special -> special.from().getYear() != year), ofYear.stream())
                        .sorted(Comparator.comparing(Special::from))
                        .toList());
    }

    public boolean working(LocalDate day) {
        return special(day).map(Special::worked).orElse(!weekend(day));
    }

    /** What makes the day unlike those of every week. */
    public Optional<Special> special(LocalDate day) {
        return Optional.ofNullable(byDay.get(day));
    }

    /** The last of so many working days after a day, which itself does not count (Bộ luật Dân sự 2015, Điều 147). */
    public LocalDate after(LocalDate day, int count) {
        return counted(day, count, each -> each.plusDays(1));
    }

    /** The first of so many working days before a day, which itself does not count. */
    public LocalDate before(LocalDate day, int count) {
        return counted(day, count, each -> each.minusDays(1));
    }

    /** The day itself if it is worked, else the next that is (Bộ luật Dân sự 2015, Điều 148 khoản 5). */
    public LocalDate onOrAfter(LocalDate day) {
        return working(day) ? day : after(day, 1);
    }

    /** The day itself if it is worked, else the last that was. */
    public LocalDate onOrBefore(LocalDate day) {
        return working(day) ? day : before(day, 1);
    }

    private LocalDate counted(LocalDate day, int count, UnaryOperator<LocalDate> step) {
        LocalDate last = day;
        for (int left = count; left > 0; ) {
            last = step.apply(last);
            if (working(last)) {
                left--;
            }
        }
        return last;
    }

    /** Special days between two days, both included: what makes a count longer or shorter. */
    public List<Special> between(LocalDate from, LocalDate to) {
        return specials.stream()
                .filter(special -> !special.from().isAfter(to) && !special.to().isBefore(from))
                .toList();
    }

    /** Special days that begin in a year. */
    public List<Special> of(int year) {
        return specials.stream()
                .filter(special -> special.from().getYear() == year)
                .toList();
    }

    /** Whether the holidays of the day's year are in the data; if not, only weekends are counted. */
    public boolean known(LocalDate day) {
        return years.contains(day.getYear());
    }

    /** The years whose holidays are in the data, in order. */
    public List<Integer> years() {
        return years.stream().sorted().toList();
    }

    public static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static WorkingDays read() {
        try (InputStream file = WorkingDays.class.getResourceAsStream("/vn/guongsang/time/special-days.yaml")) {
            Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            return new WorkingDays(
                    rows(root, "years").stream().map(Integer.class::cast).collect(Collectors.toSet()),
                    rows(root, "days").stream()
                            .map(row -> special((Map<?, ?>) row))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<?> rows(Map<?, ?> root, String key) {
        return (List<?>) Objects.requireNonNull(root.get(key), key);
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }

    private static Special special(Map<?, ?> row) {
        LocalDate from = LocalDate.parse(text(row, "from"));
        Object to = row.get("to");
        return new Special(
                from,
                to == null ? from : LocalDate.parse((String) to),
                Boolean.TRUE.equals(row.get("worked")),
                text(row, "name"),
                text(row, "basis"),
                Boolean.TRUE.equals(row.get("read")));
    }
}
