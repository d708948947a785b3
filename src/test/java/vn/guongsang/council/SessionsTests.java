package vn.guongsang.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.council.Council.Function;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.CouncilRule.Turnout;
import vn.guongsang.council.Session.Outcome;
import vn.guongsang.council.Session.Result;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.verdict.Refusal;

/** Sessions from the call to the result, with a real council. */
@Transactional
@RecordApplicationEvents
class SessionsTests extends CouncilAtWork {

    @Autowired
    Judges judges;

    @Autowired
    Audit audit;

    @ParameterizedTest
    @CsvSource({
        "20, CO_BT, 16, PASSED",
        "20, CO_BT, 15, FAILED",
        "20, ANH_HUNG, 18, PASSED",
        "20, ANH_HUNG, 17, FAILED",
        "25, CO_BT, 20, PASSED",
        "25, CO_BT, 19, FAILED",
        "25, ANH_HUNG, 23, PASSED",
        "25, ANH_HUNG, 22, FAILED"
    })
    void decidesByTheShareOfTheAward(int size, String award, int agreed, Outcome outcome) {
        Matter matter = matter(award);
        meets(size, matter);
        open(1).orThrow();
        vote(1, agreed, members);
        close(1).orThrow();
        Result result = round(1).result();
        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.agreed()).isEqualTo(agreed);
        assertThat(result.disagreed()).isEqualTo(size - agreed);
        assertThat(result.counted()).isEqualTo(size);
    }

    /** Of 20, two keep out and one is absent: 17 vote, her letter counts, and the share is taken of all 20. */
    @ParameterizedTest
    @CsvSource({"CO_BT, 15, PASSED", "CO_BT, 14, FAILED", "ANH_HUNG, 17, PASSED", "ANH_HUNG, 16, FAILED"})
    void countsTheLetterOfAnAbsentMemberAndNoRecusedOne(String award, int present, Outcome outcome) {
        meets(20, matter(award));
        sessions.attend(secretary, session, accounts(members.subList(0, 19))).orThrow();
        UUID item = item(1).id();
        sessions.recuse(members.get(17), session, item, members.get(17).accountId(), "Là người thân")
                .orThrow();
        sessions.recuse(secretary, session, item, members.get(18).accountId(), "Cùng đơn vị")
                .orThrow();
        open(1).orThrow();
        vote(1, present, members.subList(0, 17));
        sessions.letter(secretary, session, item, members.get(19).accountId(), Stance.AGREE, "Đồng ý")
                .orThrow();
        close(1).orThrow();
        Result result = round(1).result();
        assertThat(result.turnout()).isEqualTo(new Turnout(20, 19, 2, 2, 1));
        assertThat(result.agreed()).isEqualTo(present + 1);
        assertThat(result.votes()).isEqualTo(18);
        assertThat(result.counted()).isEqualTo(20);
        assertThat(result.outcome()).isEqualTo(outcome);
    }

    @Test
    void tellsWhoeverBroughtTheMatterWhatCameOfItInTheSameTransaction(@Autowired ApplicationEvents events) {
        Matter matter = matter(OPEN);
        meets(5, matter);
        open(1).orThrow();
        vote(1, 4, members);
        close(1).orThrow();
        assertThat(events.stream(MatterDecided.class))
                .containsExactly(new MatterDecided(
                        session,
                        KIND,
                        matter.id(),
                        true,
                        5,
                        5,
                        4,
                        1,
                        round(1).rule().basis(),
                        TODAY));
        assertThat(code(open(1))).isEqualTo("council.refused.decided");
    }

    @Test
    void equalVotesDecideNothingAndASecondRoundDecides(@Autowired ApplicationEvents events) {
        meets(4, matter(MAJORITY));
        for (int number = 1; number <= 2; number++) {
            assertThat(events.stream(MatterDecided.class)).isEmpty();
            open(1).orThrow();
            vote(1, 2, members);
            close(1).orThrow();
        }
        assertThat(item(1).rounds())
                .extracting(round -> round.result().outcome())
                .containsExactly(Outcome.TIED, Outcome.FAILED);
        assertThat(events.stream(MatterDecided.class))
                .extracting(MatterDecided::passed)
                .containsExactly(false);
    }

    @Test
    void begunByEnoughMembersOnItsDayAndNotBefore() {
        meets(9);
        UUID other = UUID.randomUUID();
        sessions.convene(secretary, other, council.id(), TODAY, "Phòng họp số 2")
                .orThrow();
        assertThat(code(sessions.begin(secretary, other, accounts(members.subList(0, 5)))))
                .isEqualTo("council.refused.quorum");
        assertThat(code(sessions.begin(secretary, other, Set.of(UUID.randomUUID()))))
                .isEqualTo("council.refused.quorum");
        assertThat(code(sessions.begin(secretary, other, accounts(members.subList(0, 6)))))
                .isEqualTo("allowed");
        sessions.attend(secretary, other, accounts(members.subList(0, 5))).orThrow();
        sessions.put(secretary, other, List.of(matter(OPEN))).orThrow();
        UUID item = sessions.get(other).agenda().getFirst().id();
        assertThat(code(sessions.openVote(secretary, other, item, true, ""))).isEqualTo("council.refused.quorum");

        UUID later = UUID.randomUUID();
        sessions.convene(secretary, later, council.id(), TODAY.plusDays(1), "Phòng họp số 2")
                .orThrow();
        assertThat(code(sessions.begin(secretary, later, accounts(members)))).isEqualTo("council.refused.too-early");
        assertThat(code(sessions.convene(secretary, UUID.randomUUID(), council.id(), TODAY.minusDays(1), "P")))
                .isEqualTo("council.refused.past");
    }

    @Test
    void anUnreadRuleIsConfirmedAndTheShareChosenWhereSourcesDiffer() {
        meets(20, matter("CSTDTQ"));
        UUID item = item(1).id();
        assertThat(code(sessions.openVote(secretary, session, item, false, "")))
                .isEqualTo("council.refused.confirm-rule");
        sessions.openVote(secretary, session, item, true, "4/5").orThrow();
        assertThat(round(1).rule().share()).hasToString("4/5");
        assertThat(round(1).rule().read()).isFalse();
    }

    @Test
    void aRecusedMemberNeitherVotesNorReadsThePapers() {
        Matter matter = matter(OPEN);
        meets(5, matter, matter(OPEN));
        Actor member = members.get(1);
        assertThat(judges.judge(member.accountId(), KIND, matter.id())).isTrue();
        sessions.recuse(member, session, item(1).id(), member.accountId(), "Là em ruột")
                .orThrow();
        assertThat(judges.judge(member.accountId(), KIND, matter.id())).isFalse();
        assertThat(judges.judge(honours.leader().accountId(), KIND, matter.id()))
                .isFalse();
        open(1).orThrow();
        assertThat(code(vote(1, member, Stance.AGREE))).isEqualTo("council.refused.recused");
        assertThat(code(sessions.recuse(member, session, item(1).id(), member.accountId(), "Lại")))
                .isEqualTo("council.refused.recused-already");
        vote(1, Stance.AGREE, members.get(2));
        assertThat(code(sessions.recuse(
                        members.get(2), session, item(1).id(), members.get(2).accountId(), "Sau khi đã bỏ phiếu")))
                .isEqualTo("council.refused.voted");
    }

    @Test
    void proposesRecusalToWhoeverIsNamedOrWorksForABodyThatIs() {
        Matter matter = new Matter(KIND, UUID.randomUUID(), "A", "", OPEN, "/", Set.of(UUID.randomUUID()));
        meets(3, matter);
        Matter person = new Matter(
                KIND,
                UUID.randomUUID(),
                "B",
                "",
                OPEN,
                "/",
                Set.of(members.get(1).accountId()));
        Matter body = new Matter(KIND, UUID.randomUUID(), "C", "", OPEN, "/", Set.of(secretary.bodyId()));
        sessions.put(secretary, session, List.of(person, body)).orThrow();
        Session seen = sessions.get(session);
        assertThat(sessions.interested(seen, item(1))).isEmpty();
        assertThat(sessions.interested(seen, item(2)))
                .containsExactly(members.get(1).accountId());
        assertThat(sessions.interested(seen, item(3))).isEqualTo(accounts(members));
    }

    @Test
    void onlyMembersVoteEachForThemselvesWhileTheVoteIsOpen() {
        meets(3, matter(OPEN));
        assertThat(code(vote(1, members.getFirst(), Stance.AGREE))).isEqualTo("council.refused.not-open");
        open(1).orThrow();
        assertThatThrownBy(() -> vote(1, secretary, Stance.AGREE)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> vote(1, honours.actor("ninhtho", Role.OFFICER), Stance.AGREE))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> sessions.openVote(members.getFirst(), session, item(1).id(), true, ""))
                .isInstanceOf(Refusal.class);
        assertThat(code(sessions.letter(
                        secretary, session, item(1).id(), members.get(1).accountId(), Stance.AGREE, "")))
                .isEqualTo("council.refused.present");
        assertThat(code(sessions.attend(secretary, session, Set.of()))).isEqualTo("council.refused.voting");
        close(1).orThrow();
        assertThat(code(vote(1, members.getFirst(), Stance.AGREE))).isEqualTo("council.refused.vote-closed");
    }

    @Test
    void anOpenVoteIsOnRecordByNameAndMayBeThoughtOver() {
        meets(3, matter(OPEN));
        open(1).orThrow();
        vote(1, Stance.DISAGREE, members.get(1));
        sessions.vote(members.get(1), session, item(1).id(), Stance.OTHER, "Cần thêm minh chứng", "")
                .orThrow();
        assertThat(round(1).opinions())
                .containsExactly(new Session.Opinion(members.get(1).accountId(), Stance.OTHER, "Cần thêm minh chứng"));
        assertThat(sessions.waitingFor(members.get(1).accountId())).isEmpty();
        assertThat(sessions.waitingFor(members.get(2).accountId()))
                .extracting(one -> one.getValue().id())
                .containsExactly(item(1).id());
    }

    @Test
    void theLogSaysWhoVotedAndNeverHow() {
        meets(3, matter(SECRET), matter(OPEN));
        for (int number = 1; number <= 2; number++) {
            open(number).orThrow();
            vote(number, Stance.DISAGREE, members.get(1));
            close(number).orThrow();
        }
        List<Entry> log = audit.timeline(Subject.of("council-session", session));
        assertThat(log)
                .filteredOn(entry -> entry.act().equals("council.voted"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.details()).containsOnlyKeys("matter", "member"));
        assertThat(log.toString()).doesNotContain("DISAGREE");
    }

    @Test
    void closesWithoutAnOpenVoteAndTheRestWaitsForAnotherSession() {
        Matter left = matter(OPEN);
        meets(3, matter(OPEN), left);
        open(1).orThrow();
        assertThat(code(sessions.close(secretary, session, ""))).isEqualTo("council.refused.voting");
        close(1).orThrow();
        sessions.close(secretary, session, "Hội đồng thống nhất.").orThrow();
        assertThat(code(open(2))).isEqualTo("council.refused.closed");
        UUID next = UUID.randomUUID();
        sessions.convene(secretary, next, council.id(), TODAY, "Phòng họp số 1").orThrow();
        sessions.put(secretary, next, List.of(left)).orThrow();
        assertThat(sessions.get(next).agenda()).extracting(Session.Item::matter).containsExactly(left);
    }

    @Test
    void takesAnItemOffTheAgendaUntilSomebodyVotedOnIt() {
        meets(3, matter(OPEN), matter(OPEN), matter(OPEN));
        UUID last = item(3).id();
        sessions.takeOff(secretary, session, item(2).id()).orThrow();
        assertThat(item(2).id()).isEqualTo(last);
        assertThat(item(2).number()).isEqualTo(2);
        open(1).orThrow();
        assertThat(code(sessions.takeOff(secretary, session, item(1).id()))).isEqualTo("council.refused.voted-on");
    }

    @Test
    void whoSitsIsBoundToOneSeatOneChairAndAsManyVicesAsTheRuleHas() {
        meets(7);
        for (int i = 1; i <= 4; i++) {
            assertThat(code(seat(i, i == 1 ? Function.STANDING_VICE : Function.VICE)))
                    .isEqualTo("allowed");
        }
        assertThat(code(seat(5, Function.VICE))).isEqualTo("council.refused.vices");
        assertThat(code(seat(5, Function.CHAIR))).isEqualTo("council.refused.single");
        Seat own = council.seats().getFirst();
        assertThat(code(councils.seat(
                        secretary,
                        council.id(),
                        new Seat(
                                UUID.randomUUID(),
                                own.account(),
                                own.person(),
                                Function.MEMBER,
                                "",
                                TODAY.plusDays(1),
                                null,
                                "QĐ"))))
                .isEqualTo("council.refused.seated");
    }

    private vn.guongsang.verdict.Verdict seat(int number, Function function) {
        Seat seat = council.seat(members.get(number).accountId(), TODAY).orElseThrow();
        return councils.seat(
                secretary,
                council.id(),
                new Seat(seat.id(), seat.account(), seat.person(), function, "", seat.from(), null, "QĐ 2"));
    }

    @Test
    void compositionChangesFromADayAndNotForSessionsThatWereHeld() {
        meets(3);
        Seat seat = council.seats().getLast();
        Seat ended = new Seat(
                seat.id(), seat.account(), seat.person(), seat.function(), "", seat.from(), TODAY.minusDays(1), "QĐ 3");
        assertThat(code(councils.seat(secretary, council.id(), ended))).isEqualTo("council.refused.held");
        Seat later =
                new Seat(seat.id(), seat.account(), seat.person(), seat.function(), "", seat.from(), TODAY, "QĐ 3");
        assertThat(code(councils.seat(secretary, council.id(), later))).isEqualTo("allowed");
        assertThat(councils.get(council.id()).on(TODAY)).hasSize(3);
        assertThat(councils.get(council.id()).on(TODAY.plusDays(1))).hasSize(2);
    }

    @Test
    void isSeenByItsPeopleAndNobodyElse() {
        meets(3);
        assertThat(List.of(
                        secretary,
                        honours.leader(),
                        members.getFirst(),
                        honours.actor("noivu.ninhhoa", Role.HUB_OFFICER)))
                .allSatisfy(actor -> assertThat(councils.readable(actor)).contains(council));
        assertThat(List.of(
                        honours.actor(Honours.OFFICER, Role.OFFICER),
                        honours.actor(Honours.OTHER_LEADER, Role.LEADER),
                        honours.actor("daumoi.gialai", Role.COUNCIL_SECRETARY)))
                .allSatisfy(actor -> assertThat(councils.readable(actor)).isEmpty());
        assertThat(councils.candidates(council))
                .extracting(one -> one.account().username())
                .contains(Honours.LEADER, "hoidong.ninhhoa", Honours.SECRETARY);
    }
}
