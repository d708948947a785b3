package vn.guongsang.signin.domain;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.signin.SignInAction;

/** Which claims of the single sign-on provider give which posts: data that administrators keep. */
@Repository
public class ClaimRules {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Permissions permissions;
    private final Audit audit;

    ClaimRules(JdbcClient jdbc, Clock clock, Permissions permissions, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * Whoever has the value in the claim holds the role in the body.
     *
     * @param claim its name; a dot leads into an object, as in {@code realm_access.roles}
     * @param opens whether it also opens an account for somebody who has none
     */
    public record Rule(UUID id, String claim, String value, Role role, UUID bodyId, String bodyName, boolean opens) {

        boolean fits(Map<String, Object> claims) {
            return switch (at(claims, claim)) {
                case Collection<?> values -> values.stream().anyMatch(one -> value.equals(String.valueOf(one)));
                case null -> false;
                case Object one -> value.equals(one.toString());
            };
        }

        /** A claim of that very name first: names may hold dots themselves. */
        private static @Nullable Object at(Map<?, ?> claims, String name) {
            if (claims.containsKey(name) || !name.contains(".")) {
                return claims.get(name);
            }
            String[] parts = name.split("\\.", 2);
            return claims.get(parts[0]) instanceof Map<?, ?> inner ? at(inner, parts[1]) : null;
        }
    }

    public List<Rule> all() {
        return jdbc.sql("""
                        SELECT rule.id, rule.claim, rule.value, rule.role, rule.body_id, body.name AS body_name, rule.opens
                          FROM signin_claim_rule rule
                          JOIN organisation_v_body body ON body.id = rule.body_id
                         ORDER BY rule.claim, rule.value, body.name COLLATE "vi-x-icu"
                        """).query(Rule.class).list();
    }

    List<Rule> fitting(Map<String, Object> claims) {
        return all().stream().filter(rule -> rule.fits(claims)).toList();
    }

    /** Nothing changes when it is there already. */
    @Transactional
    public void add(Actor actor, String claim, String value, Role role, UUID body, boolean opens) {
        permissions.require(actor, SignInAction.SET_CLAIM_RULE, body);
        Optional<UUID> added = jdbc.sql("""
                        INSERT INTO signin_claim_rule (claim, value, role, body_id, opens, made_at)
                        VALUES (:claim, :value, :role, :body, :opens, :now)
                        ON CONFLICT DO NOTHING
                        RETURNING id
                        """)
                .param("claim", claim)
                .param("value", value)
                .param("role", role.name())
                .param("body", body)
                .param("opens", opens)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
        added.ifPresent(id -> record(actor, "claim-rule.added", id, claim, value, role));
    }

    @Transactional
    public void remove(Actor actor, UUID id) {
        all().stream().filter(rule -> rule.id().equals(id)).findFirst().ifPresent(rule -> {
            permissions.require(actor, SignInAction.SET_CLAIM_RULE, rule.bodyId());
            jdbc.sql("DELETE FROM signin_claim_rule WHERE id = :id")
                    .param("id", id)
                    .update();
            record(actor, "claim-rule.removed", id, rule.claim(), rule.value(), rule.role());
        });
    }

    private void record(Actor actor, String act, UUID id, String claim, String value, Role role) {
        audit.record(
                actor.by(),
                act,
                Subject.of("claim-rule", id),
                Map.of("claim", claim, "value", value, "role", role.name()));
    }
}
