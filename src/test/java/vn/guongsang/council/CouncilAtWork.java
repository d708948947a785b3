package vn.guongsang.council;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.commendation.Honours;
import vn.guongsang.council.Council.Function;
import vn.guongsang.council.Council.Seat;
import vn.guongsang.council.Session.Item;
import vn.guongsang.council.Session.Round;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.verdict.Verdict;

/** The council of a town with as many members as a test needs, each signed in at a tablet of their own. */
@InDemoWorld
abstract class CouncilAtWork {

    static final LocalDate TODAY = LocalDate.of(2025, 3, 10);

    /** That of no module: nobody looks for what is behind it. */
    static final String KIND = "matter";

    /** Codes of the rules of 2024: nine tenths in secret, four fifths, the majority of all. */
    static final String SECRET = "ANH_HUNG";

    static final String OPEN = "CO_BT";
    static final String MAJORITY = "GK";

    @Autowired
    Councils councils;

    @Autowired
    Sessions sessions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;
    Actor secretary;
    Council council;
    List<Actor> members;
    UUID session;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
        secretary = honours.secretary();
    }

    /** A council in session, all of its members there. */
    void meets(int size, Matter... agenda) {
        members = new ArrayList<>();
        UUID id = UUID.randomUUID();
        UUID town = honours.leader().bodyId();
        councils.setUp(secretary, id, town, "Hội đồng Thi đua - Khen thưởng thị xã", "Quyết định số 1/QĐ-UBND")
                .orThrow();
        for (int i = 0; i < size; i++) {
            Actor member = member(id, i);
            members.add(member);
            councils.seat(
                            secretary,
                            id,
                            new Seat(
                                    UUID.randomUUID(),
                                    member.accountId(),
                                    member.name(),
                                    i == 0 ? Function.CHAIR : Function.MEMBER,
                                    "",
                                    LocalDate.of(2025, 1, 1),
                                    null,
                                    "Quyết định số 1/QĐ-UBND"))
                    .orThrow();
        }
        council = councils.get(id);
        session = UUID.randomUUID();
        sessions.convene(secretary, session, id, TODAY, "Phòng họp số 1").orThrow();
        sessions.put(secretary, session, List.of(agenda)).orThrow();
        sessions.begin(secretary, session, accounts(members)).orThrow();
    }

    private Actor member(UUID council, int number) {
        String username = "hd" + number + "-" + council;
        jdbc.sql("""
                        WITH member AS (
                            INSERT INTO identity_account (username, name, password_hash, created_at)
                            SELECT :username, :name, password_hash, created_at
                              FROM identity_account
                             WHERE username = :secretary
                            RETURNING id
                        )
                        INSERT INTO identity_post (account_id, role, body_id)
                        SELECT id, 'COUNCIL_MEMBER', :body FROM member
                        """)
                .param("username", username)
                .param("name", "Ủy viên " + number)
                .param("secretary", Honours.SECRETARY)
                .param("body", secretary.bodyId())
                .update();
        return honours.actor(username, Role.COUNCIL_MEMBER);
    }

    static Matter matter(String award) {
        return new Matter(KIND, UUID.randomUUID(), "Hồ sơ " + award, "Tập thể", award, "/ho-so/1", Set.of());
    }

    static Set<UUID> accounts(List<Actor> actors) {
        return actors.stream().map(Actor::accountId).collect(toSet());
    }

    Item item(int number) {
        return sessions.get(session).agenda().get(number - 1);
    }

    Round round(int number) {
        return item(number).last().orElseThrow();
    }

    Verdict open(int number) {
        return sessions.openVote(secretary, session, item(number).id(), true, "");
    }

    Verdict vote(int number, Actor member, Stance choice) {
        return sessions.vote(member, session, item(number).id(), choice, "", sessions.receipt(""));
    }

    void vote(int number, Stance choice, Actor... voters) {
        Arrays.stream(voters).forEach(voter -> vote(number, voter, choice).orThrow());
    }

    /** Of those present the first so many agree, and all others disagree. */
    void vote(int number, int agreed, List<Actor> voters) {
        for (int i = 0; i < voters.size(); i++) {
            vote(number, voters.get(i), i < agreed ? Stance.AGREE : Stance.DISAGREE)
                    .orThrow();
        }
    }

    Verdict close(int number) {
        return sessions.closeVote(secretary, session, item(number).id());
    }

    static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
