package vn.guongsang.unitplan;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.Handling;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Statement;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.unitplan.UnitPlan.Content;
import vn.guongsang.unitplan.UnitPlan.Described;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * The plans of bodies under a parent plan. Each version is filed as the answer to a duty, so that board
 * and intake know of it, and the hub's word on the filing is its word on the plan.
 */
@Service
public class UnitPlans {

    /** Kinds of duties that a plan answers. */
    private static final Set<String> KINDS = Set.of("UNIT_PLAN", "PLAN");

    private final JdbcClient jdbc;
    private final Obligations obligations;
    private final Plans plans;
    private final Attachments attachments;
    private final Permissions permissions;
    private final BusinessDay day;

    UnitPlans(
            JdbcClient jdbc,
            Obligations obligations,
            Plans plans,
            Attachments attachments,
            Permissions permissions,
            BusinessDay day) {
        this.jdbc = jdbc;
        this.obligations = obligations;
        this.plans = plans;
        this.attachments = attachments;
        this.permissions = permissions;
        this.day = day;
    }

    public static boolean answers(Instance instance) {
        return KINDS.contains(instance.kind());
    }

    /** What has to be in it, by the version of the parent plan that made the duty. */
    public List<Statement> asked(Instance instance) {
        PlanPack pack = plans.packOf(instance.planId(), instance.version());
        return pack.obligation(instance.obligation()).map(pack::contentsOf).orElse(List.of());
    }

    /** All versions that answer a duty, the newest first. */
    public List<UnitPlan> versions(UUID instance) {
        return jdbc.sql("""
                        SELECT id, instance_id, number, title, document_number, issued_on,
                               period_from AS "from", period_to AS "to"
                          FROM unitplan_version
                         WHERE instance_id = :instance
                         ORDER BY number DESC
                        """).param("instance", instance).query(UnitPlan.class).list();
    }

    /** What was checked off in a version, in the order in which it was asked. */
    public List<Content> contents(UUID version) {
        return jdbc.sql("""
                        SELECT text, clause, pointer
                          FROM unitplan_content
                         WHERE version_id = :version
                         ORDER BY position
                        """).param("version", version).query(Content.class).list();
    }

    /**
     * A body sends a version; paper, filing and check-off are kept together or not at all.
     *
     * @param id made by the page that sends it: sent twice, it is one version
     * @throws Refusal with the reason why not, after which nothing is kept
     */
    @Transactional
    public void submit(Actor by, UUID id, Instance instance, Described described, Upload paper) {
        permissions.require(by, PlanAction.FILE, plans.get(instance.planId()));
        Optional<UUID> known = obligations.instanceOf(id);
        if (known.isPresent()) {
            if (!known.get().equals(instance.id())) {
                Verdict.refused("plan.refused.filing-id").orThrow();
            }
            return;
        }
        maySubmit(instance, described).orThrow();
        // counted before the filing waits for its turn: of two sent at once the second finds its number taken
        int number = versions(instance.id()).size() + 1;
        UUID attachment = attachments.store(paper, by.accountId()).id();
        obligations
                .file(
                        by,
                        id,
                        instance,
                        FilingKind.PAPER,
                        attachment,
                        described.documentNumber() + ", " + described.title(),
                        Map.of())
                .orThrow();
        if (!add(id, instance, number, described)) {
            boolean twin = versions(instance.id()).stream()
                    .anyMatch(version -> version.id().equals(id));
            (twin ? Verdict.ALLOWED : Verdict.refused("unitplan.refused.waiting")).orThrow();
            attachments.remove(attachment);
        }
    }

    private Verdict maySubmit(Instance instance, Described described) {
        if (!answers(instance)) {
            return Verdict.refused("unitplan.refused.kind");
        }
        if (described.issuedOn().isAfter(day.today())) {
            return Verdict.refused("unitplan.refused.future", described.issuedOn(), day.today());
        }
        List<String> pointers = described.pointers();
        List<Statement> missing = missing(asked(instance), pointers);
        if (!missing.isEmpty()) {
            return Verdict.refusedBy(missing.getFirst().clause(), "unitplan.refused.missing", missing.size());
        }
        boolean waits = instance.handling() == Handling.SUBMITTED
                && !versions(instance.id()).isEmpty();
        return waits ? Verdict.refused("unitplan.refused.waiting") : Verdict.ALLOWED;
    }

    /** Of what is asked, that which nothing points to. */
    public static List<Statement> missing(List<Statement> asked, List<String> pointers) {
        return IntStream.range(0, asked.size())
                .filter(i -> i >= pointers.size() || pointers.get(i).isBlank())
                .mapToObj(asked::get)
                .toList();
    }

    private boolean add(UUID id, Instance instance, int number, Described described) {
        int added = jdbc.sql("""
                        INSERT INTO unitplan_version (id, instance_id, number, title, document_number, issued_on,
                                                      period_from, period_to)
                        VALUES (:id, :instance, :number, :title, :documentNumber, :issuedOn, :from, :to)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("instance", instance.id())
                .param("number", number)
                .param("title", described.title())
                .param("documentNumber", described.documentNumber())
                .param("issuedOn", described.issuedOn())
                .param("from", described.from(), Types.DATE)
                .param("to", described.to(), Types.DATE)
                .update();
        if (added == 0) {
            return false;
        }
        List<Statement> asked = asked(instance);
        IntStream.range(0, asked.size())
                .forEach(i -> jdbc.sql("""
                                INSERT INTO unitplan_content (version_id, position, text, clause, pointer)
                                VALUES (:version, :position, :text, :clause, :pointer)
                                """)
                        .param("version", id)
                        .param("position", i)
                        .param("text", asked.get(i).text())
                        .param("clause", asked.get(i).clause())
                        .param("pointer", described.pointers().get(i))
                        .update());
        return true;
    }
}
