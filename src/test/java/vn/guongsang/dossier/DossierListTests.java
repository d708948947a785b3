package vn.guongsang.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.dossier.reading.DossierList;
import vn.guongsang.dossier.reading.DossierList.Filter;
import vn.guongsang.dossier.reading.DossierList.View;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;

/** The list and the policy say the same, for everybody in every role and a dossier in every state. */
@InDemoWorld
class DossierListTests {

    @Autowired
    DossierList list;

    @Autowired
    List<WorkSource> work;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Permissions permissions;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Transactional
    void aDeskFullOfDraftsCountsAllAndLeadsToTheList() {
        UUID commune = body("ninhdong");
        for (int i = 0; i < 23; i++) {
            dossier(commune, body("lanhdao.ninhhoa"), DossierState.DRAFT);
        }
        Actor officer = everybody().stream()
                .filter(actor -> actor.is(Role.OFFICER) && actor.bodyId().equals(commune))
                .findFirst()
                .orElseThrow();
        List<WorkItem> drafts = work.stream()
                .filter(source -> source.getClass().getName().contains(".dossier."))
                .flatMap(source -> source.itemsFor(officer).stream())
                .filter(item -> item.group() == WorkItem.Group.MINE)
                .toList();
        assertThat(drafts.stream().mapToLong(WorkItem::number).sum())
                .isEqualTo(list.count(officer, Filter.of(View.DRAFTS), 1_000));
        assertThat(drafts.getLast().href()).isEqualTo("/ho-so?trang-thai=DRAFT");
    }

    @Test
    void everybodyFindsInTheListWhatTheyMayReadAndNothingElse() {
        UUID town = body("lanhdao.ninhhoa");
        UUID commune = body("ninhdong");
        UUID asked = body("kinhte.ninhhoa");
        Set<UUID> made = new HashSet<>();
        for (DossierState state : DossierState.values()) {
            made.add(dossier(commune, town, state));
            made.add(dossier(commune, commune, state));
            UUID withOpinion = dossier(commune, town, state);
            made.add(withOpinion);
            jdbc.sql("""
                            INSERT INTO dossier_opinion (id, dossier_id, body_id, agency, question, due_on, asked_on, asked_at,
                                                         asked_by, asked_by_name)
                            VALUES (uuidv7(), :dossier, :body, '', '', '2025-03-20', '2025-03-10', now(), uuidv7(), '')
                            """).param("dossier", withOpinion).param("body", asked).update();
        }
        List<Actor> everybody = everybody();
        Actor judge = everybody.stream()
                .filter(actor -> actor.is(Role.COUNCIL_MEMBER))
                .findFirst()
                .orElseThrow();
        UUID fit = dossier(commune, town, DossierState.APPRAISED);
        UUID keptOutOf = dossier(commune, town, DossierState.APPRAISED);
        UUID laterReturned = dossier(commune, town, DossierState.RETURNED);
        made.addAll(List.of(fit, keptOutOf, laterReturned));
        UUID session = session(judge, town);
        agenda(session, 1, fit);
        agenda(session, 2, laterReturned);
        keepOut(judge, agenda(session, 3, keptOutOf));
        agenda(session(judge, town), 1, keptOutOf);
        int readers = 0;
        for (Actor actor : everybody) {
            Set<UUID> listed = list.rows(actor, Filter.of(View.ALL), 0, 10_000).stream()
                    .map(DossierList.Row::id)
                    .filter(made::contains)
                    .collect(Collectors.toSet());
            Set<UUID> readable = made.stream()
                    .filter(id -> permissions.may(actor, DossierAction.READ, dossiers.get(id)))
                    .collect(Collectors.toSet());
            assertThat(listed).as(actor.username() + " as " + actor.role()).isEqualTo(readable);
            assertThat(list.count(actor, Filter.of(View.ALL), 10_000))
                    .isEqualTo(list.rows(actor, Filter.of(View.ALL), 0, 10_000).size());
            if (actor.equals(judge)) {
                assertThat(readable).containsExactly(fit);
            }
            readers += readable.isEmpty() ? 0 : 1;
        }
        assertThat(readers).isGreaterThan(6);
    }

