package vn.guongsang.dossier;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.council.Judges;
import vn.guongsang.council.MatterDecided;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.Dossiers.Remark;
import vn.guongsang.dossier.Dossiers.Step;
import vn.guongsang.dossier.domain.PlanCriteria;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.guidance.Places;
import vn.guongsang.guidance.Proposal;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.privacy.Particular;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Case;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Judgement;
import vn.guongsang.rules.Outcome;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.rules.RequiredParts;
import vn.guongsang.similarity.Similarities;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** All that is done with a dossier on its way, each act once, by who may, with its audit entry. */
@Service
public class DossierPath {

    /** What a matter on a council's agenda is called when it is a dossier. */
    public static final String MATTER = "dossier";

    /** As many files stand behind one part. */
    public static final int FILES_A_PART = 20;

    private final Dossiers dossiers;
    private final Attachments attachments;
    private final Ledger ledger;
    private final Awards awards;
    private final RequiredParts requiredParts;
    private final Eligibility eligibility;
    private final PlanCriteria planCriteria;
    private final Places places;
    private final OpenMovements movements;
    private final Similarities similarities;
    private final Stops stops;
    private final Consultations consultations;
    private final Judges judges;
    private final Particulars particulars;
    private final Bodies bodies;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    DossierPath(
            Dossiers dossiers,
            Attachments attachments,
            Ledger ledger,
            Awards awards,
            RequiredParts requiredParts,
            Eligibility eligibility,
            PlanCriteria planCriteria,
            Places places,
            OpenMovements movements,
            Similarities similarities,
            Stops stops,
            Consultations consultations,
            Judges judges,
            Particulars particulars,
            Bodies bodies,
            Permissions permissions,
            Audit audit,
            BusinessDay day) {
        this.dossiers = dossiers;
        this.attachments = attachments;
        this.ledger = ledger;
        this.awards = awards;
        this.requiredParts = requiredParts;
        this.eligibility = eligibility;
        this.planCriteria = planCriteria;
        this.places = places;
        this.movements = movements;
        this.similarities = similarities;
        this.stops = stops;
        this.consultations = consultations;
        this.judges = judges;
        this.particulars = particulars;
        this.bodies = bodies;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    /** Only officers begin dossiers, in their own body's name. */
    public Verdict mayBegin(Actor by) {
        return by.is(Role.OFFICER) ? Verdict.ALLOWED : Verdict.refused("dossier.officer.forbidden");
    }

    /** The authorities to which a body can address a dossier: those above it, the nearest first, and itself. */
    public List<Body> addressees(UUID body) {
        var addressees = new ArrayList<Body>(bodies.above(body, day.today()).reversed());
        addressees.add(bodies.get(body));
        return addressees;
    }

    /** @param id made by the form, so that sending it twice begins one dossier */
    @Transactional
    public Verdict begin(Actor by, UUID id, UUID addressee, Nomination nomination) {
        return begin(by, id, addressee, nomination, Report.EMPTY);
    }

    /** @param report what a list that came in says already */
    @Transactional
    public Verdict begin(Actor by, UUID id, UUID addressee, Nomination nomination, Report report) {
        Verdict verdict = mayBegin(by);
        if (verdict.allowed()) {
            verdict = belongs(by.bodyId(), addressee, nomination);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        Dossier draft = Dossier.draft(id, by.bodyId(), addressee, nomination, report);
        if (dossiers.add(draft, by)) {
            note(by, "dossier.begun", draft, "", nomination.award());
        }
        return Verdict.ALLOWED;
    }

    /** One of a list. */
    public record Begun(UUID id, Nomination nomination, Report report, Person person) {}

    /** Begins all of a list that came in, or none; whoever brings the list in records it as a whole. */
    @Transactional
    public Verdict beginAll(Actor by, UUID addressee, List<Begun> list) {
        Verdict verdict = mayBegin(by);
        // what differs within a list is whom it is about
        for (Nomination one : list.stream()
                .map(Begun::nomination)
                .collect(Collectors.toMap(Nomination::kind, one -> one, (first, _) -> first))
                .values()) {
            verdict = verdict.allowed() ? belongs(by.bodyId(), addressee, one) : verdict;
        }
        if (verdict.allowed()) {
            dossiers.addAll(
                    list.stream()
                            .map(one -> Dossier.draft(one.id(), by.bodyId(), addressee, one.nomination(), one.report()))
                            .toList(),
                    by);
            dossiers.tellAll(list.stream()
                    .filter(one -> !one.person().equals(Person.UNSTATED))
                    .collect(Collectors.toMap(Begun::id, Begun::person)));
        }
        return verdict;
    }

    /** The award must exist today, for that kind of subject and on that ground. */
    private Verdict belongs(UUID body, UUID addressee, Nomination nomination) {
        Award award = awards.find(nomination.award(), day.today()).orElse(null);
        if (award == null) {
            return Verdict.refused("dossier.refused.award");
        }
        if (!award.subjectKinds().contains(nomination.kind().replace('-', '_'))) {
            return Verdict.refusedBy(award.article(), "dossier.refused.kind", award.name());
        }
        if (!award.grounds().contains(nomination.ground())) {
            return Verdict.refusedBy(award.article(), "dossier.refused.ground", award.name());
        }
        Under under = nomination.under();
        if (under != null && nomination.ground() != Ground.MOVEMENT) {
            return Verdict.refused("dossier.refused.movement-ground");
        }
        if (under != null && !movements.isOpen(body, under)) {
            return Verdict.refused("dossier.refused.movement");
        }
        return addressees(body).stream().anyMatch(one -> one.id().equals(addressee))
                ? Verdict.ALLOWED
                : Verdict.refused("dossier.refused.addressee");
    }

    /**
     * Writes what the body says, while it is with the body.
     *
     * @param form the opened form: what it wrote before does not stand in its own way
     * @param version the one that the form began from; if another form wrote since, nothing is written
     */
    @Transactional
    public Verdict describe(
            Actor by, UUID id, UUID form, int version, UUID addressee, Nomination nomination, Report report) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        Verdict verdict = dossier.describe(nomination, report);
        if (verdict.allowed()) {
            verdict = belongs(dossier.bodyId(), addressee, nomination);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        dossier.address(addressee);
        // one that went back keeps its place, and so may not slip into another
        if (dossier.state() == DossierState.RETURNED) {
            verdict = places.take(proposal(dossier));
            if (!verdict.allowed()) {
                return verdict;
            }
        }
        boolean goesOn = dossiers.lastWrittenIn(form, id);
        if (dossier.version() != version && !goesOn || !dossiers.save(dossier, by.name(), form)) {
            return Verdict.refused("dossier.refused.changed");
        }
        if (!goesOn) {
            note(by, "dossier.described", dossier, "", "");
        }
        return Verdict.ALLOWED;
    }

    /** What the body states of the person, while the dossier is with it. */
    @Transactional
    public Verdict tell(Actor by, UUID id, Person person) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        Verdict verdict = dossier.describe();
        if (verdict.allowed()) {
            dossiers.tell(id, person);
        }
        return verdict;
    }

    /** Seals the ethnicity of the person, for counting; nobody reads it here again. */
    @Transactional
    public Verdict sealEthnicity(Actor by, UUID id, String ethnicity, String neededFor) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        Verdict verdict = dossier.describe();
        if (verdict.allowed()) {
            particulars.record(
                    by,
                    Subject.of(MATTER, id),
                    Particular.Kind.ETHNICITY,
                    ethnicity.getBytes(StandardCharsets.UTF_8),
                    neededFor);
        }
        return verdict;
    }

