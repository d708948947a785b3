package vn.guongsang.privacy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.delivery.Mail;
import vn.guongsang.verdict.Verdict;

/**
 * What a person asks about data of their own, on its way to an answer. It alone changes its state and its
 * time; each transition answers with a {@link Verdict}.
 */
public final class DataRequest {

    /** How far it is. */
    public enum State {
        NEW,
        /** somebody makes sure that the person is who they say */
        VERIFYING,
        ANSWERED,
        REFUSED;

        public boolean open() {
            return this == NEW || this == VERIFYING;
        }
    }

    /**
     * What the person said.
     *
     * @param contact mail address or telephone, for the answer
     * @param about whose data, when it is not the asker; empty otherwise
     */
    public record Asked(RequestKind kind, String asker, String contact, String about, String words) {}

    private final UUID id;
    private final UUID bodyId;
    private final Asked asked;
    private final LocalDate receivedOn;
    private final boolean bySite;
    private final String basis;
    private @Nullable LocalDate due;
    private State state;

    DataRequest(
            UUID id,
            UUID bodyId,
            Asked asked,
            LocalDate receivedOn,
            boolean bySite,
            String basis,
            @Nullable LocalDate due,
            State state) {
        this.id = id;
        this.bodyId = bodyId;
        this.asked = asked;
        this.receivedOn = receivedOn;
        this.bySite = bySite;
        this.basis = basis;
        this.due = due;
        this.state = state;
    }

    public Verdict verify() {
        return switch (state) {
            case NEW -> become(State.VERIFYING);
            case VERIFYING -> Verdict.refused("privacy.request.refused.verifying");
            case ANSWERED, REFUSED -> closed();
        };
    }

    /** More time, with a basis that says why; never less. */
    public Verdict extend(LocalDate until) {
        if (!state.open()) {
            return closed();
        }
        if (due == null || !until.isAfter(due)) {
            return Verdict.refused("privacy.request.refused.not-later", due == null ? receivedOn : due);
        }
        due = until;
        return Verdict.ALLOWED;
    }

    /** Only once it is known who asks: data told to a stranger would be the worse harm. */
    public Verdict answer() {
        return switch (state) {
            case NEW -> Verdict.refused("privacy.request.refused.unverified");
            case VERIFYING -> become(State.ANSWERED);
            case ANSWERED, REFUSED -> closed();
        };
    }

    /** Refused, which may be because nobody could tell who asks. */
    public Verdict refuse() {
        return state.open() ? become(State.REFUSED) : closed();
    }

    private Verdict become(State next) {
        state = next;
        return Verdict.ALLOWED;
    }

    private static Verdict closed() {
        return Verdict.refused("privacy.request.refused.closed");
    }

    public UUID id() {
        return id;
    }

    public UUID bodyId() {
        return bodyId;
    }

    public Asked asked() {
        return asked;
    }

    /** Whether what becomes of it is told by mail. */
    public boolean reachedByMail() {
        return Mail.isAddress(asked.contact());
    }

    public LocalDate receivedOn() {
        return receivedOn;
    }

    /** Whether it came by the public site; else an officer entered it. */
    public boolean bySite() {
        return bySite;
    }

    /** The law that sets the time. */
    public String basis() {
        return basis;
    }

    /** The last day for the answer; null where the law of its day names none. */
    public @Nullable LocalDate due() {
        return due;
    }

    public State state() {
        return state;
    }
}
