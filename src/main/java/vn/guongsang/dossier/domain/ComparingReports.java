package vn.guongsang.dossier.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.job.RecurringJob;
import vn.guongsang.job.Schedule;
import vn.guongsang.similarity.Similarities;

/**
 * Compares the reports that were sent before there was anything to compare them with, the oldest first. Each hundred
 * stands by itself, so that a long catching-up can be cut off at any time and goes on the next night.
 */
@Component
class ComparingReports implements RecurringJob {

    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Similarities similarities;
    private final TransactionTemplate apart;

    ComparingReports(JdbcClient jdbc, Similarities similarities, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.similarities = similarities;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String name() {
        return "compare-reports";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(1, 20);
    }

    @Override
    public void run() {
        while (Boolean.TRUE.equals(apart.execute(_ -> some() == AT_ONCE))) {
            // until less than that is left
        }
    }

    private record Missing(UUID dossier, int number, String text) {}

    private int some() {
        List<Missing> missing =
                jdbc.sql("""
                        SELECT report.dossier_id AS dossier, report.number,
                               report.background || E'\\n\\n' || report.achievement AS text
                          FROM dossier_report report
                         WHERE report.occasion = 'SENT'
                           AND NOT EXISTS (SELECT
                                             FROM similarity_v_compared compared
                                            WHERE compared.report = report.dossier_id
                                              AND compared.edition = report.number)
                         ORDER BY report.kept_at, report.dossier_id, report.number
                         LIMIT :most
                        """).param("most", AT_ONCE).query(Missing.class).list();
        missing.forEach(report -> similarities.add(report.dossier(), report.number(), report.text()));
        return missing.size();
    }
}
