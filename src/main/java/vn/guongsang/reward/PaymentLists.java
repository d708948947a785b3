package vn.guongsang.reward;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.reward.Payment.Payee;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * The lists by which decisions are paid. Drawing one up, correcting and revoking a line belong to a decision: they happen in
 * the transaction of the module that makes it, which has also judged who may.
 */
@Service
public class PaymentLists {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;

    PaymentLists(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
    }

    /**
     * Puts each line of the decision on its list, once: told again, nothing changes, and a longer payment adds what is new.
     *
     * @throws Refusal when the list was closed and a line is not on it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void draw(Actor by, Payment payment) {
        jdbc.sql("""
                        INSERT INTO reward_list (decision_id, issuer_id, decision_number, decided_on, drawn_on, drawn_at, person)
                        VALUES (:decision, :issuer, :number, :on, :today, :now, :person)
                        ON CONFLICT DO NOTHING
                        """)
                .param("decision", payment.decision())
                .param("issuer", payment.issuer())
                .param("number", payment.decisionNumber())
                .param("on", payment.decidedOn())
                .param("today", day.today())
                .param("now", now())
                .param("person", by.name())
                .update();
        int position = held(payment.decision());
        int added = 0;
        for (Payee payee : payment.payees()) {
            added += add(payment.decision(), position + added + 1, payee);
        }
        if (added > 0) {
            if (closed(payment.decision())) {
                throw refused("reward.refused.closed");
            }
            audit.record(
                    by.by(),
                    "payment.drawn-up",
                    Subject.of("payment-list", payment.decision()),
                    payment.decisionNumber(),
                    Map.of("count", String.valueOf(added)));
        }
    }

    private int add(UUID decision, int position, Payee payee) {
        return jdbc.sql("""
                        INSERT INTO reward_item (entry_id, decision_id, position, subject_id, name, kind, recipient_place,
                                                 award, award_name)
                        VALUES (:entry, :decision, :position, :subject, :name, :kind, :place, :award, :awardName)
                        ON CONFLICT (entry_id) DO NOTHING
                        """)
                .param("entry", payee.entry())
                .param("decision", decision)
                .param("position", position)
                .param("subject", payee.subject())
                .param("name", payee.name())
                .param("kind", payee.kind())
                .param("place", payee.place())
                .param("award", payee.award())
                .param("awardName", payee.awardName())
                .update();
    }

    /** The line is paid under another name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(Actor by, UUID entry, String name, String basis, LocalDate on) {
        Line line = line(entry);
        if (line.name().equals(name)) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO reward_correction (entry_id, number, name, former_name, basis, corrected_on, recorded_at, person)
                        SELECT :entry, count(*) + 1, :name, :former, :basis, :on, :now, :person
                          FROM reward_correction
                         WHERE entry_id = :entry
                        """)
                .param("entry", entry)
                .param("name", name)
                .param("former", line.name())
                .param("basis", basis)
                .param("on", on)
                .param("now", now())
                .param("person", by.name())
                .update();
        jdbc.sql("UPDATE reward_item SET name = :name WHERE entry_id = :entry")
                .param("name", name)
                .param("entry", entry)
                .update();
        audit.record(
                by.by(),
                "payment.corrected",
                Subject.of("payment-list", line.decision()),
                basis,
                Map.of(),
                Change.changes().of("reward.name", line.name(), name).list());
    }

    /**
     * The line was revoked: it is not paid, or what was paid for it comes back.
     *
     * @param basis the decision that revokes it
     * @throws Refusal when it was revoked before, or stands on no list
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recover(Actor by, UUID entry, String basis, LocalDate on) {
        Line line = line(entry);
        boolean first = jdbc.sql("""
                        INSERT INTO reward_recovery (entry_id, basis, revoked_on, dong, recorded_at, person)
                        VALUES (:entry, :basis, :on, :dong, :now, :person)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("entry", entry)
                        .param("basis", basis)
                        .param("on", on)
                        .param("dong", line.paid())
                        .param("now", now())
                        .param("person", by.name())
                        .update()
                == 1;
        if (!first) {
            throw refused("reward.refused.recovered");
        }
        audit.record(
                by.by(),
                "payment.recovered",
                Subject.of("payment-list", line.decision()),
                basis,
                Map.of("name", line.name(), "dong", String.valueOf(line.paid())));
    }

    private record Line(UUID decision, String name, long paid) {}

    private Line line(UUID entry) {
        Line line = jdbc.sql("""
                        SELECT decision_id AS decision, name, coalesce(dong, 0) AS paid
                          FROM reward_item
                         WHERE entry_id = :entry
                        """)
                .param("entry", entry)
                .query(Line.class)
                .optional()
                .orElseThrow(() -> refused("reward.refused.none"));
        held(line.decision());
        return line;
    }

    /** The last position; nobody else changes the list before this transaction ends. */
    private int held(UUID decision) {
        jdbc.sql("SELECT decision_id FROM reward_list WHERE decision_id = :decision FOR UPDATE")
                .param("decision", decision)
                .query(UUID.class)
                .single();
        return jdbc.sql("SELECT coalesce(max(position), 0) FROM reward_item WHERE decision_id = :decision")
                .param("decision", decision)
                .query(Integer.class)
                .single();
    }

    private boolean closed(UUID decision) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM reward_closing WHERE decision_id = :decision)")
                .param("decision", decision)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Refusal refused(String code, Object... args) {
        return new Refusal((Verdict.Refused) Verdict.refused(code, args));
    }
}
