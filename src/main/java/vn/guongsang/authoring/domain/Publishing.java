package vn.guongsang.authoring.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.authoring.AuthoringAction;
import vn.guongsang.authoring.Draft;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanEndings;
import vn.guongsang.plan.PlanLoading;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Selections;
import vn.guongsang.plan.pack.Criterion;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Makes a draft the plan that holds, by a document and from a day. */
@Service
public class Publishing {

    private final Drafts drafts;
    private final Plans plans;
    private final PlanLoading loading;
    private final PlanEndings endings;
    private final Selections selections;
    private final Permissions permissions;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;

    Publishing(
            Drafts drafts,
            Plans plans,
            PlanLoading loading,
            PlanEndings endings,
            Selections selections,
            Permissions permissions,
            Audit audit,
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day) {
        this.drafts = drafts;
        this.plans = plans;
        this.loading = loading;
        this.endings = endings;
        this.selections = selections;
        this.permissions = permissions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
    }

    /**
     * By what a plan came to hold.
     *
     * @param document its number
     * @param dated its day
     * @param effective the day from which it holds
     * @param replaces the plan whose duties end by it; null for none
     * @param endsOn the first day on which the replaced plan asks nothing more; null without one
     */
    public record Basis(
            String document,
            LocalDate dated,
            LocalDate effective,
            @Nullable Plan replaces,
            @Nullable LocalDate endsOn) {

        public static Basis of(String document, LocalDate dated, LocalDate effective) {
            return new Basis(document, dated, effective, null, null);
        }
    }

    /** A version that was published here. */
    public record Publication(
            UUID draftId,
            int version,
            String document,
            LocalDate dated,
            LocalDate effective,
            LocalDate publishedOn,
            String publishedByName) {}

    /** By the number of their version. */
    public List<Publication> of(UUID plan) {
        return jdbc.sql("""
                        SELECT draft_id, version, document, dated, effective, published_on, published_by_name
                          FROM authoring_publication
                         WHERE plan_id = :plan
                         ORDER BY version
                        """).param("plan", plan).query(Publication.class).list();
    }

    public Optional<UUID> planOf(UUID draft) {
        return jdbc.sql("SELECT plan_id FROM authoring_publication WHERE draft_id = :draft")
                .param("draft", draft)
                .query(UUID.class)
                .optional();
    }

    /** All or nothing: a draft in which something is wrong is refused, and the plan is as it was. */
    @Transactional
    public Verdict publish(Actor by, UUID id, Basis basis) {
        drafts.lock(id);
        Draft draft = drafts.find(id).orElseThrow();
        permissions.require(by, AuthoringAction.PUBLISH, draft);
        DraftPack pack = drafts.pack(id).withoutUntouched();
        if (draft.issuerId() == null) {
            // whom its words mean by now
            Found.sound(pack)
                    .flatMap(selections::issuerOf)
                    .ifPresent(issuer -> permissions.require(
                            by, AuthoringAction.PUBLISH, Drafting.prospective(by, draft.planId(), issuer)));
        }
        Verdict verdict = mayBecomeThePlan(draft, pack, basis);
        if (!verdict.allowed()) {
            return verdict;
        }
        pack.callByTheirNames(known(draft));
        if (draft.planId() == null) {
            pack.issuedBy(basis.document(), basis.dated());
        }
        return switch (loading.publish(
                by.by(), pack.bytes(), basis.effective(), draft.issuerId(), !drafts.isBorrowed(id))) {
            case PlanLoading.Loading.Refused refused ->
                Verdict.refused("authoring.refused.findings", refused.findings().size());
            case PlanLoading.Loading.Loaded loaded
            when !loaded.newVersion() -> Verdict.refused("authoring.refused.nothing-new");
            case PlanLoading.Loading.Loaded loaded -> {
                write(by, draft, loaded.plan(), basis);
                Plan replaced = basis.replaces();
                LocalDate endsOn = basis.endsOn();
                if (replaced != null && endsOn != null) {
                    // thrown, so that the new plan does not hold beside one that it was to replace
                    endings.end(by, replaced, loaded.plan(), endsOn, basis.document())
                            .orThrow();
                }
                yield Verdict.ALLOWED;
            }
        };
    }

