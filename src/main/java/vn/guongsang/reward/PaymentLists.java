package vn.guongsang.reward;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.reward.Payment.Payee;
import vn.guongsang.reward.PaymentList.Correction;
import vn.guongsang.reward.PaymentList.Item;
import vn.guongsang.reward.PaymentList.Price;
import vn.guongsang.reward.PaymentList.Recovery;
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
    private final Permissions permissions;
    private final Rewards rewards;

    PaymentLists(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Permissions permissions, Rewards rewards) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.rewards = rewards;
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

    /** The list as it stands; empty where nothing is paid for the decision. */
    public Optional<PaymentList> find(UUID decision) {
        return jdbc.sql("""
                        SELECT list.decision_id AS decision, list.issuer_id AS issuer, list.decision_number, list.decided_on,
                               list.fund, list.budget_line, closing.closed_on
                          FROM reward_list list
                          LEFT JOIN reward_closing closing ON closing.decision_id = list.decision_id
                         WHERE list.decision_id = :decision
                        """)
                .param("decision", decision)
                .query(Head.class)
                .optional()
                .map(this::whole);
    }

    private record Head(
            UUID decision,
            UUID issuer,
            String decisionNumber,
            LocalDate decidedOn,
            String fund,
            String budgetLine,
            @Nullable LocalDate closedOn) {}

    /** What a person said that an award is worth. */
    private record Said(String award, String subjectKind, long dong, String basis, String person) {}

    private record Key(String award, String kind) {}

    private PaymentList whole(Head head) {
        List<Rates.Rate> rates = rewards.all();
        Map<Key, Said> said = jdbc
                .sql("SELECT award, subject_kind, dong, basis, person FROM reward_price WHERE decision_id = :decision")
                .param("decision", head.decision())
                .query(Said.class)
                .list()
                .stream()
                .collect(Collectors.toMap(one -> new Key(one.award(), one.subjectKind()), Function.identity()));
        Map<Key, Price> prices = new LinkedHashMap<>();
        Map<UUID, Long> had = had(head, rates);
        List<Item> items = new ArrayList<>();
        for (Item line : lines(head.decision())) {
            Price price = prices.computeIfAbsent(
                    new Key(line.award(), line.kind()), key -> price(head, line, said.get(key), rates));
            items.add(head.closedOn() == null ? reckoned(line, price.dong(), had) : line);
        }
        return new PaymentList(
                head.decision(),
                head.issuer(),
                head.decisionNumber(),
                head.decidedOn(),
                head.fund(),
                head.budgetLine(),
                head.closedOn(),
                List.copyOf(prices.values()),
                items);
    }

    private static Price price(Head head, Item line, @Nullable Said said, List<Rates.Rate> rates) {
        Amount reckoned = Rewards.reckon(rates, line.award(), line.kind(), head.decidedOn());
        if (said != null) {
            return new Price(
                    line.award(), line.awardName(), line.kind(), reckoned, said.dong(), said.basis(), said.person());
        }
        Long dong = reckoned.status() == Amount.Status.SETTLED ? reckoned.dong() : null;
        return new Price(line.award(), line.awardName(), line.kind(), reckoned, dong, "", "");
    }

    /** Of several rewards in the period the subject gets the highest: what it had is taken off. */
    private static Item reckoned(Item line, @Nullable Long price, Map<UUID, Long> had) {
        long before = line.subject() == null ? 0 : had.getOrDefault(line.subject(), 0L);
        boolean counts = line.subject() != null && had.containsKey(line.subject());
        Long dong = line.recovery() != null ? Long.valueOf(0) : price == null ? null : Math.max(0, price - before);
        if (counts && dong != null && line.subject() != null) {
            had.merge(line.subject(), dong, Long::sum);
        }
        return new Item(
                line.entry(),
                line.position(),
                line.subject(),
                line.name(),
                line.kind(),
                line.place(),
                line.award(),
                line.awardName(),
                line.correction(),
                price == null || line.recovery() != null ? 0 : Math.min(before, price),
                dong,
                line.recovery());
    }

    /** What the subjects of a list were paid by closed lists in the period in which only the highest counts; empty without such a rule. */
    private Map<UUID, Long> had(Head head, List<Rates.Rate> rates) {
        long months = Rates.find(rates.stream(), Figure.Kind.MONTHS, "", "", head.decidedOn())
                .map(figure -> figure.value().longValue())
                .orElse(0L);
        if (months == 0 || head.closedOn() != null) {
            return new HashMap<>();
        }
        record Paid(UUID subject, long dong) {}
        return new HashMap<>(jdbc
                .sql("""
                        SELECT own.subject_id AS subject,
                               coalesce((SELECT sum(other.dong - coalesce(recovery.dong, 0))
                                           FROM reward_item other
                                           JOIN reward_list list ON list.decision_id = other.decision_id
                                           LEFT JOIN reward_recovery recovery ON recovery.entry_id = other.entry_id
                                          WHERE other.subject_id = own.subject_id
                                            AND other.decision_id <> :decision
                                            AND other.dong IS NOT NULL
                                            AND list.decided_on > :since
                                            AND list.decided_on <= :on), 0) AS dong
                          FROM reward_item own
                         WHERE own.decision_id = :decision
                           AND own.subject_id IS NOT NULL
                         GROUP BY own.subject_id
                        """)
                .param("decision", head.decision())
                .param("since", head.decidedOn().minusMonths(months))
                .param("on", head.decidedOn())
                .query(Paid.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Paid::subject, Paid::dong)));
    }

    private List<Item> lines(UUID decision) {
        return jdbc.sql("""
                        SELECT item.*, correction.former_name, correction.basis AS corrected_by,
                               recovery.basis AS revoked_by, recovery.revoked_on, recovery.dong AS recovered
                          FROM reward_item item
                          LEFT JOIN LATERAL (SELECT former_name, basis
                                               FROM reward_correction
                                              WHERE entry_id = item.entry_id
                                              ORDER BY number DESC
                                              LIMIT 1) correction ON true
                          LEFT JOIN reward_recovery recovery ON recovery.entry_id = item.entry_id
                         WHERE item.decision_id = :decision
                         ORDER BY item.position
                        """)
                .param("decision", decision)
                .query(PaymentLists::item)
                .list();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        String former = row.getString("former_name");
        String revokedBy = row.getString("revoked_by");
        return new Item(
                row.getObject("entry_id", UUID.class),
                row.getInt("position"),
                row.getObject("subject_id", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getString("recipient_place"),
                row.getString("award"),
                row.getString("award_name"),
                former == null ? null : new Correction(former, row.getString("corrected_by")),
                0,
                row.getObject("dong", Long.class),
                revokedBy == null
                        ? null
                        : new Recovery(
                                revokedBy, row.getObject("revoked_on", LocalDate.class), row.getLong("recovered")));
    }

    /** Lines of the decision that are not on the list, and lines of the list that are not in the decision: none if all is well. */
    public List<UUID> differences(UUID decision, Collection<UUID> entries) {
        List<UUID> listed = jdbc.sql("SELECT entry_id FROM reward_item WHERE decision_id = :decision")
                .param("decision", decision)
                .query(UUID.class)
                .list();
        return Stream.concat(
                        entries.stream().filter(entry -> !listed.contains(entry)),
                        listed.stream().filter(entry -> !entries.contains(entry)))
                .toList();
    }

    /** A person confirms what an award is worth to a kind of subject under the decision, or fills it in. */
    @Transactional
    public void price(Actor by, UUID decision, String award, String kind, long dong, String basis) {
        PaymentList list = open(by, decision, RewardAction.PRICE);
        Price before = list.prices().stream()
                .filter(price -> price.award().equals(award) && price.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> refused("reward.refused.no-such-price"));
        jdbc.sql("""
                        INSERT INTO reward_price (decision_id, award, subject_kind, dong, basis, confirmed_on, confirmed_at,
                                                  confirmed_by, person)
                        VALUES (:decision, :award, :kind, :dong, :basis, :today, :now, :account, :person)
                        ON CONFLICT (decision_id, award, subject_kind) DO UPDATE
                          SET dong = excluded.dong, basis = excluded.basis, confirmed_on = excluded.confirmed_on,
                              confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by,
                              person = excluded.person
                        """)
                .param("decision", decision)
                .param("award", award)
                .param("kind", kind)
                .param("dong", dong)
                .param("basis", basis)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "payment.priced",
                Subject.of("payment-list", decision),
                basis,
                Map.of("award", before.awardName(), "kind", kind),
                Change.changes()
                        .of(
                                "reward.amount",
                                before.dong() == null ? null : before.dong().toString(),
                                String.valueOf(dong))
                        .list());
    }

    /** Out of which fund, and under which line of the budget, the list is paid. */
    @Transactional
    public void payFrom(Actor by, UUID decision, String fund, String budgetLine) {
        PaymentList before = open(by, decision, RewardAction.PRICE);
        jdbc.sql("UPDATE reward_list SET fund = :fund, budget_line = :line WHERE decision_id = :decision")
                .param("fund", fund)
                .param("line", budgetLine)
                .param("decision", decision)
                .update();
        audit.record(
                by.by(),
                "payment.funded",
                Subject.of("payment-list", decision),
                "",
                Map.of(),
                Change.changes()
                        .of("reward.fund", before.fund(), fund)
                        .of("reward.budget-line", before.budgetLine(), budgetLine)
                        .list());
    }

    /** From now on nothing is reckoned anew; each line keeps its amount. */
    @Transactional
    public void close(Actor by, UUID decision) {
        PaymentList list = open(by, decision, RewardAction.CLOSE);
        if (list.waits()) {
            throw refused("reward.refused.waits");
        }
        if (list.fund().isEmpty() || list.budgetLine().isEmpty()) {
            throw refused("reward.refused.no-fund");
        }
        for (Item item : list.items()) {
            jdbc.sql("UPDATE reward_item SET dong = :dong WHERE entry_id = :entry")
                    .param("dong", item.dong())
                    .param("entry", item.entry())
                    .update();
        }
        jdbc.sql("""
                        INSERT INTO reward_closing (decision_id, closed_on, closed_at, closed_by, person)
                        VALUES (:decision, :today, :now, :account, :person)
                        """)
                .param("decision", decision)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "payment.closed",
                Subject.of("payment-list", decision),
                list.decisionNumber(),
                Map.of(
                        "dong",
                        String.valueOf(list.toPay()),
                        "count",
                        String.valueOf(list.items().size())));
    }

    private PaymentList open(Actor by, UUID decision, RewardAction action) {
        held(decision);
        PaymentList list = find(decision).orElseThrow();
        permissions.require(by, action, list.issuer());
        if (list.closedOn() != null) {
            throw refused("reward.refused.closed");
        }
        return list;
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
