package vn.guongsang.holiday;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.HolidaysChanged;
import vn.guongsang.time.OfficeCalendar;
import vn.guongsang.time.WorkingDays;
import vn.guongsang.time.WorkingDays.Special;
import vn.guongsang.verdict.Verdict;

/**
 * The special days of the installation. A year is as it comes with the program until something is entered
 * for it; from then on the entered days are all that it has.
 */
@Service
public class Holidays implements OfficeCalendar {

    /** The first and last year that can be entered. */
    public static final int FIRST_YEAR = 2020;

    public static final int LAST_YEAR = 2060;

    /** Longer is no holiday but a slip of the pen. */
    private static final int LONGEST_DAYS = 15;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Permissions permissions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Holidays(JdbcClient jdbc, Clock clock, Permissions permissions, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public WorkingDays workingDays() {
        Map<Integer, List<Special>> entered = jdbc
                .sql("""
                        SELECT year, first_day AS "from", last_day AS "to", worked, name, basis, read
                          FROM holiday_year
                          LEFT JOIN holiday_day USING (year)
                         ORDER BY year, first_day
                        """)
                .query((row, number) -> Map.entry(
                        row.getInt("year"),
                        row.getObject("from") == null
                                ? List.<Special>of()
                                : List.of(new Special(
                                        row.getObject("from", LocalDate.class),
                                        row.getObject("to", LocalDate.class),
                                        row.getBoolean("worked"),
                                        row.getString("name"),
                                        row.getString("basis"),
                                        row.getBoolean("read")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.flatMapping(entry -> entry.getValue().stream(), Collectors.toList())));
        WorkingDays days = WorkingDays.shipped();
        for (var year : entered.entrySet()) {
            days = days.with(year.getKey(), year.getValue());
        }
        return days;
    }

    /** Whether the year is no longer as it comes with the program. */
    public boolean entered(int year) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM holiday_year WHERE year = :year)")
                .param("year", year)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public Verdict enter(Actor by, Special special) {
        permissions.require(by, HolidayAction.ENTER, by.bodyId());
        int year = special.from().getYear();
        Verdict verdict = mayEnter(special);
        if (!verdict.allowed()) {
            return verdict;
        }
        makeOwn(by, year);
        put(year, special);
        changed(by, "holiday.entered", year, special.basis(), special.name(), special.from());
        return Verdict.ALLOWED;
    }

    private Verdict mayEnter(Special special) {
        if (special.from().getYear() < FIRST_YEAR || special.from().getYear() > LAST_YEAR) {
            return Verdict.refused("holiday.refused.year", FIRST_YEAR, LAST_YEAR);
        }
        if (special.to().isBefore(special.from())
                || ChronoUnit.DAYS.between(special.from(), special.to()) >= LONGEST_DAYS) {
            return Verdict.refused("holiday.refused.span", LONGEST_DAYS);
        }
        List<Special> known = workingDays().between(special.from(), special.to());
        return known.isEmpty()
                ? Verdict.ALLOWED
                : Verdict.refused("holiday.refused.overlaps", known.getFirst().name());
    }

    @Transactional
    public Verdict remove(Actor by, LocalDate first) {
        permissions.require(by, HolidayAction.ENTER, by.bodyId());
        int year = first.getYear();
        Special special = workingDays().of(year).stream()
                .filter(known -> known.from().equals(first))
                .findFirst()
                .orElse(null);
        if (special == null) {
            return Verdict.refused("holiday.refused.unknown");
        }
        makeOwn(by, year);
        jdbc.sql("DELETE FROM holiday_day WHERE year = :year AND first_day = :first")
                .param("year", year)
                .param("first", first)
                .update();
        changed(by, "holiday.removed", year, special.basis(), special.name(), first);
        return Verdict.ALLOWED;
    }

    /** The year becomes again as it comes with the program. */
    @Transactional
    public void reset(Actor by, int year) {
        permissions.require(by, HolidayAction.ENTER, by.bodyId());
        int gone = jdbc.sql("DELETE FROM holiday_year WHERE year = :year")
                .param("year", year)
                .update();
        if (gone > 0) {
            changed(by, "holiday.reset", year, "", "", LocalDate.of(year, 1, 1));
        }
    }

    /** On the first change the days of the program become the installation's own. */
    private void makeOwn(Actor by, int year) {
        List<Special> before = workingDays().of(year);
        boolean first = !entered(year);
        jdbc.sql("""
                        INSERT INTO holiday_year (year, changed_at, changed_by, changed_by_name)
                        VALUES (:year, :now, :account, :person)
                        ON CONFLICT (year) DO UPDATE
                           SET changed_at = excluded.changed_at,
                               changed_by = excluded.changed_by,
                               changed_by_name = excluded.changed_by_name
                        """)
                .param("year", year)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (first) {
            before.forEach(special -> put(year, special));
        }
    }

    private void put(int year, Special special) {
        jdbc.sql("""
                        INSERT INTO holiday_day (year, first_day, last_day, worked, name, basis, read)
                        VALUES (:year, :first, :last, :worked, :name, :basis, :read)
                        """)
                .param("year", year)
                .param("first", special.from())
                .param("last", special.to())
                .param("worked", special.worked())
                .param("name", special.name())
                .param("basis", special.basis())
                .param("read", special.read())
                .update();
    }

    private void changed(Actor by, String act, int year, String basis, String name, LocalDate first) {
        audit.record(
                by.by(),
                act,
                Subject.of("holiday", Integer.toString(year)),
                basis,
                Map.of("year", Integer.toString(year), "name", name, "day", first.toString()));
        events.publishEvent(new HolidaysChanged(year));
    }
}
