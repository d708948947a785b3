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
import vn.guongsang.dossier.reading.DossierList;
import vn.guongsang.dossier.reading.DossierList.Filter;
import vn.guongsang.dossier.reading.DossierList.View;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Post;
import vn.guongsang.installation.InDemoWorld;

/** The list and the policy say the same, for everybody in every role and a dossier in every state. */
@InDemoWorld
class DossierListTests {

    @Autowired
    DossierList list;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Permissions permissions;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

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
        int readers = 0;
        for (Actor actor : everybody()) {
            Set<UUID> listed = list.rows(actor, Filter.of(View.ALL), 0, 10_000).stream()
                    .map(DossierList.Row::id)
                    .filter(made::contains)
                    .collect(Collectors.toSet());
            Set<UUID> readable = made.stream()
                    .filter(id -> permissions.may(actor, DossierAction.READ, dossiers.get(id)))
                    .collect(Collectors.toSet());
            assertThat(listed).as(actor.username() + " as " + actor.role()).isEqualTo(readable);
            readers += readable.isEmpty() ? 0 : 1;
        }
        assertThat(readers).isGreaterThan(6);
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