    /** Whether the ethnicity of the person is known, not what it is. */
    public boolean knowsEthnicity(UUID id) {
        return particulars.of(Subject.of(MATTER, id)).stream()
                .anyMatch(known -> known.kind() == Particular.Kind.ETHNICITY);
    }

    /** Keeps a file behind a required part; the same file sent twice is kept once. */
    @Transactional
    public Verdict attach(Actor by, UUID id, String part, Upload upload) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        Verdict verdict = dossier.describe();
        if (verdict.allowed()
                && required(dossier).stream().noneMatch(one -> one.code().equals(part))) {
            verdict = Verdict.refused("dossier.refused.part");
        }
        if (verdict.allowed()) {
            verdict = attachments.examine(upload);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        List<UUID> files = dossiers.files(id).stream()
                .filter(file -> file.part().equals(part))
                .map(Dossiers.PartFile::attachmentId)
                .toList();
        Attachment attachment = attachments.store(upload, by.accountId());
        boolean known = attachments.findAll(files).stream()
                .anyMatch(file -> file.sha256().equals(attachment.sha256()));
        if (known || files.size() >= FILES_A_PART) {
            attachments.remove(attachment.id());
            return known ? Verdict.ALLOWED : Verdict.refused("dossier.refused.files", FILES_A_PART);
        }
        dossiers.addFile(id, part, attachment.id(), attachment.fileName());
        note(by, "dossier.file-added", dossier, "", attachment.fileName());
        return Verdict.ALLOWED;
    }

