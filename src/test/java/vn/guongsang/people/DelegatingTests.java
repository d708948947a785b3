package vn.guongsang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.guongsang.people.PeopleWorld.DONG;
import static vn.guongsang.people.PeopleWorld.TODAY;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Delegations;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class DelegatingTests {

    @Autowired
    Delegating delegating;

    @Autowired
    Delegations delegations;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    PeopleWorld world;
    Actor head;
    UUID officer;

    @BeforeEach
    void world() {
        world = new PeopleWorld(jdbc, accounts);
        jdbc.sql("DELETE FROM identity_delegation").update();
        jdbc.sql("DELETE FROM identity_post WHERE valid_from IS NOT NULL").update();
        jdbc.sql("UPDATE identity_post SET valid_to = NULL").update();
        jdbc.sql("UPDATE identity_account SET closed_at = NULL").update();
        head = world.actor("chutich.ninhdong", Role.HEAD);
        officer = world.id("ninhdong");
    }

    @Test
    void theDelegateActsInThePostAndBothAreNamed() {
        give(TODAY, TODAY).orThrow();

        Actor delegate = world.actor("ninhdong", Role.HEAD);
        assertThat(delegate.posts())
                .extracting(Post::role, Post::bodyName, Post::onBehalfOf)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Role.OFFICER, DONG, ""),
                        org.assertj.core.groups.Tuple.tuple(Role.HEAD, DONG, "Mai Văn Quý"));
        assertThat(delegate.by().person()).isEqualTo("Lê Thị Thu Hà (thay mặt Mai Văn Quý)");
        assertThat(world.actor("ninhdong", Role.OFFICER).by().person()).isEqualTo("Lê Thị Thu Hà");
    }

    @Test
    void itHoldsOnItsDaysOnly() {
        give(TODAY.plusDays(1), TODAY.plusDays(2)).orThrow();
        assertThat(acts()).isFalse();
        assertThat(code(give(TODAY.minusDays(2), TODAY.minusDays(1)))).isEqualTo("people.refused.period");
        assertThat(code(give(TODAY.plusDays(1), TODAY))).isEqualTo("people.refused.period");
        give(TODAY.minusDays(1), TODAY).orThrow();
        assertThat(acts()).isTrue();
    }

    @Test
    void itEndsAtOnceWhenTakenBackAndOnlyByItsHolder() {
        give(TODAY, TODAY.plusDays(30)).orThrow();
        UUID id = delegations.givenBy(head.accountId()).getFirst().id();
        Actor delegate = world.actor("ninhdong", Role.HEAD);
        assertThatThrownBy(() -> delegating.revoke(delegate, id)).isInstanceOf(Refusal.class);
        assertThat(acts()).isTrue();
        delegating.revoke(head, id);
        assertThat(acts()).isFalse();
        delegating.revoke(head, id);
    }

    @Test
    void itCannotBePassedOn() {
        give(TODAY, TODAY.plusDays(30)).orThrow();
        world.hold("ninhan", Role.EDITOR, DONG, null);
        Actor delegate = world.actor("ninhdong", Role.HEAD);
        assertThat(code(delegating.give(delegate, world.id("ninhan"), TODAY, TODAY, "GUQ 2")))
                .isEqualTo("people.refused.delegate-further");
    }

    @Test
    void onlyToColleaguesAndNotBeyondThePost() {
        assertThat(code(delegating.give(head, world.id("ninhan"), TODAY, TODAY, "GUQ 1")))
                .isEqualTo("people.refused.delegate-stranger");
        assertThat(code(delegating.give(head, head.accountId(), TODAY, TODAY, "GUQ 1")))
                .isEqualTo("people.refused.delegate-stranger");
        jdbc.sql("UPDATE identity_post SET valid_to = :to WHERE id = :id")
                .param("to", TODAY.plusDays(5))
                .param("id", head.post().id())
                .update();
        assertThat(code(give(TODAY, TODAY.plusDays(6)))).isEqualTo("people.refused.delegate-beyond");
        give(TODAY, TODAY.plusDays(5)).orThrow();
    }

    @Test
    void itEndsWithThePostAndWithEitherAccount() {
        give(TODAY, TODAY.plusDays(30)).orThrow();
        for (String sql : List.of(
                "UPDATE identity_post SET valid_to = '2025-03-09' WHERE id = '"
                        + head.post().id() + "'",
                "UPDATE identity_account SET closed_at = created_at WHERE username = 'chutich.ninhdong'",
                "UPDATE identity_account SET closed_at = created_at WHERE username = 'ninhdong'")) {
            jdbc.sql(sql).update();
            assertThat(acts()).as(sql).isFalse();
            jdbc.sql("UPDATE identity_post SET valid_to = NULL").update();
            jdbc.sql("UPDATE identity_account SET closed_at = NULL").update();
            assertThat(acts()).isTrue();
        }
    }

    private boolean acts() {
        return accounts.posts(officer).stream().anyMatch(Post::delegated);
    }

    private Verdict give(LocalDate from, LocalDate to) {
        return delegating.give(head, officer, from, to, "Giấy ủy quyền số 1");
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
