package vn.guongsang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Matter;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.LedgerRecord.Work;
import vn.guongsang.ledger.Likeness.Reason;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;
import vn.guongsang.unitplan.TownAtWork;
import vn.guongsang.verdict.Refusal;

/** Nguyễn Thị Hòa of Ninh Đông, born on 2 March 1980, and those who are called so too. */
class LedgerTests extends TownAtWork {

    static final LocalDate BORN = LocalDate.of(1980, 3, 2);

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Ledger ledger;

    @Autowired
    Permissions permissions;

    Actor other;
    UUID hoa;

    @BeforeEach
    void people() {
        other = honours.actor(Honours.OWN_OFFICER, Role.OFFICER);
        hoa = person(officer, "Nguyễn Thị Hòa", BORN);
    }

    UUID person(Actor by, String name, @Nullable LocalDate born) {
        return subjects.add(by, new NewSubject(UUID.randomUUID(), "individual", name, by.bodyId(), "", born));
    }

    HeldAward award(UUID subject, String number) {
        return new HeldAward(
                UUID.randomUUID(),
                subject,
                "LDTT",
                "Lao động tiên tiến",
                AwardList.TITLE,
                2023,
                Ground.MERIT,
                "",
                number,
                LocalDate.of(2024, 1, 5),
                "Chủ tịch UBND xã Ninh Đông",
                officer.bodyId(),
                Source.RECORD,
                null);
    }

