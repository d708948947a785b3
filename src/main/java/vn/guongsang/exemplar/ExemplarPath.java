package vn.guongsang.exemplar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.exemplar.ExemplarCriteria.Asked;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Plans;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** All that is done with an exemplar on its way, each act once, by who may, with its audit entry. */
@Service
public class ExemplarPath {

    private final Exemplars exemplars;
    private final ExemplarCriteria criteria;
    private final Plans plans;
    private final Obligations obligations;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    ExemplarPath(
            Exemplars exemplars,
            ExemplarCriteria criteria,
            Plans plans,
            Obligations obligations,
            Permissions permissions,
            Audit audit,
            BusinessDay day) {
        this.exemplars = exemplars;
        this.criteria = criteria;
        this.plans = plans;
        this.obligations = obligations;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    /** Begins a draft in the actor's own body. */
    @Transactional
    public Verdict register(Actor by, UUID id, UUID plan, Profile profile) {
        if (!by.is(Role.OFFICER)) {
            return Verdict.refused("exemplar.officer.forbidden");
        }
        Exemplar draft = Exemplar.draft(id, plan, by.bodyId(), day.today(), profile);
        if (exemplars.add(draft, by)) {
            note(by, "exemplar.registered", draft, plans.get(plan).shortTitle());
        }
        return Verdict.ALLOWED;
    }

    /**
     * Writes what the body says, while it is with the body.
     *
     * @param version the one that the officer began from; if somebody wrote since, nothing is written
     */
    @Transactional
    public Verdict describe(Actor by, UUID id, int version, Profile profile, Collection<Claim> claims) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.EDIT, exemplar);
        if (exemplar.version() != version) {
            return changedMeanwhile(exemplar);
        }
        Verdict verdict = exemplar.describe(profile);
        if (!verdict.allowed()) {
            return verdict;
        }
        if (!exemplars.save(exemplar, by)) {
            return changedMeanwhile(exemplar);
        }
        Set<String> asked = criteria.of(exemplar).stream()
                .flatMap(set -> set.items().stream())
                .map(ExemplarCriteria.Item::id)
                .collect(Collectors.toSet());
        exemplars.claim(id, claims.stream().filter(claim -> asked.contains(claim.criterion())).toList());
        note(by, "exemplar.described", exemplar, "");
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict addEvidence(Actor by, UUID id, String criterion, UUID attachment, String fileName) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.EDIT, exemplar);
        Verdict verdict = exemplar.describe(exemplar.profile());
        if (verdict.allowed()) {
            exemplars.addEvidence(id, criterion, attachment, fileName);
            note(by, "exemplar.evidence-added", exemplar, fileName);
        }
        return verdict;
    }

    @Transactional
    public Verdict removeEvidence(Actor by, UUID id, UUID attachment) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.EDIT, exemplar);
        Verdict verdict = exemplar.describe(exemplar.profile());
        if (verdict.allowed() && exemplars.removeEvidence(id, attachment)) {
            note(by, "exemplar.evidence-removed", exemplar, attachment.toString());
        }
        return verdict;
    }

    public Completeness completeness(Exemplar exemplar) {
        return Completeness.of(
                exemplar,
                criteria.of(exemplar),
                exemplars.claims(exemplar.id()),
                exemplars.evidence(exemplar.id()));
    }

    /**
     * Sends the exemplar to the hub and its movement's lead; it counts for what the body owes.
     *
     * @param duty the duty to nominate that it is meant for; null for the one of today's period
     */
    @Transactional
    public Verdict submit(Actor by, UUID id, @Nullable UUID duty) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.SUBMIT, exemplar);
        Verdict verdict = exemplar.submit();
        if (!verdict.allowed()) {
            return verdict;
        }
        int missing = completeness(exemplar).missing().size();
        if (missing > 0) {
            return Verdict.refused("exemplar.refused.incomplete", missing);
        }
        return take(by, exemplar, State.SUBMITTED, "", "exemplar.submitted", () -> obligations.nominated(by, exemplar.planId(), id, duty));
    }

    /** Hub or lead say what they find of one criterion; a finding against what the body says needs words. */
    @Transactional
    public Verdict judge(Actor by, UUID id, String criterion, Answer finding, String words) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.JUDGE, exemplar);
        Verdict verdict = exemplar.judge();
        if (!verdict.allowed()) {
            return verdict;
        }
        if (finding != Answer.MET && words.isBlank()) {
            return Verdict.refused("exemplar.refused.finding-needs-words");
        }
        exemplars.judge(id, criterion, finding, words, by);
        note(by, "exemplar.judged", exemplar, criterion);
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict sendBack(Actor by, UUID id, String reason) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.JUDGE, exemplar);
        if (reason.isBlank()) {
            return Verdict.refused("exemplar.refused.reason-missing");
        }
        Verdict verdict = exemplar.sendBack();
        return verdict.allowed()
                ? take(by, exemplar, State.RETURNED, reason, "exemplar.returned", () -> obligations.nominationReturned(by, id, reason))
                : verdict;
    }

    /** Takes the exemplar on, once every binding criterion was judged. */
    @Transactional
    public Verdict accept(Actor by, UUID id) {
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.JUDGE, exemplar);
        Verdict verdict = exemplar.accept();
        if (!verdict.allowed()) {
            return verdict;
        }
        long unjudged = unjudged(exemplar);
        if (unjudged > 0) {
            return Verdict.refused("exemplar.refused.unjudged", unjudged);
        }
        return take(by, exemplar, State.FOSTERED, "", "exemplar.accepted", () -> obligations.nominationAccepted(by, id));
    }

    /** Binding criteria that nobody has judged yet; of a set where one is enough, one suffices. */
    public long unjudged(Exemplar exemplar) {
        Set<String> judged = exemplars.judgements(exemplar.id()).stream()
                .map(Exemplars.Judgement::criterion)
                .collect(Collectors.toSet());
        return criteria.of(exemplar).stream()
                .filter(Asked::binding)
                .mapToLong(set -> unjudged(set, judged))
                .sum();
    }

    private static long unjudged(Asked set, Set<String> judged) {
        List<String> open = set.items().stream()
                .filter(item -> !item.criterion().preferred())
                .map(ExemplarCriteria.Item::id)
                .filter(id -> !judged.contains(id))
                .toList();
        boolean oneSuffices = set.set().oneIsEnough() && open.size() < set.items().size();
        return oneSuffices ? 0 : set.set().oneIsEnough() ? 1 : open.size();
    }

    /** @param id made by the form, so that sending it twice notes it once */
    @Transactional
    public Verdict foster(
            Actor by, UUID exemplarId, UUID id, Fostering kind, String words, @Nullable LocalDate reviewOn) {
        Exemplar exemplar = exemplars.get(exemplarId);
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
        Exemplar exemplar = exemplars.get(id);
        permissions.require(by, ExemplarAction.WITHDRAW, exemplar);
        if (reason.isBlank()) {
            return Verdict.refused("exemplar.refused.reason-missing");
        }
        Verdict verdict = exemplar.withdraw();
        return verdict.allowed()
                ? take(by, exemplar, State.WITHDRAWN, reason, "exemplar.withdrawn", () -> obligations.nominationReturned(by, id, reason))
                : verdict;
    }

    /** A decision was issued: called by commendation, in its transaction. */
    @Transactional
    public void recognise(Actor by, UUID id, String level, String decisionNumber) {
        Exemplar exemplar = exemplars.get(id);
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
        if (!exemplars.save(exemplar, by)) {
            return changedMeanwhile(exemplar);
        }
        exemplars.take(exemplar.id(), step, reason, "", by);
        note(by, act, exemplar, reason);
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
