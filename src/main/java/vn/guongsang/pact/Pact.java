package vn.guongsang.pact;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.guongsang.verdict.Verdict;

/**
 * The pact of a cluster or bloc for a year (giao ước thi đua): drawn up by its head, signed by the leader of each
 * member, reviewed at midyear and at the end of the year, each time with a conclusion of the head. Once anybody
 * has reviewed it its words do not change.
 *
 * @param owner the body to whose clusters and blocs it belongs
 * @param name of the cluster or bloc
 * @param head null while nobody leads it
 * @param members as they are on the last day of the year, or today
 * @param version what was drawn up last, null for nothing
 * @param reviews the last one of each member and half
 */
public record Pact(
        UUID bloc,
        UUID owner,
        String name,
        int year,
        @Nullable String head,
        List<Member> members,
        @Nullable Version version,
        List<Signature> signatures,
        List<Review> reviews,
        List<Conclusion> conclusions) {

    /** sơ kết, tổng kết */
    public enum Half {
        MIDYEAR,
        YEAR
    }

    public record Member(UUID body, String name) {}

    /** @param number from 1; whoever signed the one before signs anew */
    public record Version(UUID id, int number, String contents, LocalDate drawnOn, String drawnByName) {}

    public record Signature(UUID body, LocalDate signedOn, String signedByName) {}

    public record Review(
            Half half, UUID body, String results, String proposals, LocalDate reviewedOn, String reviewedByName) {}

    public record Conclusion(
            Half half, String conclusion, String proposals, LocalDate concludedOn, String concludedByName) {}

    public Optional<Signature> signature(UUID body) {
        return signatures.stream().filter(one -> one.body().equals(body)).findFirst();
    }

    public Optional<Review> review(Half half, UUID body) {
        return reviews.stream()
                .filter(one -> one.half() == half && one.body().equals(body))
                .findFirst();
    }

    public Optional<Conclusion> conclusion(Half half) {
        return conclusions.stream().filter(one -> one.half() == half).findFirst();
    }

    /** How many of its members have not signed. */
    public long unsigned() {
        return members.stream()
                .filter(member -> signature(member.body()).isEmpty())
                .count();
    }

    public boolean has(UUID body) {
        return members.stream().anyMatch(member -> member.body().equals(body));
    }

    Verdict drawUp() {
        return reviews.isEmpty() && conclusions.isEmpty() ? Verdict.ALLOWED : Verdict.refused("pact.refused.reviewed");
    }

    Verdict sign(UUID body) {
        if (version == null) {
            return Verdict.refused("pact.refused.none");
        }
        if (!has(body)) {
            return Verdict.refused("pact.refused.no-member");
        }
        return signature(body).isPresent() ? Verdict.refused("pact.refused.signed") : Verdict.ALLOWED;
    }

    /** Nobody reviews what they have not signed. */
    Verdict review(Half half, UUID body, LocalDate today) {
        if (signature(body).isEmpty()) {
            return Verdict.refused("pact.refused.unsigned");
        }
        return open(half, today);
    }

    Verdict conclude(Half half, LocalDate today) {
        return version == null ? Verdict.refused("pact.refused.none") : open(half, today);
    }

    private Verdict open(Half half, LocalDate today) {
        if (today.getYear() < year) {
            return Verdict.refused("pact.refused.not-begun", year);
        }
        return conclusion(half).isPresent() ? Verdict.refused("pact.refused.concluded") : Verdict.ALLOWED;
    }
}
