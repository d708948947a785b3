package vn.guongsang.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Delegations;
import vn.guongsang.identity.Delegations.Delegation;
import vn.guongsang.identity.HeldPost;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Posts;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * Ủy quyền: a person lets a colleague of the same body act in a post of theirs between two days. Only an
 * own post can be given, so that a delegate cannot pass it on; it can be taken back at any moment.
 */
@Service
public class Delegating {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Posts posts;
    private final Delegations delegations;
    private final BusinessDay day;

    Delegating(JdbcClient jdbc, Accounts accounts, Posts posts, Delegations delegations, BusinessDay day) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.posts = posts;
        this.delegations = delegations;
        this.day = day;
    }

    /** Who may act for the actor: people with a post of today in the body of the actor's present post. */
    public List<Colleague> colleagues(Actor actor) {
        return jdbc.sql("""
                        SELECT account.id, account.name
                          FROM identity_v_account account
                         WHERE account.id <> :self
                           AND account.closed_at IS NULL
                           AND EXISTS (SELECT
                                         FROM identity_v_post post
                                        WHERE post.account_id = account.id
                                          AND post.body_id = :body
                                          AND (post.valid_from IS NULL OR post.valid_from <= :today)
                                          AND (post.valid_to IS NULL OR post.valid_to >= :today))
                         ORDER BY account.given_name COLLATE "vi-x-icu", account.name COLLATE "vi-x-icu", account.id
                         LIMIT 200
                        """)
                .param("body", actor.bodyId())
                .param("self", actor.accountId())
                .param("today", day.today())
                .query((row, _) -> new Colleague(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    public record Colleague(UUID id, String name) {}

    /** The actor's present post, if it is an own one. */
    @Transactional
    public Verdict give(Actor by, UUID delegate, LocalDate from, LocalDate to, String basis) {
        if (by.post().delegated()) {
            return Verdict.refused("people.refused.delegate-further");
        }
        if (to.isBefore(from) || to.isBefore(day.today())) {
            return Verdict.refused("people.refused.period");
        }
        posts.lock(by.accountId());
        HeldPost post = posts.find(by.post().id()).orElseThrow();
        LocalDate end = post.to();
        if (end != null && end.isBefore(to)) {
            return Verdict.refused("people.refused.delegate-beyond", end);
        }
        if (colleagues(by).stream().noneMatch(colleague -> colleague.id().equals(delegate))) {
            return Verdict.refused("people.refused.delegate-stranger", post.bodyName());
        }
        Person person = accounts.find(delegate).orElseThrow();
        delegations.give(by.by(), post, person, from, to, basis);
        return Verdict.ALLOWED;
    }

    @Transactional
    public void revoke(Actor by, UUID id) {
        Delegation delegation = delegations.givenBy(by.accountId()).stream()
                .filter(given -> given.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(new Verdict.Refused("people.hidden", "", List.of())));
        delegations.revoke(by.by(), delegation);
    }
}