    // ---- who is meant

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nguyễn Thị Hòa | 1980-03-02 | SAME_NAME SAME_BIRTH SAME_BODY",
                "Nguyễn Thị Hoà | 1980-03-02 | SAME_NAME SAME_BIRTH SAME_BODY",
                "NGUYỄN THỊ HÒA | | SAME_NAME SAME_BODY BIRTH_UNKNOWN",
                "nguyen thi hoa | | SAME_NAME SAME_BODY BIRTH_UNKNOWN",
                "bà Nguyễn Thị Hoa | | SAME_LETTERS SAME_BODY BIRTH_UNKNOWN",
                "Nguyễn Thị Hòan | 1980-03-02 | ALIKE_NAME SAME_BIRTH SAME_BODY",
                "Nguyễn Thị Hòa | 1981-03-02 | ",
                "Trần Văn Nam | 1980-03-02 | "
            })
    void isFoundAgainDespiteSpelling(String name, @Nullable LocalDate born, @Nullable String reasons) {
        assertThat(subjects.found(officer, "individual", name, officer.bodyId(), born))
                .extracting(found -> found.subject().id(), Likeness::reasons)
                .isEqualTo(
                        reasons == null
                                ? List.of()
                                : List.of(tuple(
                                        hoa,
                                        Set.of(List.of(reasons.split(" ")).stream()
                                                .map(Reason::valueOf)
                                                .toArray(Reason[]::new)))));
    }

    @Test
    void namesAreKeptComposedAndWithoutInvisibleLetters() {
        String typed = "\u200b " + Normalizer.normalize("Lê Thị\u00a0 Hoà\u202e", Normalizer.Form.NFD);
        UUID id = person(officer, typed, null);

        assertThat(subjects.subject(id).name()).isEqualTo("Lê Thị Hoà");
        assertThat(subjects.found(officer, "individual", "\u2067Le Thi Hoa", officer.bodyId(), null))
                .extracting(found -> found.subject().id())
                .containsExactly(id);
    }

    @Test
    void refusesANameOfFiveThousandLettersAndOneOfNone() {
        for (String name : List.of("ễ".repeat(5_000), " \u200b ")) {
            assertThatThrownBy(() -> person(officer, name, null)).isInstanceOf(Refusal.class);
            assertThat(subjects.found(officer, "individual", name, officer.bodyId(), null))
                    .isEmpty();
        }
        assertThat(subjects.subject(person(officer, "ễ".repeat(300), null)).name())
                .hasSize(300);
    }

    @Test
    void theSameFormTwiceIsOneSubject() {
        NewSubject form =
                new NewSubject(UUID.randomUUID(), "household", "Hộ ông Lê Văn Bình", officer.bodyId(), "", null);

        assertThat(subjects.add(officer, form)).isEqualTo(subjects.add(officer, form));
        assertThat(subjects.found(officer, "household", "Lê Văn Bình", officer.bodyId(), null))
                .extracting(found -> found.subject().id())
                .containsExactly(form.id());
    }

    @Test
    void isFoundByTheNameThatItBoreBefore() {
        UUID school = subjects.add(
                officer,
                new NewSubject(UUID.randomUUID(), "collective", "Trường Tiểu học số 1", officer.bodyId(), "", null));
        subjects.correct(
                officer,
                new NewSubject(school, "collective", "Trường Tiểu học Ninh Đông", officer.bodyId(), "", null),
                "Quyết định đổi tên");

        assertThat(subjects.formerNames(school)).containsExactly("Trường Tiểu học số 1");
        assertThat(subjects.found(officer, "collective", "Trường tiểu học Số 1", officer.bodyId(), null))
                .extracting(found -> found.subject().name(), Likeness::reasons, Likeness::certain)
                .containsExactly(tuple(
                        "Trường Tiểu học Ninh Đông",
                        Set.of(Reason.SAME_NAME, Reason.FORMER_NAME, Reason.SAME_BODY),
                        false));
    }

    // ---- who sees whom

    @Test
    void isReadInItsBodyAndAboveAndNowhereElse() {
        assertThat(List.of(officer, head, hub, honours.leader())).allMatch(actor -> reads(actor));
        assertThat(List.of(
                        other,
                        honours.secretary(),
                        honours.editor(),
                        honours.actor(Honours.STRANGER, Role.OFFICER),
                        honours.actor(Honours.OTHER_LEADER, Role.LEADER)))
                .extracting(actor -> actor.role(), this::reads)
                .containsExactly(
                        tuple(Role.OFFICER, false),
                        tuple(Role.COUNCIL_SECRETARY, true),
                        tuple(Role.EDITOR, false),
                        tuple(Role.OFFICER, false),
                        tuple(Role.LEADER, false));
        assertThatThrownBy(() -> subjects.read(other, hoa)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> subjects.read(other, UUID.randomUUID())).isInstanceOf(Refusal.class);
    }

    /** Whom one may not read one does not find either. */
    private boolean reads(Actor actor) {
        boolean may = permissions.may(actor, LedgerAction.READ, Concerned.of(subjects.subject(hoa)));
        assertThat(subjects.found(actor, "individual", "Nguyễn Thị Hòa", officer.bodyId(), null)
                        .isEmpty())
                .isEqualTo(!may);
        return may;
    }

    @Test
    void recordsAreForItsOfficersAndHubsAndWhatIsSensitiveForSecretariesToo() {
        Concerned concerned = Concerned.of(subjects.subject(hoa));
        assertThat(List.of(officer, head, hub, honours.leader(), honours.secretary(), other))
                .extracting(
                        actor -> permissions.may(actor, LedgerAction.RECORD, concerned),
                        actor -> permissions.may(actor, LedgerAction.SEE_SENSITIVE, concerned),
                        actor -> permissions.may(actor, LedgerAction.DECIDE_MERGE, concerned))
                .containsExactly(
                        tuple(true, true, false),
                        tuple(false, false, false),
                        tuple(true, true, true),
                        tuple(false, false, false),
                        tuple(false, true, false),
                        tuple(false, false, false));
    }

    // ---- what it holds

    @Test
    void theSameAwardByTheSameDecisionIsEnteredOnce() {
        HeldAward award = award(hoa, "12/QĐ-UBND");
        ledger.enter(officer, award);
        ledger.enter(officer, award);

        assertThatThrownBy(() -> ledger.enter(hub, award(hoa, " 12 / qđ-ubnd ")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ledger.enter(hub, award(hoa, ""))).isInstanceOf(Refusal.class);
        ledger.enter(hub, award(hoa, "13/QĐ-UBND"));
        assertThat(ledger.awards(hoa))
                .extracting(HeldAward::number)
                .containsExactlyInAnyOrder("12/QĐ-UBND", "13/QĐ-UBND");
        assertThatThrownBy(() -> ledger.enter(other, award(hoa, "14/QĐ-UBND"))).isInstanceOf(Refusal.class);
    }

    @Test
    void aLineOfADecisionIsEnteredOnceAndAsksForNoLeave() {
        UUID line = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            ledger.enter(honours.leader(), decided(line));
        }

        assertThat(ledger.awards(hoa)).extracting(HeldAward::entryId).containsExactly(line);
        HeldAward held = ledger.byEntry(line).orElseThrow();
        ledger.revoke(honours.leader(), held, "Quyết định 99/QĐ-UBND", LocalDate.of(2025, 3, 1));
        assertThat(ledger.facts(hoa, LocalDate.of(2025, 2, 28)).awards()).hasSize(1);
        assertThat(ledger.facts(hoa, LocalDate.of(2025, 3, 1)).awards()).isEmpty();
        assertThat(ledger.awards(hoa)).hasSize(1);
    }

    private HeldAward decided(UUID line) {
        HeldAward award = award(hoa, "20/QĐ-UBND");
        return new HeldAward(
                award.id(),
                hoa,
                award.award(),
                award.awardName(),
                award.list(),
                award.year(),
                award.ground(),
                "",
                award.number(),
                award.decidedOn(),
                award.issuer(),
                award.bodyId(),
                Source.DECISION,
                line);
    }

    @Test
    void factsNameThePaperThatEachRestsOn() {
        ledger.enter(officer, award(hoa, "12/QĐ-UBND"));
        ledger.keep(officer, new Rating(UUID.randomUUID(), hoa, 2023, Grade.EXCELLENT, "Thông báo 3/TB-UBND"));
        ledger.keep(
                officer,
                new Work(
                        UUID.randomUUID(),
                        hoa,
                        Facts.WorkKind.INITIATIVE,
                        "Tưới nhỏ giọt",
                        Facts.Scope.BASE,
                        2023,
                        "UBND xã Ninh Đông",
                        "Quyết định 7/QĐ-UBND"));
        ledger.keep(
                officer,
                new Discipline(
                        UUID.randomUUID(),
                        hoa,
                        "Khiển trách",
                        "Quyết định 8/QĐ-UBND",
                        LocalDate.of(2022, 1, 1),
                        LocalDate.of(2023, 1, 1)));
        UUID matter = UUID.randomUUID();
        ledger.keep(
                officer,
                new Matter(
                        matter,
                        hoa,
                        Facts.MatterKind.COMPLAINT,
                        "Đơn tố cáo",
                        "Đơn số 5",
                        LocalDate.of(2025, 1, 2),
                        null,
                        ""));
        ledger.declare(officer, hoa, Facts.Topic.AWARDS, true);

        Facts facts = ledger.facts(hoa, TODAY);
        assertThat(facts.birth()).isEqualTo(BORN);
        assertThat(facts.complete()).containsExactly(Facts.Topic.AWARDS);
        assertThat(facts.awards())
                .containsExactly(new Facts.Held(
                        "LDTT",
                        2023,
                        LocalDate.of(2024, 1, 5),
                        Ground.MERIT,
                        "Quyết định số 12/QĐ-UBND ngày 05/01/2024 của Chủ tịch UBND xã Ninh Đông"));
        assertThat(facts.ratings()).containsExactly(new Facts.Rating(2023, Grade.EXCELLENT, "Thông báo 3/TB-UBND"));
        assertThat(facts.works()).extracting(Facts.Work::reference).containsExactly("Quyết định 7/QĐ-UBND");
        assertThat(facts.disciplines())
                .extracting(Facts.Discipline::form, Facts.Discipline::servedUntil)
                .containsExactly(tuple("Khiển trách", LocalDate.of(2023, 1, 1)));
        assertThat(facts.matters()).allMatch(open -> open.openOn(TODAY)).hasSize(1);

        ledger.conclude(hub, matter, TODAY, "Tố cáo sai");
        assertThat(ledger.facts(hoa, TODAY).matters())
                .noneMatch(open -> open.openOn(TODAY))
                .hasSize(1);
        ledger.declare(officer, hoa, Facts.Topic.AWARDS, false);
        assertThat(ledger.facts(hoa, TODAY).complete()).isEmpty();
        // before the decision
        assertThat(ledger.facts(hoa, LocalDate.of(2024, 1, 4)).awards()).isEmpty();
    }

    @Test
    void aYearHasOneRating() {
        ledger.keep(officer, new Rating(UUID.randomUUID(), hoa, 2023, Grade.GOOD, "Thông báo 3"));

        assertThatThrownBy(() ->
                        ledger.keep(officer, new Rating(UUID.randomUUID(), hoa, 2023, Grade.EXCELLENT, "Thông báo 4")))
                .isInstanceOf(Refusal.class);
        assertThat(ledger.ratings(hoa)).extracting(Rating::grade).containsExactly(Grade.GOOD);
    }
}