    @Transactional
    public Verdict removeFile(Actor by, UUID id, UUID attachment) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.EDIT, dossier);
        Verdict verdict = dossier.describe();
        if (verdict.allowed() && dossiers.removeFile(id, attachment)) {
            String name = attachments.find(attachment).map(Attachment::fileName).orElse("");
            attachments.remove(attachment);
            note(by, "dossier.file-removed", dossier, "", name);
        }
        return verdict;
    }

    /** The parts that the award's template requires, by the rules of the dossier's day. */
    public List<RequiredPart> required(Dossier dossier) {
        return requiredParts.of(
                dossier.nomination().award(), dossier.nomination().shortWay() ? "short" : "ordinary", ruleDay(dossier));
    }

    public Completeness completeness(Dossier dossier) {
        return Completeness.of(dossier, required(dossier), dossiers.files(dossier.id()));
    }

    /**
     * The verdict of the rules of its day, the plan of its movement and the guidance of its year, on what the ledger knows
     * today and what persons have found.
     */
    public Judgement judgement(Dossier dossier) {
        Case one = caseOf(dossier);
        return eligibility
                .judge(one)
                .and(planCriteria.lines(dossier, one))
                .and(places.lines(proposal(dossier), one.settled()));
    }

    /** The dossier as guidance looks at it. */
    private Proposal proposal(Dossier dossier) {
        Nomination nomination = dossier.nomination();
        Under under = nomination.under();
        return new Proposal(
                dossier.id(),
                dossier.addresseeId(),
                dossier.bodyId(),
                nomination.award(),
                nomination.kind(),
                nomination.year(),
                under == null ? null : under.plan(),
                under == null ? "" : under.movement(),
                ruleDay(dossier),
                dossier.receivedOn() != null);
    }

    /** The dossier as the rules look at it. */
    public Case caseOf(Dossier dossier) {
        Nomination nomination = dossier.nomination();
        return new Case(
                nomination.award(),
                nomination.kind(),
                nomination.ground(),
                ruleDay(dossier),
                nomination.year(),
                ledger.facts(nomination.subject(), factsDay(dossier), nomination.year()),
                dossiers.findings(dossier.id()).stream()
                        .collect(Collectors.toMap(Dossiers.Found::line, Dossiers.Found::met)));
    }

    /** What it was given itself speaks neither for nor against it: once awarded it is looked at as on the day before it passed. */
    private LocalDate factsDay(Dossier dossier) {
        return switch (dossier.state()) {
            case AWARDED, REVOKED ->
                dossiers.steps(dossier.id()).stream()
                        .filter(taken -> taken.step() == Step.PASSED)
                        .reduce((_, later) -> later)
                        .map(passed -> passed.takenOn().minusDays(1))
                        .orElse(day.today());
            case DRAFT, SUBMITTED, RETURNED, ACCEPTED, APPRAISED, PASSED, FAILED, WITHDRAWN -> day.today();
        };
    }

    private LocalDate ruleDay(Dossier dossier) {
        return dossier.judgedOn(day.today());
    }

    /** To the hub of the authority, complete; what the rules refuse may still be sent, and is shown. */
    @Transactional
    public Verdict submit(Actor by, UUID id) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.SUBMIT, dossier);
        int missing = completeness(dossier).missing();
        if (dossier.describe().allowed() && missing > 0) {
            return Verdict.refused("dossier.refused.incomplete", missing);
        }
        Verdict verdict = dossier.submit(day.today());
        if (verdict.allowed()) {
            verdict = places.take(proposal(dossier));
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        ReportVersion sent = dossiers.keep(dossier, ReportVersion.Occasion.SENT, "", by);
        similarities.add(id, sent.number(), sent.text());
        return take(by, dossier, Step.SUBMITTED, "dossier.submitted", "", List.of());
    }

    /** Back to its body, with a reason, and what is wrong line by line. */
    @Transactional
    public Verdict sendBack(Actor by, UUID id, String reason, List<Remark> remarks) {
        Dossier dossier = appraising(by, id);
        Verdict verdict = judges.voteOn(MATTER, id) ? Verdict.refused("dossier.refused.voting") : dossier.sendBack();
        if (!verdict.allowed()) {
            return verdict;
        }
        dossiers.keep(dossier, ReportVersion.Occasion.RETURNED, reason, by);
        return take(by, dossier, Step.RETURNED, "dossier.returned", reason, remarks);
    }

    /** Complete and taken in. */
    @Transactional
    public Verdict accept(Actor by, UUID id) {
        Dossier dossier = appraising(by, id);
        Verdict verdict = dossier.accept();
        return verdict.allowed() ? take(by, dossier, Step.ACCEPTED, "dossier.accepted", "", List.of()) : verdict;
    }

    /**
     * What a person finds where the rules leave it open.
     *
     * @param line id of the condition
     */
    @Transactional
    public Verdict find(Actor by, UUID id, String line, boolean met, String words) {
        Dossier dossier = appraising(by, id);
        Verdict verdict = dossier.examine();
        if (!verdict.allowed()) {
            return verdict;
        }
        boolean open = judgement(dossier)
                        .leaves(Outcome.PERSON)
                        .anyMatch(one -> one.id().equals(line))
                || dossiers.findings(id).stream().anyMatch(found -> found.line().equals(line))
                || stops.of(dossier).stream()
                        .anyMatch(stop -> stop.decidable() && stop.line().equals(line));
        if (!open) {
            return Verdict.refused("dossier.refused.line");
        }
        dossiers.find(id, line, met, words, by);
        note(by, "dossier.found", dossier, "", words);
        return Verdict.ALLOWED;
    }

    /**
     * The hub's conclusion. To conclude that it is fit, no line may be open any more, none failed, and nothing stop it:
     * an opinion that is open or against it, or the public that is asked or must be ({@link Stops}).
     */
    @Transactional
    public Verdict appraise(Actor by, UUID id, boolean fit, String reason) {
        Dossier dossier = appraising(by, id);
        if (fit && dossier.state() == DossierState.ACCEPTED) {
            Verdict ready = ready(dossier);
            if (!ready.allowed()) {
                return ready;
            }
        }
        Verdict verdict = dossier.appraise(fit);
        if (!verdict.allowed()) {
            return verdict;
        }
        Step step = !fit ? Step.FAILED : dossier.state() == DossierState.PASSED ? Step.PASSED : Step.APPRAISED;
        return take(by, dossier, step, fit ? "dossier.appraised" : "dossier.failed", reason, List.of());
    }

    /** Whether everything is there to conclude that the dossier is fit. */
    public Verdict ready(Dossier dossier) {
        Judgement judgement = judgement(dossier);
        if (judgement.outcome() == Outcome.FAIL) {
            return Verdict.refusedBy(judgement.basis(), "dossier.refused.rules");
        }
        if (judgement.outcome() == Outcome.PERSON) {
            return Verdict.refusedBy(
                    judgement.basis(),
                    "dossier.refused.open-lines",
                    judgement.leaves(Outcome.PERSON).count());
        }
        long standing = stops.of(dossier).stream().filter(Stops.Stop::stands).count();
        return standing == 0 ? Verdict.ALLOWED : Verdict.refused("dossier.refused.stops", standing);
    }

    /** One level up, with all that is in it. */
    @Transactional
    public Verdict escalate(Actor by, UUID id, UUID higher, String reason) {
        Dossier dossier = appraising(by, id);
        if (bodies.above(dossier.addresseeId(), day.today()).stream()
                .noneMatch(body -> body.id().equals(higher))) {
            return Verdict.refused("dossier.refused.higher");
        }
        Verdict verdict = dossier.escalate(higher);
        if (verdict.allowed()) {
            verdict = places.take(proposal(dossier));
        }
        return verdict.allowed() ? take(by, dossier, Step.ESCALATED, "dossier.escalated", reason, List.of()) : verdict;
    }

    @Transactional
    public Verdict withdraw(Actor by, UUID id, String reason) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.SUBMIT, dossier);
        Verdict verdict = judges.voteOn(MATTER, id) ? Verdict.refused("dossier.refused.voting") : dossier.withdraw();
        return verdict.allowed() ? take(by, dossier, Step.WITHDRAWN, "dossier.withdrawn", reason, List.of()) : verdict;
    }

    // opinions

    /**
     * Asks a body that works in the product, or an agency whose letter the hub will record.
     *
     * @param id made by the form
     * @param body null for an agency outside
     */
    @Transactional
    public Verdict ask(
            Actor by, UUID id, UUID dossierId, @Nullable UUID body, String agency, String question, LocalDate due) {
        Dossier dossier = appraising(by, dossierId);
        Verdict verdict = dossier.examine();
        if (verdict.allowed() && due.isBefore(day.today())) {
            verdict = Verdict.refused("dossier.refused.due-past", due, day.today());
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        String name = body == null ? agency : bodies.get(body).name();
        if (dossiers.ask(new Dossiers.Question(id, dossierId, body, name, question, due, "", ""), by)) {
            note(by, "dossier.asked", dossier, "", name);
        }
        return Verdict.ALLOWED;
    }

    /** Whether the actor says this opinion: for the asked body, or as the hub that records an agency's letter. */
    public Verdict mayAnswer(Actor by, Dossier dossier, UUID opinionId) {
        Opinion opinion = opinion(dossier.id(), opinionId);
        if (opinion.body() == null) {
            return permissions.decide(by, DossierAction.APPRAISE, dossier);
        }
        Verdict verdict = permissions.decide(by, DossierAction.ANSWER, dossier);
        return verdict.allowed() && !opinion.body().equals(by.bodyId())
                ? Verdict.refused("dossier.answer.forbidden")
                : verdict;
    }

    private Opinion opinion(UUID dossier, UUID opinion) {
        return dossiers.opinions(dossier).stream()
                .filter(one -> one.id().equals(opinion))
                .findFirst()
                .orElseThrow(() -> Untrusted.hidden("dossier.hidden"));
    }

    /** The asked body's word; or the hub's record of what an agency said. */
    @Transactional
    public Verdict answer(Actor by, UUID dossierId, UUID opinionId, boolean agreed, String words) {
        return answer(by, dossierId, opinionId, agreed, words, "", null);
    }

    /**
     * As above, with the letter in which it was said.
     *
     * @param letter its number and day, empty for none
     * @param file the letter itself, null for none
     */
    @Transactional
    public Verdict answer(
            Actor by,
            UUID dossierId,
            UUID opinionId,
            boolean agreed,
            String words,
            String letter,
            @Nullable Upload file) {
        Dossier dossier = dossiers.lock(dossierId);
        mayAnswer(by, dossier, opinionId).orThrow();
        Opinion opinion = opinion(dossierId, opinionId);
        Verdict verdict = dossier.examine();
        if (verdict.allowed() && !opinion.open()) {
            verdict = Verdict.refused("dossier.refused.answered");
        }
        if (verdict.allowed() && file != null) {
            verdict = attachments.examine(file);
        }
        if (!verdict.allowed()) {
            return verdict;
        }
        Attachment kept = file == null ? null : attachments.store(file, by.accountId());
        dossiers.answer(
                dossierId,
                opinionId,
                new Dossiers.Reply(
                        agreed, words, letter, kept == null ? null : kept.id(), kept == null ? "" : kept.fileName()),
                by);
        note(by, "dossier.answered", dossier, "", opinion.agency());
        return Verdict.ALLOWED;
    }

    // what council and decision make of it

    /** The council's vote settles it, in the transaction that closes the vote. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void decided(MatterDecided decided) {
        if (!decided.kind().equals(MATTER)) {
            return;
        }
        Dossier dossier = dossiers.lock(decided.id());
        dossier.vote(decided.passed()).orThrow();
        follow(dossier, decided.passed() ? Step.PASSED : Step.FAILED, decided);
    }

    private void follow(Dossier dossier, Step step, MatterDecided decided) {
        String votes = decided.agreed() + "/" + decided.counted();
        save(dossier, "");
        dossiers.step(dossier, step, votes, decided.basis(), null, "", dossier.addresseeId(), List.of());
    }

    /** A decision was issued. @param number of the decision, its basis */
    @Transactional(propagation = Propagation.MANDATORY)
    public void award(Actor by, Collection<UUID> ids, String number) {
        settle(by, ids, number, Step.AWARDED, "dossier.awarded", Dossier::award);
    }

    /** A decision took the awards away again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Actor by, Collection<UUID> ids, String number) {
        settle(by, ids, number, Step.REVOKED, "dossier.revoked", Dossier::revoke);
    }

    private void settle(
            Actor by,
            Collection<UUID> ids,
            String number,
            Step step,
            String act,
            java.util.function.Function<Dossier, Verdict> transition) {
        List<Dossier> settled = dossiers.lockAll(ids);
        settled.forEach(dossier -> transition.apply(dossier).orThrow());
        dossiers.stepAll(settled, step, number, by);
        audit.recordAll(
                by.by(),
                act,
                settled.stream()
                        .map(dossier -> new Audit.Noted(Subject.of("dossier", dossier.id()), number, Map.of()))
                        .toList());
    }

    private Dossier appraising(Actor by, UUID id) {
        Dossier dossier = dossiers.lock(id);
        permissions.require(by, DossierAction.APPRAISE, dossier);
        return dossier;
    }

    private Verdict take(Actor by, Dossier dossier, Step step, String act, String reason, List<Remark> remarks) {
        save(dossier, by.name());
        dossiers.step(dossier, step, reason, "", by.accountId(), by.name(), by.bodyId(), remarks);
        note(by, act, dossier, "", reason);
        if (step == Step.RETURNED || step == Step.FAILED || step == Step.WITHDRAWN) {
            consultations.stop(by, MATTER, dossier.id(), reason);
        }
        return Verdict.ALLOWED;
    }

    private void save(Dossier dossier, String person) {
        if (!dossiers.save(dossier, person, null)) {
            // the row is locked: nobody else can have written it
            throw new IllegalStateException("dossier " + dossier.id() + " changed under its lock");
        }
    }

    private void note(Actor by, String act, Dossier dossier, String basis, String words) {
        audit.record(
                by.by(),
                act,
                Subject.of("dossier", dossier.id()),
                basis,
                words.isEmpty() ? Map.of() : Map.of("words", words));
    }
}