    private UUID session(Actor judge, UUID body) {
        UUID council = id("""
                INSERT INTO council_council (id, body_id, desk_id, name, basis, set_up_on, set_up_at, set_up_by, set_up_by_name)
                VALUES (uuidv7(), '%1$s', '%1$s', 'Hội đồng', 'Quyết định', '2025-01-01', now(), uuidv7(), '')
                RETURNING id
                """.formatted(body));
        id("""
                INSERT INTO council_seat (id, council_id, account_id, person, function, title, valid_from, basis, given_at,
                                          given_by, given_by_name)
                VALUES (uuidv7(), '%s', '%s', 'Ủy viên', 'MEMBER', '', '2025-01-01', 'Quyết định', now(), uuidv7(), '')
                RETURNING id
                """.formatted(council, judge.accountId()));
        return id("""
                INSERT INTO council_session (id, council_id, met_on, place, state, conclusion, convened_on, convened_at,
                                             convened_by, convened_by_name)
                VALUES (uuidv7(), '%s', '2025-03-10', 'Phòng họp', 'CONVENED', '', '2025-03-01', now(), uuidv7(), '')
                RETURNING id
                """.formatted(council));
    }

    private UUID agenda(UUID session, int number, UUID dossier) {
        return id("""
                INSERT INTO council_item (id, session_id, number, kind, matter_id, title, subtitle, award, href, interested)
                VALUES (uuidv7(), '%s', %d, '%s', '%s', 'Hồ sơ', '', 'GK', '/', '{}')
                RETURNING id
                """.formatted(session, number, DossierPath.MATTER, dossier));
    }

    private void keepOut(Actor judge, UUID item) {
        jdbc.sql("""
                        INSERT INTO council_recusal (item_id, account_id, reason, recorded_on, recorded_at, recorded_by,
                                                     recorded_by_name)
                        VALUES (:item, :account, 'Là em ruột', '2025-03-10', now(), uuidv7(), '')
                        """).param("item", item).param("account", judge.accountId()).update();
    }

    private UUID id(String sql) {
        return jdbc.sql(sql).query(UUID.class).single();
    }

    private List<Actor> everybody() {
        return jdbc.sql("SELECT id, username, name FROM identity_account").query(Person.class).list().stream()
                .flatMap(person -> {
                    List<Post> posts = accounts.posts(person.id());
                    return posts.stream()
                            .map(post -> new Actor(person.id(), person.username(), person.name(), post, posts));
                })
                .toList();
    }

    private record Person(UUID id, String username, String name) {}

    private UUID body(String username) {
        return jdbc.sql("""
                        SELECT post.body_id
                          FROM identity_post post
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE account.username = :username
                         LIMIT 1
                        """).param("username", username).query(UUID.class).single();
    }

    private UUID dossier(UUID body, UUID addressee, DossierState state) {
        return jdbc.sql("""
                        WITH subject AS (
                            INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, added_on, added_at,
                                                        added_by_name)
                            SELECT id, id, 'individual', 'Người được đề nghị', :body, '', '2025-03-10', now(), ''
                              FROM (SELECT uuidv7() AS id) AS new
                            RETURNING id
                        )
                        INSERT INTO dossier_dossier (id, body_id, addressee_id, subject_id, name, kind, place, award, ground,
                                                     short_way, year, citation, background, achievement, state, version,
                                                     begun_on, begun_by, changed_at, changed_by_name)
                        SELECT uuidv7(), :body, :addressee, id, 'Người được đề nghị', 'individual', '', 'GK', 'MERIT',
                               false, 2024, '', '', '', :state, 1,
                               '2025-03-10', uuidv7(), now(), ''
                          FROM subject
                        RETURNING id
                        """)
                .param("body", body)
                .param("addressee", addressee)
                .param("state", state.name())
                .query(UUID.class)
                .single();
    }
}
