package vn.guongsang.exemplar;

import java.time.LocalDate;
import java.util.UUID;
import vn.guongsang.verdict.Verdict;

/**
 * An exemplar (điển hình tiên tiến) and its path through discovering, fostering, summing up and
 * replicating. It alone changes its state; each transition answers with a {@link Verdict}.
 */
public final class Exemplar {

    private final UUID id;
    private final UUID planId;
    private final UUID bodyId;
    private final LocalDate registeredOn;
    private Profile profile;
    private State state;
    private final int version;

    public Exemplar(
            UUID id, UUID planId, UUID bodyId, LocalDate registeredOn, Profile profile, State state, int version) {
        this.id = id;
        this.planId = planId;
        this.bodyId = bodyId;
        this.registeredOn = registeredOn;
        this.profile = profile;
        this.state = state;
        this.version = version;
    }

    public static Exemplar draft(UUID id, UUID planId, UUID bodyId, LocalDate today, Profile profile) {
        return new Exemplar(id, planId, bodyId, today, profile, State.DRAFT, 1);
    }

    /** What it says of itself may change while it is with its body. */
    public Verdict describe(Profile newProfile) {
        return switch (state) {
            case DRAFT, RETURNED -> {
                profile = newProfile;
                yield Verdict.ALLOWED;
            }
            case SUBMITTED -> Verdict.refused("exemplar.refused.with-hub");
            case FOSTERED, RECOGNISED -> Verdict.refused("exemplar.refused.taken-on");
            case WITHDRAWN -> Verdict.refused("exemplar.refused.withdrawn");
        };
    }

    public Verdict submit() {
        return switch (state) {
            case DRAFT, RETURNED -> become(State.SUBMITTED);
            case SUBMITTED -> Verdict.refused("exemplar.refused.already-submitted");
            case FOSTERED, RECOGNISED -> Verdict.refused("exemplar.refused.taken-on");
            case WITHDRAWN -> Verdict.refused("exemplar.refused.withdrawn");
        };
    }

    /** Back to its body, to be supplemented. */
    public Verdict sendBack() {
        return judged(State.RETURNED);
    }

    /** Taken on: from now on it is fostered. */
    public Verdict accept() {
        return judged(State.FOSTERED);
    }

    /** By a decision, at a level; a recognised exemplar can rise to a higher level. */
    public Verdict recognise() {
        return switch (state) {
            case FOSTERED, RECOGNISED -> become(State.RECOGNISED);
            case DRAFT, RETURNED, SUBMITTED -> Verdict.refused("exemplar.refused.not-taken-on");
            case WITHDRAWN -> Verdict.refused("exemplar.refused.withdrawn");
        };
    }

    public Verdict withdraw() {
        return switch (state) {
            case DRAFT, SUBMITTED, RETURNED, FOSTERED -> become(State.WITHDRAWN);
            case RECOGNISED -> Verdict.refused("exemplar.refused.recognised");
            case WITHDRAWN -> Verdict.refused("exemplar.refused.withdrawn");
        };
    }

    /** Fostering notes belong to an exemplar that was taken on. */
    public Verdict foster() {
        return switch (state) {
            case FOSTERED, RECOGNISED -> Verdict.ALLOWED;
            case DRAFT, SUBMITTED, RETURNED -> Verdict.refused("exemplar.refused.not-taken-on");
            case WITHDRAWN -> Verdict.refused("exemplar.refused.withdrawn");
        };
    }

    /** Criteria are judged while the exemplar is with hub and lead. */
    public Verdict judge() {
        return switch (state) {
            case SUBMITTED -> Verdict.ALLOWED;
            case DRAFT, RETURNED -> Verdict.refused("exemplar.refused.with-body");
            case FOSTERED, RECOGNISED -> Verdict.refused("exemplar.refused.taken-on");
            case WITHDRAWN -> Verdict.refused("exemplar.refused.withdrawn");
        };
    }

    private Verdict judged(State next) {
        Verdict verdict = judge();
        return verdict.allowed() ? become(next) : verdict;
    }

    private Verdict become(State next) {
        state = next;
        return Verdict.ALLOWED;
    }

    public UUID id() {
        return id;
    }

    public UUID planId() {
        return planId;
    }

    public UUID bodyId() {
        return bodyId;
    }

    /** Business day of its registration: the criteria of that day judge it. */
    public LocalDate registeredOn() {
        return registeredOn;
    }

    public Profile profile() {
        return profile;
    }

    public State state() {
        return state;
    }

    /** Counts the writes; two officers who edit the same draft are told apart by it. */
    public int version() {
        return version;
    }
}
