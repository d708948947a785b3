package vn.guongsang.identity;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.organisation.Bodies;

/** The lines of bodies, each a body that stands below none with all below it, in which somebody is administrator. */
@Repository
public class LookedAfter {

    private final JdbcClient jdbc;
    private final Bodies bodies;

    LookedAfter(JdbcClient jdbc, Bodies bodies) {
        this.jdbc = jdbc;
        this.bodies = bodies;
    }

    /** Whether somebody is administrator in the line of a body, or in the line of who took over from it. */
    public boolean isBy(UUID body, LocalDate on) {
        return !Collections.disjoint(bodies.tops(Set.of(body), on), tops(on));
    }

    /** The bodies of all lines that somebody looks after, but for the one of a body that stands below none. */
    public Set<UUID> byOthersThan(UUID topmost, LocalDate on) {
        Set<UUID> own = bodies.subtree(topmost);
        return tops(on).stream()
                .filter(top -> !own.contains(top))
                .flatMap(top -> bodies.subtree(top).stream())
                .filter(body -> !own.contains(body))
                .collect(Collectors.toSet());
    }

    private Set<UUID> tops(LocalDate on) {
        List<UUID> held = jdbc.sql("""
                        SELECT DISTINCT post.body_id
                          FROM identity_v_post post
                          JOIN identity_account account ON account.id = post.account_id
                         WHERE post.role = :role
                           AND account.closed_at IS NULL
                           AND (post.valid_from IS NULL OR post.valid_from <= :on)
                           AND (post.valid_to IS NULL OR post.valid_to >= :on)
                        """)
                .param("role", Role.ADMINISTRATOR.name())
                .param("on", on)
                .query(UUID.class)
                .list();
        return bodies.tops(held, on);
    }
}
