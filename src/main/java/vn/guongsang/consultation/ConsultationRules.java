package vn.guongsang.consultation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.PublicConsultation;

/**
 * The dated rules of consultation: those that an administrator entered, before those that the product comes with; and
 * what plans ask for beside them.
 */
@Service
public class ConsultationRules {

    /** More is no consultation but a slip of the pen. */
    public static final int MOST_DAYS = 90;

    /** The levels that decide, as the catalogue of awards names them. */
    public static final List<String> LEVELS = List.of("state", "province", "commune", "base", "other");

    private final List<ConsultationRule> shipped;
    private final Plans plans;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Permissions permissions;
    private final Audit audit;

    ConsultationRules(Plans plans, JdbcClient jdbc, Clock clock, Permissions permissions, Audit audit) {
        this.plans = plans;
        this.jdbc = jdbc;
        this.clock = clock;
        this.permissions = permissions;
        this.audit = audit;
        try (InputStream file =
                ConsultationRules.class.getResourceAsStream("/vn/guongsang/consultation/consultation-rules.yaml")) {
            shipped = ((List<?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file))
                    .stream().map(row -> rule((Map<?, ?>) row)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What rules can name of something.
     *
     * @param named the most particular first
     * @param plan under which it was put forward, null for none
     * @param movement of that plan
     */
    public record About(List<String> named, @Nullable UUID plan, String movement) {

        public About {
            named = List.copyOf(named);
        }
    }

    /** What holds on a day: what its plan asks for, unless a rule of the law that was read asks for at least as much. */
    public Optional<ConsultationRule> on(LocalDate day, About about) {
        Optional<ConsultationRule> dated = on(day, about.named());
        Optional<ConsultationRule> planned = planned(day, about);
        return planned.isEmpty()
                ? dated
                : dated.filter(rule -> rule.demanded()
                                && rule.read()
                                && rule.days() >= planned.get().days())
                        .or(() -> planned);
    }

    /** By the version of the plan that was in force that day. */
    private Optional<ConsultationRule> planned(LocalDate day, About about) {
        return Optional.ofNullable(about.plan())
                .flatMap(plan -> plans.versions(plan).stream()
                        .filter(version -> !version.effective().isAfter(day))
                        .reduce((_, later) -> later))
                .flatMap(version -> planned(plans.packOf(version.id()), version.effective(), about.movement()));
    }

    static Optional<ConsultationRule> planned(PlanPack pack, LocalDate since, String movement) {
        return pack.consultations().stream()
                .filter(one -> one.concerns(movement))
                .max(Comparator.comparingInt(PublicConsultation::days))
                .map(one -> new ConsultationRule(
                        null,
                        movement,
                        one.days(),
                        true,
                        since,
                        null,
                        pack.plan().title() + ", " + one.clause(),
                        true,
                        ""));
    }

    /**
     * What the dated rules say of something on a day; empty where none of them says anything.
     *
     * @param about what rules can name, the most particular first
     */
    public Optional<ConsultationRule> on(LocalDate day, List<String> about) {
        List<ConsultationRule> entered = entered();
        return about.stream()
                .flatMap(one -> Stream.concat(
                        entered.stream()
                                .filter(rule -> rule.about().equals(one) && rule.on(day))
                                .max(Comparator.comparing(ConsultationRule::since))
                                .stream(),
                        shipped.stream().filter(rule -> rule.about().equals(one) && rule.on(day))))
                .findFirst();
    }

    public List<ConsultationRule> shipped() {
        return shipped;
    }

    /** Of one day the later entry is the last. */
    public List<ConsultationRule> entered() {
        return jdbc.sql("""
                        SELECT id, about, days, demanded, since, NULL::date AS until, basis, true AS read, person
                          FROM consultation_rule
                         WHERE taken_back_at IS NULL
                         ORDER BY about, since, entered_at
                        """).query(ConsultationRule.class).list();
    }

    /** @param id made by the form, so that sending it twice enters one rule */
    @Transactional
    public void enter(Actor by, UUID id, String about, int days, boolean demanded, LocalDate since, String basis) {
        permissions.require(by, ConsultationRuleAction.ENTER, by.bodyId());
        int added = jdbc.sql("""
                        INSERT INTO consultation_rule (id, about, days, demanded, since, basis, entered_at, entered_by, person)
                        VALUES (:id, :about, :days, :demanded, :since, :basis, :now, :account, :person)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .param("id", id)
                .param("about", about)
                .param("days", days)
                .param("demanded", demanded)
                .param("since", since)
                .param("basis", basis)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        if (added == 1) {
            audit.record(
                    by.by(),
                    "consultation.rule-entered",
                    Subject.of("consultation-rule", id),
                    basis,
                    Map.of("about", about, "days", Integer.toString(days), "since", since.toString()));
        }
    }

    @Transactional
    public void takeBack(Actor by, UUID id) {
        permissions.require(by, ConsultationRuleAction.ENTER, by.bodyId());
        int taken = jdbc.sql("""
                        UPDATE consultation_rule
                           SET taken_back_at = :now,
                               taken_back_by = :person
                         WHERE id = :id
                           AND taken_back_at IS NULL
                        """)
                .param("id", id)
                .param("now", now())
                .param("person", by.name())
                .update();
        if (taken == 1) {
            audit.record(by.by(), "consultation.rule-taken-back", Subject.of("consultation-rule", id), Map.of());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static ConsultationRule rule(Map<?, ?> row) {
        return new ConsultationRule(
                null,
                text(row, "about"),
                (Integer) Objects.requireNonNull(row.get("days")),
                Boolean.TRUE.equals(row.get("demanded")),
                LocalDate.parse(text(row, "from")),
                row.get("to") == null ? null : LocalDate.parse(text(row, "to")),
                text(row, "basis"),
                Boolean.TRUE.equals(row.get("read")),
                "");
    }

    private static String text(Map<?, ?> row, String key) {
        return (String) Objects.requireNonNull(row.get(key), key);
    }
}
