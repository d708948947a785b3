package vn.guongsang.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Recognising.VoteRecord;
import vn.guongsang.commendation.reading.DecisionList;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.frame.AsOf;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class RecognisingTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);

    @Autowired
    Recognising recognising;

    @Autowired
    DecisionList list;

    @Autowired
    Exemplars exemplars;

    @Autowired
    Permissions permissions;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
    }

    @Test
    void drawsUpADraftFromAPassedVoteAndRecognisesOnIssue() {
        UUID id = honours.exemplar("Một đường trọn vẹn", State.FOSTERED);

        assertThat(recognising
                        .recordVote(honours.secretary(), id, Honours.vote(6))
                        .allowed())
                .isTrue();
        Decision draft = recognising.decisions(id).getFirst();
        assertThat(draft.issued()).isFalse();
        assertThat(draft.level()).isEqualTo(Level.DISTRICT);
        assertThat(exemplars.get(id).state()).isEqualTo(State.FOSTERED);

        assertThat(issue(draft, "901/QĐ-UBND").allowed()).isTrue();
        assertThat(exemplars.get(id).state()).isEqualTo(State.RECOGNISED);
        assertThat(recognising.get(draft.id()))
                .extracting(Decision::number, Decision::issuedOn, Decision::signer, Decision::capacity)
                .containsExactly(
                        "901/QĐ-UBND", Honours.ISSUED_ON, honours.leader().name(), "CHỦ TỊCH");
        assertThat(audit.timeline(Subject.of("exemplar", id)))
                .extracting(Entry::act)
                .containsExactly("vote.passed", "decision.drawn-up", "exemplar.recognised", "decision.issued");
    }

    @Test
    void recordsAFailedVoteAndDecidesNothing() {
        UUID id = honours.exemplar("Năm trên mười không quá nửa", State.FOSTERED);
        recognising.recordVote(honours.secretary(), id, Honours.vote(5)).orThrow();
        assertThat(recognising.votes(id)).extracting(Vote::passed).containsExactly(false);
        assertThat(recognising.decisions(id)).isEmpty();

        recognising.recordVote(honours.secretary(), id, Honours.vote(6)).orThrow();
        assertThat(recognising.votes(id)).extracting(Vote::passed).containsExactly(false, true);
    }

    @Test
    void recordsOnceHoweverOftenTheFormIsSent() {
        UUID id = honours.exemplar("Bấm hai lần", State.FOSTERED);
        VoteRecord vote = Honours.vote(9);
        for (int i = 0; i < 2; i++) {
            assertThat(recognising.recordVote(honours.secretary(), id, vote).allowed())
                    .isTrue();
        }
        assertThat(recognising.votes(id)).hasSize(1);
        Decision draft = recognising.decisions(id).getFirst();
        for (int i = 0; i < 2; i++) {
            assertThat(issue(draft, "902/QĐ-UBND").allowed()).isTrue();
        }
        assertThat(code(issue(draft, "903/QĐ-UBND"))).isEqualTo("commendation.refused.issued");
    }

    @Test
    void refusesWhatCannotBe() {
        UUID id = honours.exemplar("Số liệu lạ", State.FOSTERED);
        LocalDate day = Honours.MET_ON;
        assertThat(Stream.of(
                                vote(day, 9, 5, 5, 0, true),
                                vote(day, 9, 10, 9, 0, true),
                                vote(day, 9, 8, 5, 4, true),
                                vote(day, 9, 8, 9, -1, true),
                                vote(day, 0, 0, 0, 0, true),
                                vote(LocalDate.of(2025, 3, 11), 9, 8, 8, 0, true),
                                vote(LocalDate.of(2017, 11, 14), 9, 8, 8, 0, true),
                                vote(day, 9, 8, 8, 0, false))
                        .map(vote -> code(recognising.recordVote(honours.secretary(), id, vote))))
                .containsExactly(
                        "council.refused.quorum",
                        "commendation.refused.counts",
                        "commendation.refused.counts",
                        "commendation.refused.counts",
                        "commendation.refused.counts",
                        "commendation.refused.future",
                        "commendation.refused.no-rule",
                        "commendation.refused.confirm-rule");
        assertThat(recognising.votes(id)).isEmpty();
    }

    @Test
    void considersOnlyExemplarsThatWereTakenOnAndEachLevelOnce() {
        for (State state : List.of(State.SUBMITTED, State.RETURNED, State.WITHDRAWN)) {
            UUID id = honours.exemplar("Chưa đến lượt " + state, state);
            assertThat(code(recognising.recordVote(honours.secretary(), id, Honours.vote(9))))
                    .isEqualTo("commendation.refused.not-fostered");
        }
        UUID id = honours.exemplar("Hai lần một cấp", State.FOSTERED);
        recognising.recordVote(honours.secretary(), id, Honours.vote(9)).orThrow();
        assertThat(code(recognising.recordVote(honours.secretary(), id, Honours.vote(9))))
                .isEqualTo("commendation.refused.drawn-up");
        issue(recognising.decisions(id).getFirst(), "904/QĐ-UBND").orThrow();
        assertThat(code(recognising.recordVote(honours.secretary(), id, Honours.vote(9))))
                .isEqualTo("commendation.refused.recognised");
    }

    @Test
    void issuesNoNumberTwiceInAYearAndNoneBeforeTheVote() {
        UUID first = honours.recognised(recognising, "Số một", "905/QĐ-UBND");
        UUID second = honours.exemplar("Số hai", State.FOSTERED);
        recognising.recordVote(honours.secretary(), second, Honours.vote(9)).orThrow();
        Decision draft = recognising.decisions(second).getFirst();

        assertThat(issue(draft, "905/QĐ-UBND"))
                .isEqualTo(Verdict.refused("outgoing.refused.number-taken", "905/QĐ-UBND", "2025"));
        assertThat(code(issue(draft, "906/QĐ-UBND", Honours.MET_ON.minusDays(1))))
                .isEqualTo("commendation.refused.before-vote");
        assertThat(code(issue(draft, "906/QĐ-UBND", LocalDate.of(2025, 3, 11))))
                .isEqualTo("commendation.refused.future");
        assertThat(recognising.get(draft.id()).issued()).isFalse();
        assertThat(issue(draft, "906/QĐ-UBND", Honours.MET_ON).allowed())
                .as("on the very day")
                .isTrue();

        // the register begins anew each year: 2874 of 2024 stands in the demo world
        UUID third = honours.exemplar("Số của năm trước", State.FOSTERED);
        recognising.recordVote(honours.secretary(), third, Honours.vote(9)).orThrow();
        assertThat(issue(recognising.decisions(third).getFirst(), "2874/QĐ-UBND")
                        .allowed())
                .isTrue();
        assertThat(first).isNotEqualTo(third);
    }

    @Test
    void letsOnlyTheIssuersLeaderIssueAndOnlyTheSecretaryRecord() {
        UUID id = honours.exemplar("Đúng người", State.FOSTERED);
        recognising.recordVote(honours.secretary(), id, Honours.vote(9)).orThrow();
        Decision draft = recognising.decisions(id).getFirst();

        assertThatThrownBy(() -> recognising.issue(
                        honours.actor(Honours.OTHER_LEADER, Role.LEADER),
                        draft.id(),
                        "1/QĐ-UBND",
                        Honours.ISSUED_ON,
                        "CHỦ TỊCH"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("exemplar.hidden"));
        assertThatThrownBy(() ->
                        recognising.issue(honours.secretary(), draft.id(), "1/QĐ-UBND", Honours.ISSUED_ON, "CHỦ TỊCH"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.verdict().code()).isEqualTo("commendation.issuer.forbidden");
                    assertThat(refusal.verdict().args()).containsExactly("UBND thị xã Ninh Hòa");
                });
        assertThatThrownBy(() -> recognising.recordVote(honours.leader(), id, Honours.vote(9)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("exemplar.secretary.forbidden"));
    }

    @Test
    void doesNotRecogniseWhatWasWithdrawnMeanwhile() {
        UUID id = honours.exemplar("Rút sau khi bỏ phiếu", State.FOSTERED);
        recognising.recordVote(honours.secretary(), id, Honours.vote(9)).orThrow();
        jdbc.sql("UPDATE exemplar_exemplar SET state = 'WITHDRAWN' WHERE id = :id")
                .param("id", id)
                .update();
        Decision draft = recognising.decisions(id).getFirst();
        assertThatThrownBy(() -> issue(draft, "907/QĐ-UBND")).isInstanceOf(Refusal.class);
        assertThat(recognising.get(draft.id()).issued()).isFalse();
    }

    @Test
    void listsExactlyTheDecisionsThatTheActorMayRead() {
        UUID waiting = honours.exemplar("Chờ ký", State.FOSTERED);
        recognising.recordVote(honours.secretary(), waiting, Honours.vote(9)).orThrow();
        List<Decision> all = jdbc.sql("SELECT id FROM commendation_decision").query(UUID.class).list().stream()
                .map(recognising::get)
                .toList();
        assertThat(all).hasSizeGreaterThan(3);
        List<Actor> everybody = jdbc.sql("SELECT username FROM identity_account").query(String.class).list().stream()
                .flatMap(this::inEachPost)
                .toList();
        assertThat(everybody.stream().map(Actor::role).collect(Collectors.toSet()))
                .containsAll(Arrays.asList(Role.values()));
        for (Actor actor : everybody) {
            Set<UUID> listed = Stream.concat(
                            list.drafts(actor, AsOf.of(TODAY), 0, 1000).stream(),
                            list.issued(actor, AsOf.of(TODAY), 0, 1000).stream())
                    .map(DecisionList.Row::id)
                    .collect(Collectors.toSet());
            Set<UUID> readable = all.stream()
                    .filter(decision -> permissions.may(actor, CommendationAction.READ, decision))
                    .map(Decision::id)
                    .collect(Collectors.toSet());
            assertThat(listed).as(actor.username() + " as " + actor.role()).isEqualTo(readable);
        }
    }

    private Stream<Actor> inEachPost(String username) {
        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
        List<Post> posts = accounts.posts(account);
        return posts.stream().map(post -> new Actor(account, username, username, post, posts));
    }

    private Verdict issue(Decision draft, String number) {
        return issue(draft, number, Honours.ISSUED_ON);
    }

    private Verdict issue(Decision draft, String number, LocalDate on) {
        return recognising.issue(honours.leader(), draft.id(), number, on, "CHỦ TỊCH");
    }

    private static VoteRecord vote(
            LocalDate on, int members, int present, int agreed, int disagreed, boolean confirmed) {
        return new VoteRecord(
                UUID.randomUUID(), Honours.COUNCIL, on, members, present, agreed, disagreed, "", confirmed);
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
