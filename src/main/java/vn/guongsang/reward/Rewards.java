package vn.guongsang.reward;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.guongsang.reward.Amount.Status;
import vn.guongsang.reward.Rates.Rate;

/**
 * What awards are worth: the base salary on the day of the decision × the multiple of the award × the factor of the kind of
 * subject, rounded as the installation has set.
 */
@Service
public class Rewards {

    private final JdbcClient jdbc;
    private final Rates rates = new Rates();

    Rewards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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
                                .query(Rewards::entered)
                                .list()
                                .stream())
                .toList();
    }

    private static Rate entered(ResultSet row, int number) throws SQLException {
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
}
