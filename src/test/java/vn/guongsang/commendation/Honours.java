package vn.guongsang.commendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.privacy.Consent;

/** People of the demo world, and further exemplars beside Trần Văn Lộc of Ninh Sơn, as far on as a test needs. */
public final class Honours {

    public static final String SECRETARY = "thuky.ninhhoa";
    /** an editor of the hub and nothing else */
    public static final String EDITOR = "bientap.ninhhoa";

    public static final String LEADER = "lanhdao.ninhhoa";
    public static final String OTHER_LEADER = "lanhdao.gialai";
    /** of the body that brings the exemplars forward */
    public static final String OWN_OFFICER = "ninhson";
    /** of another commune of the same town */
    public static final String OFFICER = "ninhdong";
    /** of another province */
    public static final String STRANGER = "pleiku";

    public static final LocalDate MET_ON = LocalDate.of(2025, 2, 20);
    public static final LocalDate ISSUED_ON = LocalDate.of(2025, 2, 28);
    public static final String COUNCIL = "Hội đồng Thi đua - Khen thưởng thị xã Ninh Hòa";

    private final JdbcClient jdbc;
    private final Accounts accounts;

    public Honours(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        hireEditor();
    }

    /** The demo world's editor is its secretary too, who would first have to change the post. */
    private void hireEditor() {
        jdbc.sql("""
                        WITH editor AS (
                            INSERT INTO identity_account (username, name, password_hash, created_at)
                            SELECT :editor, 'Đinh Thị Biên Tập', password_hash, created_at
                              FROM identity_account
                             WHERE username = :secretary
                            ON CONFLICT DO NOTHING
                            RETURNING id
                        )
                        INSERT INTO identity_post (account_id, role, body_id)
                        SELECT editor.id, 'EDITOR', post.body_id
                          FROM editor
                          JOIN identity_account secretary ON secretary.username = :secretary
                          JOIN identity_post post ON post.account_id = secretary.id AND post.role = 'EDITOR'
                        """).param("editor", EDITOR).param("secretary", SECRETARY).update();
    }

    public Actor actor(String username, Role role) {
        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
        String name = jdbc.sql("SELECT name FROM identity_account WHERE id = :id")
                .param("id", account)
                .query(String.class)
                .single();
        List<Post> posts = accounts.posts(account);
        Post post =
                posts.stream().filter(held -> held.role() == role).findFirst().orElseThrow();
        return new Actor(account, username, name, post, posts);
    }

    public Actor secretary() {
        return actor(SECRETARY, Role.COUNCIL_SECRETARY);
    }

    public Actor leader() {
        return actor(LEADER, Role.LEADER);
    }

    public Actor editor() {
        return actor(EDITOR, Role.EDITOR);
    }

    /** An exemplar of UBND xã Ninh Sơn under the plan of Ninh Hòa. */
    public UUID exemplar(String name, State state) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO exemplar_exemplar (id, plan_id, movement, sector, subject_kind, name, body_id, place, born,
                                                       deed, achievement, lesson, state, version, registered_on,
                                                       registered_by, changed_at, changed_by_name)
                        SELECT :id, plan_id, movement, sector, subject_kind, :name, body_id, place, born,
                               deed, achievement, lesson, :state, 1, registered_on,
                               registered_by, changed_at, changed_by_name
                          FROM exemplar_exemplar
                         WHERE name = 'Trần Văn Lộc'
                        """)
                .param("id", id)
                .param("name", name)
                .param("state", state.name())
                .update();
        return id;
    }

    /** What the secretary writes when eleven members had ten present. */
    public static Recognising.VoteRecord vote(int agreed) {
        return new Recognising.VoteRecord(UUID.randomUUID(), COUNCIL, MET_ON, 11, 10, agreed, 10 - agreed, "", true);
    }

    /** Whoever is shown agrees to text and picture. */
    public static Consent.Given agreement() {
        return new Consent.Given(
                UUID.randomUUID(),
                "Người đồng ý kín",
                "văn bản đồng ý kín",
                Set.of(Consent.Scope.STORY, Consent.Scope.PICTURE),
                null,
                LocalDate.of(2025, 3, 1));
    }

    /** Voted on and decided: recognised. */
    public UUID recognised(Recognising recognising, String name, String number) {
        UUID id = exemplar(name, State.FOSTERED);
        recognising.recordVote(secretary(), id, vote(9)).orThrow();
        recognising
                .issue(leader(), recognising.decisions(id).getFirst().id(), number, ISSUED_ON, "CHỦ TỊCH")
                .orThrow();
        return id;
    }
}
