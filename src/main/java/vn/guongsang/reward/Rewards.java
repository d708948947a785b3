package vn.guongsang.reward;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.reward.Amount.Status;
import vn.guongsang.reward.Rates.Rate;
import vn.guongsang.verdict.Verdict;

/**
 * What awards are worth: the base salary on the day of the decision × the multiple of the award × the factor of the kind of
 * subject, rounded as the installation has set.
 */
@Service
public class Rewards {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Permissions permissions;
    private final Rates rates = new Rates();

    Rewards(JdbcClient jdbc, Clock clock, Audit audit, Permissions permissions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
    }

    /** A figure that a person has entered for this installation. */
    public record Entered(
            UUID id,
            Figure.Kind what,
            String award,
            String subjectKind,
            LocalDate since,
            BigDecimal value,
            String basis,
            String person) {}

    /**
     * @param award code of the catalogue, {@code GK}
     * @param subjectKind as in plan packs: {@code individual}, {@code household} …
     * @param decidedOn the day of the decision, whose rules count
     */
    public Amount of(String award, String subjectKind, LocalDate decidedOn) {
        return reckon(all(), award, subjectKind, decidedOn);
    }

    static Amount reckon(List<Rate> rates, String award, String kind, LocalDate day) {
        Optional<Figure> base = Rates.find(rates.stream(), Figure.Kind.BASE, award, kind, day);
        Optional<Figure> multiple = Rates.find(rates.stream(), Figure.Kind.MULTIPLE, award, kind, day);
        List<Figure> figures = new ArrayList<>();
        Stream.of(
                        base,
                        multiple,
                        Rates.find(rates.stream(), Figure.Kind.FACTOR, award, kind, day),
                        Rates.find(rates.stream(), Figure.Kind.ROUNDING, award, kind, day))
                .flatMap(Optional::stream)
                .forEach(figures::add);
        if (base.isEmpty() || multiple.isEmpty()) {
            return new Amount(Status.UNKNOWN, 0, figures);
        }
        BigDecimal product = figures.stream()
                .filter(figure -> figure.kind() != Figure.Kind.ROUNDING)
                .map(Figure::value)
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
        BigDecimal step = figures.stream()
                .filter(figure -> figure.kind() == Figure.Kind.ROUNDING)
                .map(Figure::value)
                .findFirst()
                .orElse(BigDecimal.ONE);
        long dong = product.divide(step, 0, RoundingMode.CEILING).multiply(step).longValueExact();
        return new Amount(figures.stream().allMatch(Figure::read) ? Status.SETTLED : Status.TO_CONFIRM, dong, figures);
    }

    List<Rate> all() {
        return Stream.concat(
                        rates.all().stream(),
                        jdbc
                                .sql(
                                        "SELECT what, award, subject_kind, since, value, basis FROM reward_rate WHERE taken_back_at IS NULL")
                                .query(Rewards::rate)
                                .list()
                                .stream())
                .toList();
    }

    private static Rate rate(ResultSet row, int number) throws SQLException {
        return new Rate(
                new Figure(
                        Figure.Kind.valueOf(row.getString("what")),
                        row.getBigDecimal("value"),
                        row.getString("basis"),
                        true),
                only(row.getString("award")),
                only(row.getString("subject_kind")),
                row.getObject("since", LocalDate.class),
                null,
                true);
    }

    private static Set<String> only(String word) {
        return word.isEmpty() ? Set.of() : Set.of(word);
    }

    /** What was entered and not taken back, the latest first. */
    public List<Entered> entered() {
        return jdbc.sql("""
                        SELECT id, what, award, subject_kind, since, value, basis, person
                          FROM reward_rate
                         WHERE taken_back_at IS NULL
                         ORDER BY since DESC, id DESC
                        """).query(Entered.class).list();
    }

    /**
     * From that day on this figure counts, in lists that are not closed.
     *
     * @param award code, empty for all
     * @param subjectKind empty for all
     */
    @Transactional
    public void enter(
            Actor by,
            Figure.Kind what,
            String award,
            String subjectKind,
            LocalDate since,
            BigDecimal value,
            String basis) {
        permissions.require(by, RewardAction.RATES, by.bodyId());
        UUID id = jdbc.sql("""
                        INSERT INTO reward_rate (what, award, subject_kind, since, value, basis, entered_at, entered_by, person)
                        VALUES (:what, :award, :kind, :since, :value, :basis, :now, :account, :person)
                        RETURNING id
                        """)
                .param("what", what.name())
                .param("award", award)
                .param("kind", subjectKind)
                .param("since", since)
                .param("value", value)
                .param("basis", basis)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .query(UUID.class)
                .single();
        audit.record(
                by.by(),
                "reward.rate-entered",
                Subject.of("reward-rate", id),
                basis,
                Map.of("what", what.name(), "award", award, "since", since.toString(), "value", value.toPlainString()));
    }

    /** It counts no longer; closed lists keep their amounts. */
    @Transactional
    public void takeBack(Actor by, UUID id) {
        permissions.require(by, RewardAction.RATES, by.bodyId());
        boolean taken = jdbc.sql("""
                        UPDATE reward_rate
                           SET taken_back_at = :now,
                               taken_back_by = :person
                         WHERE id = :id
                           AND taken_back_at IS NULL
                        """)
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .param("person", by.name())
                        .param("id", id)
                        .update()
                == 1;
        if (!taken) {
            Verdict.refused("reward.rate.hidden").orThrow();
        }
        audit.record(by.by(), "reward.rate-taken-back", Subject.of("reward-rate", id), Map.of());
    }
}
