package vn.guongsang.pact;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.guongsang.unitplan.TownAtWork.code;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.guongsang.pact.Pact.Conclusion;
import vn.guongsang.pact.Pact.Half;
import vn.guongsang.pact.Pact.Member;
import vn.guongsang.pact.Pact.Review;
import vn.guongsang.pact.Pact.Signature;
import vn.guongsang.pact.Pact.Version;

/** What can be done with a pact, without a database. */
class PactTests {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);
    private static final UUID HEAD = UUID.randomUUID();
    private static final UUID MEMBER = UUID.randomUUID();
    private static final UUID STRANGER = UUID.randomUUID();

    @Test
    void isSignedOnceByEachMemberOnceItWasDrawnUp() {
        assertThat(code(pact(false, List.of(), List.of(), List.of()).sign(MEMBER)))
                .isEqualTo("pact.refused.none");
        assertThat(code(signedBy(HEAD).sign(MEMBER))).isEqualTo("allowed");
        assertThat(code(signedBy(HEAD).sign(HEAD))).isEqualTo("pact.refused.signed");
        assertThat(code(signedBy(HEAD).sign(STRANGER))).isEqualTo("pact.refused.no-member");
        assertThat(signedBy(HEAD).unsigned()).isEqualTo(1);
        assertThat(signedBy(HEAD, MEMBER).unsigned()).isZero();
    }

    @Test
    void keepsItsWordsOnceSomebodyReviewedIt() {
        assertThat(code(signedBy(HEAD, MEMBER).drawUp())).isEqualTo("allowed");
        Review review = new Review(Half.MIDYEAR, MEMBER, "Đạt", "", DAY, "A");
        assertThat(code(pact(true, List.of(MEMBER), List.of(review), List.of()).drawUp()))
                .isEqualTo("pact.refused.reviewed");
    }

    @Test
    void isReviewedByWhoSignedUntilTheHeadConcludes() {
        assertThat(code(signedBy(HEAD).review(Half.MIDYEAR, MEMBER, DAY))).isEqualTo("pact.refused.unsigned");
        assertThat(code(signedBy(MEMBER).review(Half.MIDYEAR, MEMBER, DAY))).isEqualTo("allowed");
        assertThat(code(signedBy(MEMBER).review(Half.MIDYEAR, MEMBER, LocalDate.of(2024, 12, 31))))
                .isEqualTo("pact.refused.not-begun");
        Pact concluded =
                pact(true, List.of(MEMBER), List.of(), List.of(new Conclusion(Half.MIDYEAR, "Tốt", "", DAY, "A")));
        assertThat(code(concluded.review(Half.MIDYEAR, MEMBER, DAY))).isEqualTo("pact.refused.concluded");
        assertThat(code(concluded.conclude(Half.MIDYEAR, DAY))).isEqualTo("pact.refused.concluded");
        assertThat(code(concluded.review(Half.YEAR, MEMBER, DAY))).isEqualTo("allowed");
        assertThat(code(concluded.conclude(Half.YEAR, DAY))).isEqualTo("allowed");
    }

    private static Pact signedBy(UUID... signers) {
        return pact(true, List.of(signers), List.of(), List.of());
    }

    private static Pact pact(boolean drawn, List<UUID> signers, List<Review> reviews, List<Conclusion> conclusions) {
        return new Pact(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "Cụm 1",
                2025,
                "UBND huyện",
                List.of(new Member(HEAD, "UBND huyện"), new Member(MEMBER, "UBND xã")),
                drawn ? new Version(UUID.randomUUID(), 1, "Thi đua", DAY, "A") : null,
                signers.stream().map(signer -> new Signature(signer, DAY, "A")).toList(),
                reviews,
                conclusions);
    }
}
