package vn.guongsang.exemplar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.exemplar.ExemplarCriteria.Asked;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Parts;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** All that is done with an exemplar on its way, each act once, by who may, with its audit entry. */
@Service
public class ExemplarPath {

    /** As many files stand behind one criterion. */
    public static final int FILES_A_CRITERION = 10;

    private final Exemplars exemplars;
    private final ExemplarCriteria criteria;
    private final Attachments attachments;
    private final Plans plans;
    private final Movements movements;
    private final Parts parts;
    private final Obligations obligations;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    ExemplarPath(
            Exemplars exemplars,
            ExemplarCriteria criteria,
            Attachments attachments,
            Plans plans,
            Movements movements,
            Parts parts,
            Obligations obligations,
            Permissions permissions,
            Audit audit,
            BusinessDay day) {
        this.exemplars = exemplars;
        this.criteria = criteria;
        this.attachments = attachments;
        this.plans = plans;
        this.movements = movements;
        this.parts = parts;
        this.obligations = obligations;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    /** Whether the actor's body may put an exemplar forward under a plan. */
    public Verdict mayRegister(Actor by, UUID plan) {
        if (!by.is(Role.OFFICER)) {
            return Verdict.refused("exemplar.officer.forbidden");
        }
        return parts.playsAny(by.bodyId(), plan) ? Verdict.ALLOWED : Verdict.refused("exemplar.refused.no-part");
    }

    /**
     * Begins a draft in the actor's own body.
     *
     * @param id made by the form, so that sending it twice registers once
     * @param duty that it is meant for; null, or one that its body does not owe now, for none
     */
    @Transactional
    public Verdict register(Actor by, UUID id, UUID plan, Profile profile, @Nullable UUID duty) {
        Verdict verdict = mayRegister(by, plan);
        if (!verdict.allowed()) {
            return verdict;
        }
        Exemplar draft = Exemplar.draft(id, plan, by.bodyId(), day.today(), profile);
        verdict = belongs(draft, profile, "");
        if (!verdict.allowed()) {
            return verdict;
        }
        Optional<Verdict> bound = ofAnotherMovement(by, plan, duty, profile);
        if (bound.isPresent()) {
            return bound.get();
        }
        if (exemplars.add(draft, by)) {
            duty(by, plan, duty).ifPresent(meant -> exemplars.mean(id, meant.id()));
            note(by, "exemplar.registered", draft, plans.get(plan).shortTitle());
        }
        return Verdict.ALLOWED;
    }

    /**
     * What the profile names must be of the plan: its kinds, its movements, its sectors.
     *
     * @param before the movement in which it stands, which may have ended meanwhile
     */
    private Verdict belongs(Exemplar exemplar, Profile profile, String before) {
        PlanPack pack = plans.pack(exemplar.planId());
        if (pack.subjects().stream().noneMatch(subject -> subject.kind().yaml().equals(profile.subjectKind()))) {
            return Verdict.refused("exemplar.refused.kind");
        }
        String movement = profile.movement();
        if (!movement.isEmpty()
                && !movements.isOpenTo(exemplar.planId(), exemplar.bodyId(), movement, day.today(), before)) {
            return Verdict.refused("exemplar.refused.movement");
        }
        if (!profile.sector().isEmpty() && pack.sector(profile.sector()).isEmpty()) {
            return Verdict.refused("exemplar.refused.sector");
        }
        return Verdict.ALLOWED;
    }

    /**
     * Writes what the body says, while it is with the body.
     *
     * @param form the opened form: what it wrote before does not stand in its own way
     * @param version the one that the form began from; if another form wrote since, nothing is written
     */
    @Transactional
    public Verdict describe(Actor by, UUID id, UUID form, int version, Profile profile, Collection<Claim> claims) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.EDIT, exemplar);
        String before = exemplar.profile().movement();
        Verdict verdict = exemplar.describe(profile);
        if (verdict.allowed()) {
            verdict = belongs(exemplar, profile, before);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        boolean goesOn = exemplars.lastWrittenIn(form, id);
        if (exemplar.version() != version && !goesOn || !exemplars.save(exemplar, by, form)) {
            return changedMeanwhile(exemplar);
        }
        Set<String> asked = asked(exemplar);
        exemplars.claim(
                id,
                claims.stream()
                        .filter(claim -> asked.contains(claim.criterion()))
                        .toList());
        if (!goesOn) {
            note(by, "exemplar.described", exemplar, "");
        }
        return Verdict.ALLOWED;
    }

