package vn.guongsang.reward.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All payment lists of some bodies in a year. */
@Repository
public class PaymentRegister {

    private final JdbcClient jdbc;

    PaymentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One list.
     *
     * @param paid in đồng; 0 until it is closed
     * @param recovered what came back, or has to
     */
    public record Row(
            UUID decision,
            String decisionNumber,
            LocalDate decidedOn,
            long lines,
            String fund,
            String budgetLine,
            @Nullable LocalDate closedOn,
            long paid,
            long recovered) {}

    /** The newest first. */
    public List<Row> rows(List<UUID> issuers, int year) {
        return jdbc.sql("""
                        SELECT list.decision_id AS decision, list.decision_number, list.decided_on, count(*) AS lines,
                               list.fund, list.budget_line, closing.closed_on, coalesce(sum(item.dong), 0) AS paid,
                               coalesce(sum(recovery.dong), 0) AS recovered
                          FROM reward_list list
                          JOIN reward_item item ON item.decision_id = list.decision_id
                          LEFT JOIN reward_recovery recovery ON recovery.entry_id = item.entry_id
                          LEFT JOIN reward_closing closing ON closing.decision_id = list.decision_id
                         WHERE list.issuer_id = ANY (:issuers)
                           AND extract(year FROM list.decided_on) = :year
                         GROUP BY list.decision_id, closing.closed_on
                         ORDER BY list.decided_on DESC, list.decision_id DESC
                        """)
                .param("issuers", issuers.toArray(UUID[]::new))
                .param("year", year)
                .query(Row.class)
                .list();
    }

    /** What closed lists of a year took from a line of a fund. */
    public record Sum(String fund, String budgetLine, long lists, long paid, long recovered) {}

    public List<Sum> sums(List<UUID> issuers, int year) {
        return jdbc.sql("""
                        SELECT list.fund, list.budget_line, count(DISTINCT list.decision_id) AS lists,
                               coalesce(sum(item.dong), 0) AS paid, coalesce(sum(recovery.dong), 0) AS recovered
                          FROM reward_list list
                          JOIN reward_closing closing ON closing.decision_id = list.decision_id
                          JOIN reward_item item ON item.decision_id = list.decision_id
                          LEFT JOIN reward_recovery recovery ON recovery.entry_id = item.entry_id
                         WHERE list.issuer_id = ANY (:issuers)
                           AND extract(year FROM list.decided_on) = :year
                         GROUP BY list.fund, list.budget_line
                         ORDER BY list.fund, list.budget_line
                        """)
                .param("issuers", issuers.toArray(UUID[]::new))
                .param("year", year)
                .query(Sum.class)
                .list();
    }
}
