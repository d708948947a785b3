package vn.guongsang.dossier;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * One dossier on its way. It alone changes its state; each transition answers with a {@link Verdict}, and the
 * refusal says where the dossier is and who has it.
 */
public final class Dossier {

    private final UUID id;
    private final UUID bodyId;
    private UUID addresseeId;
    private Nomination nomination;
    private Report report;
    private DossierState state;
    private @Nullable LocalDate receivedOn;
    private final int version;

    public Dossier(
            UUID id,
            UUID bodyId,
            UUID addresseeId,
            Nomination nomination,
            Report report,
            DossierState state,
            @Nullable LocalDate receivedOn,
            int version) {
        this.id = id;
        this.bodyId = bodyId;
        this.addresseeId = addresseeId;
        this.nomination = nomination;
        this.report = report;
        this.state = state;
        this.receivedOn = receivedOn;
        this.version = version;
    }

    static Dossier draft(UUID id, UUID bodyId, UUID addresseeId, Nomination nomination, Report report) {
        return new Dossier(id, bodyId, addresseeId, nomination, report, DossierState.DRAFT, null, 1);
    }

    /** Its words may change while it is with the body that puts forward. */
    public Verdict describe() {
        return switch (state) {
            case DRAFT, RETURNED -> Verdict.ALLOWED;
            case SUBMITTED, ACCEPTED, APPRAISED, PASSED -> Verdict.refused("dossier.refused.with-hub");
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> over();
        };
    }

    Verdict describe(Nomination newNomination, Report newReport) {
        Verdict verdict = describe();
        if (verdict.allowed()) {
            nomination = newNomination;
            report = newReport;
        }
        return verdict;
    }

    void address(UUID authority) {
        addresseeId = authority;
    }

    /** To the hub of its addressee. The rules of the day of the first sending judge it. */
    Verdict submit(LocalDate today) {
        Verdict verdict = describe();
        if (verdict.allowed()) {
            state = DossierState.SUBMITTED;
            receivedOn = receivedOn == null ? today : receivedOn;
        }
        return verdict;
    }

    /** Back to be supplemented, from every step before the decision. */
    Verdict sendBack() {
        return switch (state) {
            case SUBMITTED, ACCEPTED, APPRAISED, PASSED -> become(DossierState.RETURNED);
            case DRAFT, RETURNED -> withBody();
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> over();
        };
    }

    /** Complete: from now on it is appraised. */
    Verdict accept() {
        return switch (state) {
            case SUBMITTED -> become(DossierState.ACCEPTED);
            case DRAFT, RETURNED -> withBody();
            case ACCEPTED, APPRAISED, PASSED -> Verdict.refused("dossier.refused.accepted");
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> over();
        };
    }

    /** The hub's conclusion; the short way goes to the decision at once. */
    Verdict appraise(boolean fit) {
        return switch (state) {
            case ACCEPTED ->
                become(
                        !fit
                                ? DossierState.FAILED
                                : nomination.shortWay() ? DossierState.PASSED : DossierState.APPRAISED);
            case SUBMITTED -> Verdict.refused("dossier.refused.not-accepted");
            case DRAFT, RETURNED -> withBody();
            case APPRAISED, PASSED -> Verdict.refused("dossier.refused.appraised");
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> over();
        };
    }

    /** What the council decided. */
    Verdict vote(boolean passed) {
        return state == DossierState.APPRAISED
                ? become(passed ? DossierState.PASSED : DossierState.FAILED)
                : Verdict.refused("dossier.refused.not-before-council");
    }

    /** One level up, without retyping: what was found below goes with it. */
    Verdict escalate(UUID higher) {
        if (state != DossierState.PASSED) {
            return state.over() ? over() : Verdict.refused("dossier.refused.not-passed");
        }
        addresseeId = higher;
        return become(DossierState.SUBMITTED);
    }

    Verdict award() {
        return state == DossierState.PASSED
                ? become(DossierState.AWARDED)
                : Verdict.refused("dossier.refused.not-passed");
    }

    Verdict revoke() {
        return state == DossierState.AWARDED
                ? become(DossierState.REVOKED)
                : Verdict.refused("dossier.refused.not-awarded");
    }

    Verdict withdraw() {
        return state.over() ? over() : become(DossierState.WITHDRAWN);
    }

    /** The public is asked while it is appraised. */
    public Verdict consult() {
        return switch (state) {
            case ACCEPTED -> Verdict.ALLOWED;
            case SUBMITTED -> Verdict.refused("dossier.refused.not-accepted");
            case DRAFT, RETURNED -> withBody();
            case APPRAISED, PASSED -> Verdict.refused("dossier.refused.appraised");
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> over();
        };
    }

    /** Opinions are asked for and findings made while hub and partners look at it. */
    public Verdict examine() {
        return switch (state) {
            case SUBMITTED, ACCEPTED, APPRAISED -> Verdict.ALLOWED;
            case DRAFT, RETURNED -> withBody();
            case PASSED -> Verdict.refused("dossier.refused.appraised");
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> over();
        };
    }

    private static Verdict withBody() {
        return Verdict.refused("dossier.refused.with-body");
    }

    private static Verdict over() {
        return Verdict.refused("dossier.refused.over");
    }

    private Verdict become(DossierState next) {
        state = next;
        return Verdict.ALLOWED;
    }

    public UUID id() {
        return id;
    }

    /** Who puts forward. */
    public UUID bodyId() {
        return bodyId;
    }

    /** Whose hub has it, and who decides or submits further. */
    public UUID addresseeId() {
        return addresseeId;
    }

    public Nomination nomination() {
        return nomination;
    }

    public Report report() {
        return report;
    }

    public DossierState state() {
        return state;
    }

    /** Business day of the first sending; null before it. */
    public @Nullable LocalDate receivedOn() {
        return receivedOn;
    }

    /** The day whose rules judge it. */
    public LocalDate judgedOn(LocalDate today) {
        return receivedOn == null ? today : receivedOn;
    }

    /** Counts the writes; two officers who edit the same draft are told apart by it. */
    public int version() {
        return version;
    }
}
