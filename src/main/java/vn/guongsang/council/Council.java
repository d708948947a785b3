package vn.guongsang.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.council.CouncilRules.Vices;
import vn.guongsang.verdict.Verdict;

/**
 * A council of a body (Hội đồng Thi đua - Khen thưởng).
 *
 * @param body whose council it is
 * @param desk its standing agency (cơ quan thường trực), whose secretaries keep it; often the body itself
 * @param basis the paper that set it up
 * @param seats all that were ever given, in the order in which they are read out
 */
public record Council(UUID id, UUID body, UUID desk, String name, String basis, List<Seat> seats) {

    /** In the order in which they are read out. */
    public enum Function {
        CHAIR,
        STANDING_VICE,
        VICE,
        MEMBER;

        boolean vice() {
            return this == STANDING_VICE || this == VICE;
        }

        /** Whether only one member has it at a time. */
        boolean single() {
            return this == CHAIR || this == STANDING_VICE;
        }
    }

    /**
     * One member's seat, for some time.
     *
     * @param person as named on the day when the seat was given
     * @param title what else he or she is, e.g. {@code Giám đốc Sở Nội vụ}
     * @param to last day, null while no end is set
     */
    public record Seat(
            UUID id,
            UUID account,
            String person,
            Function function,
            String title,
            LocalDate from,
            @Nullable LocalDate to,
            String basis) {

        public boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        boolean meets(Seat other) {
            return (to == null || !to.isBefore(other.from)) && (other.to == null || !other.to.isBefore(from));
        }
    }

    public Council {
        seats = List.copyOf(seats);
    }

    /** Who sits in it on a day. */
    public List<Seat> on(LocalDate day) {
        return seats.stream().filter(seat -> seat.on(day)).toList();
    }

    public Optional<Seat> seat(UUID account, LocalDate day) {
        return on(day).stream().filter(seat -> seat.account().equals(account)).findFirst();
    }

    public Optional<Seat> chair(LocalDate day) {
        return on(day).stream()
                .filter(seat -> seat.function() == Function.CHAIR)
                .findFirst();
    }

    /** Whether somebody sits in it or ever did. */
    public boolean knows(UUID account) {
        return seats.stream().anyMatch(seat -> seat.account().equals(account));
    }

    /**
     * May the seat be given, or changed?
     *
     * @param vices how many vice chairs the rule of the day allows; empty where it says nothing
     * @param held days of sessions that were begun
     */
    Verdict seat(Seat seat, Optional<Vices> vices, List<LocalDate> held) {
        Optional<Seat> before =
                seats.stream().filter(one -> one.id().equals(seat.id())).findFirst();
        List<Seat> others = seats.stream()
                .filter(one -> !one.id().equals(seat.id()) && one.meets(seat))
                .toList();
        Optional<LocalDate> past = held.stream()
                .filter(day -> seat.on(day) != before.filter(one -> one.on(day)).isPresent())
                .findFirst();
        if (past.isPresent()) {
            return Verdict.refused("council.refused.held", past.get());
        }
        if (others.stream().anyMatch(one -> one.account().equals(seat.account()))) {
            return Verdict.refused("council.refused.seated", seat.person());
        }
        if (seat.function().single() && others.stream().anyMatch(one -> one.function() == seat.function())) {
            return Verdict.refused("council.refused.single");
        }
        long besides = others.stream().filter(one -> one.function().vice()).count();
        return seat.function().vice()
                        && vices.filter(most -> besides >= most.most()).isPresent()
                ? Verdict.refusedBy(
                        vices.get().basis(),
                        "council.refused.vices",
                        vices.get().most())
                : Verdict.ALLOWED;
    }
}
