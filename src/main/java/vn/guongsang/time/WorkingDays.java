package vn.guongsang.time;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.stereotype.Component;

/**
 * The working days of public offices: Monday to Friday, without holidays, and with the Saturdays that are
 * worked in exchange for one. Both are dated data ({@code special-days.yaml}).
 */
@Component
public class WorkingDays {

    private final Set<Integer> years;
    private final List<Special> specials;

    public WorkingDays() {
        try (InputStream file = WorkingDays.class.getResourceAsStream("/vn/guongsang/time/special-days.yaml")) {
            Map<?, ?> root = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            this.years = rows(root, "years").stream().map(Integer.class::cast).collect(Collectors.toSet());
            this.specials = rows(root, "days").stream()
                    .map(row -> special((Map<?, ?>) row))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Days on which it is not as on every week.
     *
     * @param worked Saturday worked in exchange; else closed
     * @param read whether the announcement was read when the line was written, not told from memory
     */
    public record Special(LocalDate from, LocalDate to, boolean worked, String name, String basis, boolean read) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public boolean working(LocalDate day) {
        for (Special special : specials) {
            if (special.covers(day)) {
                return special.worked();
            }
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The last of so many working days after a day, which itself does not count (Bộ luật Dân sự 2015, Điều 147). */
    public LocalDate after(LocalDate day, int count) {
        LocalDate last = day;
        for (int left = count; left > 0; ) {
            last = last.plusDays(1);
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

    /** Whether the holidays of the day's year are in the data; if not, only weekends are counted. */
    public boolean known(LocalDate day) {
        return years.contains(day.getYear());
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
