package vn.guongsang.council;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.CouncilRule.Turnout;
import vn.guongsang.verdict.Verdict;

/**
 * A session of a council with its agenda: called, begun with those present, closed. What may happen next it says
 * itself.
 *
 * @param present accounts of the members who are there
 * @param conclusion of the chair, empty while there is none
 * @param secretary who called it
 * @param begunAt null before
 * @param closedAt null before
 */
public record Session(
        UUID id,
        Council council,
        LocalDate metOn,
        String place,
        State state,
        Set<UUID> present,
        List<Item> agenda,
        String conclusion,
        String secretary,
        @Nullable Instant begunAt,
        @Nullable Instant closedAt) {

    public enum State {
        CONVENED,
        OPEN,
        CLOSED
    }

    public enum Outcome {
        PASSED,
        FAILED,
        /** equal votes where the majority decides: a second round, and only one, decides */
        TIED
    }

    /** One item, with those who keep out of it and the rounds of its vote. */
    public record Item(UUID id, int number, Matter matter, List<Recusal> recusals, List<Round> rounds) {

        public Optional<Round> last() {
            return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
        }

        public Optional<Round> open() {
            return last().filter(round -> round.result() == null);
        }

        public Optional<Result> result() {
            return last().map(Round::result);
        }

        public boolean decided() {
            return result().filter(result -> result.outcome() != Outcome.TIED).isPresent();
        }

        public boolean recused(UUID account) {
            return recusals.stream().anyMatch(one -> one.member().equals(account));
        }
    }

    /** @param by who wrote it down: the member, or the secretary */
    public record Recusal(UUID member, String reason, LocalDate on, String by) {}

    /**
     * A vote on an item.
     *
     * @param rule as of the day, with the share that the secretary chose
     * @param voted who has voted; in a secret vote nothing else is known before it is closed, to nobody
     * @param byLetter those of them who were absent and wrote
     * @param opinions of an open vote
     * @param result null while it is open
     */
    public record Round(
            UUID id,
            int number,
            CouncilRule rule,
            Set<UUID> voted,
            Set<UUID> byLetter,
            List<Opinion> opinions,
            @Nullable Result result) {

        public Optional<Opinion> opinion(UUID account) {
            return opinions.stream().filter(one -> one.member().equals(account)).findFirst();
        }
    }

    public record Opinion(UUID member, Stance choice, String words) {}

    /** @param counted of how many the share was taken */
    public record Result(
            Outcome outcome, Turnout turnout, int counted, int needed, int agreed, int disagreed, int other) {

        public int votes() {
            return agreed + disagreed + other;
        }
    }

    public Session {
        present = Set.copyOf(present);
        agenda = List.copyOf(agenda);
    }

    public List<Seat> members() {
        return council.on(metOn);
    }

    public boolean sits(UUID account) {
        return council.seat(account, metOn).isPresent();
    }

    public Item item(UUID id) {
        return agenda.stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }

    /** The item that is being voted on. */
    public Optional<Item> voting() {
        return agenda.stream().filter(item -> item.open().isPresent()).findFirst();
    }

    /** Who is there to vote on an item. */
    public Turnout turnout(Item item) {
        Set<UUID> letters = item.last().map(Round::byLetter).orElse(Set.of());
        return new Turnout(
                members().size(),
                present.size(),
                item.recusals().size(),
                (int) item.recusals().stream()
                        .filter(one -> present.contains(one.member()))
                        .count(),
                letters.size());
    }

    /** Of an open vote, or with what came out of the box. */
    Result result(Item item, Round round, List<Stance> choices) {
        Turnout turnout = turnout(item);
        int counted = round.rule().counted(turnout);
        int agreed = count(choices, Stance.AGREE);
        int disagreed = count(choices, Stance.DISAGREE);
        Outcome outcome = round.rule().passes(counted, agreed)
                ? Outcome.PASSED
                : round.number() == 1 && round.rule().tied(agreed, disagreed) ? Outcome.TIED : Outcome.FAILED;
        return new Result(
                outcome,
                turnout,
                counted,
                round.rule().needed(counted),
                agreed,
                disagreed,
                count(choices, Stance.OTHER));
    }

    private static int count(List<Stance> choices, Stance choice) {
        return (int) choices.stream().filter(choice::equals).count();
    }

    Verdict prepare() {
        return state == State.CONVENED ? Verdict.ALLOWED : Verdict.refused("council.refused.begun");
    }

    /** Items come on the agenda until the session is closed: what is urgent is brought in at the table. */
    Verdict put() {
        return state == State.CLOSED ? Verdict.refused("council.refused.closed") : Verdict.ALLOWED;
    }

    Verdict takeOff(Item item) {
        return item.rounds().isEmpty() ? put() : Verdict.refused("council.refused.voted-on");
    }

    /** @param rule the usual one of the day, whose quorum holds for the whole session */
    Verdict begin(Optional<CouncilRule> rule, Set<UUID> there, LocalDate today) {
        if (state != State.CONVENED) {
            return Verdict.refused("council.refused.begun");
        }
        if (today.isBefore(metOn)) {
            return Verdict.refused("council.refused.too-early", metOn, today);
        }
        return rule.map(one -> one.quorate(members().size(), there.size()))
                .orElseGet(() -> Verdict.refused("council.refused.no-rule", metOn));
    }

    /** Those present do not change while a vote is open: its count would. */
    Verdict attend() {
        if (state == State.CLOSED) {
            return Verdict.refused("council.refused.closed");
        }
        return voting().map(item -> Verdict.refused("council.refused.voting", item.number()))
                .orElse(Verdict.ALLOWED);
    }

    Verdict recuse(Item item, UUID member) {
        if (!sits(member)) {
            return Verdict.refused("council.refused.no-member");
        }
        if (item.recused(member)) {
            return Verdict.refused("council.refused.recused-already");
        }
        if (item.decided() || state == State.CLOSED) {
            return Verdict.refused("council.refused.decided");
        }
        return item.open().filter(round -> round.voted().contains(member)).isPresent()
                ? Verdict.refused("council.refused.voted")
                : Verdict.ALLOWED;
    }

    Verdict openVote(Item item, Optional<CouncilRule> rule, boolean confirmed) {
        if (state != State.OPEN) {
            return Verdict.refused(state == State.CLOSED ? "council.refused.closed" : "council.refused.not-begun");
        }
        if (voting().isPresent()) {
            return Verdict.refused("council.refused.voting", voting().get().number());
        }
        if (item.decided()) {
            return Verdict.refused("council.refused.decided");
        }
        if (rule.isEmpty()) {
            return Verdict.refused("council.refused.no-rule", metOn);
        }
        if (!rule.get().read() && !confirmed) {
            return Verdict.refusedBy(rule.get().basis(), "council.refused.confirm-rule");
        }
        return rule.get().quorate(members().size(), present.size());
    }

    /** By whoever is present, or by letter. In an open vote one may think again; a secret ballot is gone. */
    Verdict vote(Item item, UUID member) {
        Optional<Round> round = item.open();
        if (round.isEmpty()) {
            return Verdict.refused(
                    item.rounds().isEmpty() ? "council.refused.not-open" : "council.refused.vote-closed");
        }
        if (!sits(member)) {
            return Verdict.refused("council.refused.no-member");
        }
        if (item.recused(member)) {
            return Verdict.refused("council.refused.recused");
        }
        if (!present.contains(member) && !round.get().rule().lettersCounted()) {
            return Verdict.refusedBy(round.get().rule().basis(), "council.refused.no-letters");
        }
        return round.get().rule().secret() && round.get().voted().contains(member)
                ? Verdict.refused("council.refused.voted")
                : Verdict.ALLOWED;
    }

    Verdict letter(Item item, UUID member) {
        if (present.contains(member)) {
            return Verdict.refused("council.refused.present");
        }
        return item.open().filter(round -> round.voted().contains(member)).isPresent()
                ? Verdict.refused("council.refused.voted")
                : vote(item, member);
    }

    Verdict closeVote(Item item) {
        return item.open().isPresent() ? Verdict.ALLOWED : Verdict.refused("council.refused.not-open");
    }

    Verdict close() {
        if (state != State.OPEN) {
            return Verdict.refused(state == State.CLOSED ? "council.refused.closed" : "council.refused.not-begun");
        }
        return attend();
    }
}