    /** The ids of the version in force, by which answers are kept. */
    private Set<String> known(Draft draft) {
        UUID plan = draft.planId();
        return plan == null
                ? Set.of()
                : plans.versions(plan).stream()
                        .flatMap(version -> DraftPack.of(plans.file(version.id())).stream())
                        .flatMap(before -> before.ids().stream())
                        .collect(Collectors.toSet());
    }

    private Verdict mayBecomeThePlan(Draft draft, DraftPack pack, Basis basis) {
        if (draft.state() != Draft.State.OPEN) {
            return Verdict.refused("authoring.refused.closed");
        }
        if (basis.document().isBlank()) {
            return Verdict.refused("authoring.refused.document");
        }
        String code = String.valueOf(pack.at("plan").orElseThrow().said().get("id"));
        // of two new plans with one code published at the same moment the second finds the first
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('plan ' || :code))")
                .param("code", code)
                .query()
                .listOfRows();
        UUID planId = draft.planId();
        Plan replaced = basis.replaces();
        if (replaced != null
                && (replaced.id().equals(planId) || !replaced.issuerId().equals(draft.issuerId()))) {
            return Verdict.refused("authoring.refused.replaces", replaced.shortTitle());
        }
        Verdict under = fitsUnder(pack);
        if (!under.allowed()) {
            return under;
        }
        if (planId == null) {
            return plans.byCode(code).isPresent()
                    ? Verdict.refused("authoring.refused.plan-there", code)
                    : Verdict.ALLOWED;
        }
        if (!plans.get(planId).code().equals(code)) {
            return Verdict.refused(
                    "authoring.refused.other-plan", code, plans.get(planId).code());
        }
        // what somebody else has published since would be lost
        int newest = plans.versions(planId).getLast().number();
        Integer base = draft.baseVersion();
        return base != null && base == newest
                ? Verdict.ALLOWED
                : Verdict.refused("authoring.refused.overtaken", newest);
    }

    /** The plan above is known, and nothing that it asks goes by the same id: answers are kept by ids. */
    private Verdict fitsUnder(DraftPack pack) {
        Object said = pack.at("plan").orElseThrow().said().get("under");
        if (said == null) {
            return Verdict.ALLOWED;
        }
        Optional<Plan> above = plans.byCode(String.valueOf(said));
        if (above.isEmpty()) {
            return Verdict.refused("authoring.refused.under", said);
        }
        return plans.pack(above.get()).criteria().sets().stream()
                .flatMap(set ->
                        Stream.concat(Stream.of(set.id()), set.items().stream().map(Criterion::id)))
                .filter(pack::has)
                .findFirst()
                .map(id -> Verdict.refused(
                        "authoring.refused.under-ids", id, above.get().shortTitle()))
                .orElse(Verdict.ALLOWED);
    }

    private void write(Actor by, Draft draft, Plan plan, Basis basis) {
        int version = plans.versions(plan.id()).getLast().number();
        jdbc.sql("""
                        INSERT INTO authoring_publication (draft_id, plan_id, version, document, dated, effective,
                                                           published_on, published_at, published_by, published_by_name)
                        VALUES (:draft, :plan, :version, :document, :dated, :effective, :today, :now, :account, :person)
                        """)
                .param("draft", draft.id())
                .param("plan", plan.id())
                .param("version", version)
                .param("document", basis.document())
                .param("dated", basis.dated())
                .param("effective", basis.effective())
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        Map<String, String> told = Map.of(
                "title", plan.shortTitle(),
                "version", Integer.toString(version),
                "document", basis.document(),
                "from", basis.effective().toString());
        audit.record(by.by(), "draft.published", Subject.of("draft", draft.id()), basis.document(), told);
        audit.record(by.by(), "plan.published", Subject.of("plan", plan.id()), basis.document(), told);
    }
}