    private Set<String> asked(Exemplar exemplar) {
        return criteria.of(exemplar).stream()
                .flatMap(set -> set.items().stream())
                .map(ExemplarCriteria.Item::id)
                .collect(Collectors.toSet());
    }

    /** Keeps a file behind a criterion; the same file sent twice is kept once. */
    @Transactional
    public Verdict attach(Actor by, UUID id, String criterion, Upload upload) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.EDIT, exemplar);
        Verdict verdict = exemplar.describe(exemplar.profile());
        if (verdict.allowed() && !asked(exemplar).contains(criterion)) {
            verdict = Verdict.refused("exemplar.refused.criterion");
        }
        if (verdict.allowed()) {
            verdict = attachments.examine(upload);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        List<UUID> files = exemplars.evidence(id).stream()
                .filter(file -> file.criterion().equals(criterion))
                .map(Exemplars.Evidence::attachmentId)
                .toList();
        Attachment attachment = attachments.store(upload, by.accountId());
        boolean known = attachments.findAll(files).stream()
                .anyMatch(file -> file.sha256().equals(attachment.sha256()));
        if (known || files.size() >= FILES_A_CRITERION) {
            attachments.remove(attachment.id());
            return known ? Verdict.ALLOWED : Verdict.refused("exemplar.refused.files", FILES_A_CRITERION);
        }
        exemplars.addEvidence(id, criterion, attachment.id(), attachment.fileName());
        note(by, "exemplar.evidence-added", exemplar, attachment.fileName());
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict removeEvidence(Actor by, UUID id, UUID attachment) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.EDIT, exemplar);
        Verdict verdict = exemplar.describe(exemplar.profile());
        Optional<Attachment> file = attachments.find(attachment);
        if (verdict.allowed() && exemplars.removeEvidence(id, attachment)) {
            attachments.remove(attachment);
            note(
                    by,
                    "exemplar.evidence-removed",
                    exemplar,
                    file.map(Attachment::fileName).orElse(""));
        }
        return verdict;
    }

    public Completeness completeness(Exemplar exemplar) {
        return Completeness.of(
                exemplar, criteria.of(exemplar), exemplars.claims(exemplar.id()), exemplars.evidence(exemplar.id()));
    }

    /**
     * Sends the exemplar to the hub and its movement's lead; it counts for what the body owes.
     *
     * @param duty the duty to nominate that it counts for; null for the first of {@link #duties}
     */
    @Transactional
    public Verdict submit(Actor by, UUID id, @Nullable UUID duty) {
        return submit(by, id, duty, Set.of());
    }

    /** @param traits what it has of those of which the duty asks some, or takes no more than some */
    @Transactional
    public Verdict submit(Actor by, UUID id, @Nullable UUID duty, Set<String> traits) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.SUBMIT, exemplar);
        Verdict verdict = exemplar.submit();
        if (!verdict.allowed()) {
            return verdict;
        }
        int missing = completeness(exemplar).missing().size();
        if (missing > 0) {
            return Verdict.refused("exemplar.refused.incomplete", missing);
        }
        Optional<Obligations.Instance> counts = duties(exemplar).stream()
                .filter(open -> duty == null || open.id().equals(duty))
                .findFirst();
        if (duty != null && counts.isEmpty()) {
            return ofAnotherMovement(by, exemplar.planId(), duty, exemplar.profile())
                    .orElseGet(() -> Verdict.refused("exemplar.refused.duty"));
        }
        UUID chosen = counts.map(Obligations.Instance::id).orElse(null);
        Set<String> kinds = ExemplarCriteria.kinds(plans.pack(exemplar.planId()), exemplar.profile());
        Verdict taken = counts.map(
                        open -> obligations.takes(open, exemplar.profile().movement(), kinds, traits))
                .orElse(Verdict.ALLOWED);
        if (!taken.allowed()) {
            return taken;
        }
        return take(
                by,
                exemplar,
                State.SUBMITTED,
                "",
                "exemplar.submitted",
                counts.map(instance -> instance.what() + ", " + instance.period())
                        .orElse(""),
                () -> {
                    exemplars.mean(id, chosen);
                    obligations.nominated(
                            by, exemplar.planId(), id, exemplar.profile().movement(), kinds, traits, chosen);
                });
    }

    /** Duties of its body that the exemplar could count for: the one that it is meant for, the one of today, older ones. */
    public List<Obligations.Instance> duties(Exemplar exemplar) {
        Optional<UUID> meant = exemplars.duty(exemplar.id());
        return obligations
                .openNominations(
                        exemplar.bodyId(), exemplar.planId(), exemplar.profile().movement())
                .stream()
                .sorted(Comparator.comparing(open -> !meant.equals(Optional.of(open.id()))))
                .toList();
    }

    /** The duty that the exemplar counts for or is meant for, open or not. */
    public Optional<Obligations.Instance> meantFor(Exemplar exemplar) {
        return exemplars.duty(exemplar.id()).flatMap(obligations::find);
    }

    /** Why an exemplar does not count for a duty that is bound to another movement than its own. */
    private Optional<Verdict> ofAnotherMovement(Actor by, UUID plan, @Nullable UUID duty, Profile profile) {
        return duty(by, plan, duty)
                .flatMap(open -> obligations
                        .boundTo(open)
                        .filter(bound -> !bound.id().equals(movements.countsIn(plan, profile.movement())))
                        .map(bound -> Verdict.refusedBy(
                                open.clause(),
                                "exemplar.refused.duty-movement",
                                open.what(),
                                String.valueOf(bound.name()))));
    }

    /** A duty to nominate that the actor's body has open under a plan. */
    public Optional<Obligations.Instance> duty(Actor by, UUID plan, @Nullable UUID duty) {
        return obligations.openNominations(by.bodyId(), plan).stream()
                .filter(open -> open.id().equals(duty))
                .findFirst();
    }

    /**
     * Hub or lead say what they find, all at once or not at all. What stays open may stay open, and a
     * remark may come before its verdict.
     */
    @Transactional
    public Verdict judge(Actor by, UUID id, Collection<Finding> findings) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.JUDGE, exemplar);
        Verdict verdict = exemplar.judge();
        if (!verdict.allowed()) {
            return verdict;
        }
        List<String> bare = withoutReason(exemplar, findings);
        if (!bare.isEmpty()) {
            return Verdict.refused("exemplar.refused.finding-needs-words", bare.size());
        }
        Set<String> asked = asked(exemplar);
        int changed = 0;
        for (Finding finding : findings) {
            if (asked.contains(finding.criterion()) && exemplars.judge(id, finding, by)) {
                changed++;
            }
        }
        if (changed > 0) {
            note(by, "exemplar.judged", exemplar, String.valueOf(changed));
        }
        return Verdict.ALLOWED;
    }

    /**
     * Criteria whose finding needs words and has none: one that is not met, and one that goes against
     * what the body says or the machine proposes.
     */
    public List<String> withoutReason(Exemplar exemplar, Collection<Finding> findings) {
        Map<String, Claim> claims = exemplars.claims(exemplar.id()).stream()
                .collect(Collectors.toMap(Claim::criterion, Function.identity()));
        Map<String, Answer> proposals = proposals(exemplar, claims);
        return findings.stream()
                .filter(finding -> finding.answer() != null && finding.words().isBlank())
                .filter(finding -> finding.answer() == Answer.NOT_MET
                        || contradicts(finding, proposals.get(finding.criterion()))
                        || contradicts(finding, said(claims.get(finding.criterion()))))
                .map(Finding::criterion)
                .toList();
    }

    private static @Nullable Answer said(@Nullable Claim claim) {
        return claim == null ? null : claim.answer();
    }

    private static boolean contradicts(Finding finding, @Nullable Answer other) {
        return other != null && other != finding.answer();
    }

    /** What a machine can say of an exemplar's criteria, by criterion; of most it says nothing. */
    public Map<String, Answer> proposals(Exemplar exemplar, Map<String, Claim> claims) {
        return criteria.of(exemplar).stream()
                .flatMap(set -> set.items().stream())
                .filter(item -> item.criterion().check() != null)
                .flatMap(item -> new MachineCheck(item.criterion().check())
                                .propose(exemplar.profile(), claims.get(item.id()), day.today())
                                .map(answer -> Map.entry(item.id(), answer))
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
    }

    @Transactional
    public Verdict sendBack(Actor by, UUID id, String reason) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.JUDGE, exemplar);
        if (reason.isBlank()) {
            return Verdict.refused("exemplar.refused.reason-missing");
        }
        Verdict verdict = exemplar.sendBack();
        return verdict.allowed()
                ? take(
                        by,
                        exemplar,
                        State.RETURNED,
                        reason,
                        "exemplar.returned",
                        () -> obligations.nominationReturned(by, id, reason))
                : verdict;
    }

    /** Takes the exemplar on, once every binding criterion was judged. */
    @Transactional
    public Verdict accept(Actor by, UUID id) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.JUDGE, exemplar);
        Verdict verdict = exemplar.accept();
        if (!verdict.allowed()) {
            return verdict;
        }
        int unjudged = unjudged(exemplar).size();
        if (unjudged > 0) {
            return Verdict.refused("exemplar.refused.unjudged", unjudged);
        }
        return take(
                by, exemplar, State.FOSTERED, "", "exemplar.accepted", () -> obligations.nominationAccepted(by, id));
    }

    /** Binding criteria that nobody has judged yet; of a set where one is enough, one suffices. */
    public List<String> unjudged(Exemplar exemplar) {
        Set<String> judged = exemplars.judgements(exemplar.id()).stream()
                .filter(judgement -> judgement.finding() != null)
                .map(Exemplars.Judgement::criterion)
                .collect(Collectors.toSet());
        return criteria.of(exemplar).stream()
                .filter(Asked::binding)
                .flatMap(set -> unjudged(set, judged).stream())
                .toList();
    }

    private static List<String> unjudged(Asked set, Set<String> judged) {
        List<String> open = set.items().stream()
                .filter(item -> !item.criterion().preferred())
                .map(ExemplarCriteria.Item::id)
                .filter(id -> !judged.contains(id))
                .toList();
        if (!set.set().someAreEnough()) {
            return open;
        }
        long done =
                set.items().stream().filter(item -> judged.contains(item.id())).count();
        return open.stream()
                .limit(Math.max(0, set.set().enoughOf(set.items().size()) - done))
                .toList();
    }

    /** @param id made by the form, so that sending it twice notes it once */
    @Transactional
    public Verdict foster(
            Actor by, UUID exemplarId, UUID id, Fostering kind, String words, @Nullable LocalDate reviewOn) {
        Exemplar exemplar = exemplars.lock(exemplarId);
        permissions.require(by, ExemplarAction.FOSTER, exemplar);
        Verdict verdict = exemplar.foster();
        if (!verdict.allowed()) {
            return verdict;
        }
        if (words.isBlank()) {
            return Verdict.refused("exemplar.refused.words-missing");
        }
        if (exemplars.note(id, exemplarId, kind, words, reviewOn, by)) {
            note(by, "exemplar.fostered." + kind, exemplar, words);
        }
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict withdraw(Actor by, UUID id, String reason) {
        Exemplar exemplar = exemplars.lock(id);
        permissions.require(by, ExemplarAction.WITHDRAW, exemplar);
        if (reason.isBlank()) {
            return Verdict.refused("exemplar.refused.reason-missing");
        }
        Verdict verdict = exemplar.withdraw();
        return verdict.allowed()
                ? take(
                        by,
                        exemplar,
                        State.WITHDRAWN,
                        reason,
                        "exemplar.withdrawn",
                        () -> obligations.nominationReturned(by, id, reason))
                : verdict;
    }

    /** A decision was issued: called by commendation, in its transaction. */
    @Transactional
    public void recognise(Actor by, UUID id, String level, String decisionNumber) {
        Exemplar exemplar = exemplars.lock(id);
        exemplar.recognise().orThrow();
        if (!exemplars.save(exemplar, by)) {
            changedMeanwhile(exemplar).orThrow();
        }
        exemplars.take(id, State.RECOGNISED, decisionNumber, level, by);
        audit.record(
                by.by(),
                "exemplar.recognised",
                Subject.of("exemplar", id),
                decisionNumber,
                Map.of("level", level, "name", exemplar.profile().name()));
    }

    private Verdict take(Actor by, Exemplar exemplar, State step, String reason, String act, Runnable effect) {
        return take(by, exemplar, step, reason, act, reason, effect);
    }

    /** @param words told with the act */
    private Verdict take(
            Actor by, Exemplar exemplar, State step, String reason, String act, String words, Runnable effect) {
        if (!exemplars.save(exemplar, by)) {
            return changedMeanwhile(exemplar);
        }
        exemplars.take(exemplar.id(), step, reason, "", by);
        note(by, act, exemplar, words);
        effect.run();
        return Verdict.ALLOWED;
    }

    private Verdict changedMeanwhile(Exemplar exemplar) {
        return Verdict.refused("exemplar.refused.changed", exemplars.changedBy(exemplar.id()));
    }

    private void note(Actor by, String act, Exemplar exemplar, String words) {
        audit.record(
                by.by(),
                act,
                Subject.of("exemplar", exemplar.id()),
                Map.of("name", exemplar.profile().name(), "words", words));
    }
}
