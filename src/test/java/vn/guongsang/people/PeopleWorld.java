package vn.guongsang.people;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;

/** People of the demo world, by name. */
record PeopleWorld(JdbcClient jdbc, Accounts accounts) {

    static final LocalDate TODAY = LocalDate.of(2025, 3, 10);
    static final String TOWN = "UBND thị xã Ninh Hòa";
    static final String DONG = "UBND xã Ninh Đông";
    static final String AN = "UBND xã Ninh An";

    UUID body(String name) {
        return jdbc.sql("SELECT id FROM organisation_v_body WHERE name = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    Person person(String username) {
        return accounts.byUsername(username).orElseThrow();
    }

    UUID id(String username) {
        return person(username).id();
    }

    Actor actor(String username, Role role) {
        Person person = person(username);
        var posts = accounts.posts(person.id());
        Post post =
                posts.stream().filter(held -> held.role() == role).findFirst().orElseThrow();
        return new Actor(person.id(), username, person.name(), post, posts);
    }

    /** Past all rules: the world as a test needs it. */
    UUID hold(String username, Role role, String body, LocalDate to) {
        return jdbc.sql("""
                        INSERT INTO identity_post (account_id, role, body_id, valid_from, valid_to)
                        VALUES (:account, :role, :body, '2025-01-01', :to)
                        RETURNING id
                        """)
                .param("account", id(username))
                .param("role", role.name())
                .param("body", body(body))
                .param("to", to)
                .query(UUID.class)
                .single();
    }

    UUID post(String username, Role role) {
        return actor(username, role).post().id();
    }

    /** The one-time link in the newest mail to an address. */
    String token(String mail) {
        String text = jdbc.sql("SELECT plain FROM delivery_mail WHERE recipient = :mail ORDER BY id DESC LIMIT 1")
                .param("mail", mail)
                .query(String.class)
                .single();
        Matcher link =
                Pattern.compile("http://localhost:8080/[a-z-]+/([\\w-]{43})$").matcher(text);
        if (!link.find()) {
            throw new AssertionError(text);
        }
        return link.group(1);
    }

    int mails(String mail) {
        return jdbc.sql("SELECT count(*) FROM delivery_mail WHERE recipient = :mail")
                .param("mail", mail)
                .query(Integer.class)
                .single();
    }
}
