package vn.guongsang.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.By;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.signin.SecondFactorDuty;

/**
 * A small named world: a town that runs its plan of 2021–2025, five communes and an enterprise that
 * owe a nomination each month, and the town's office of home affairs as hub.
 */
@TestComponent
public class PlanWorld {

    /** The clock of the world runs, from 18 March 2025 on. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class OnTheDay {

        @Bean
        @Primary
        public Clock clockOfTheWorld() {
            Clock real = Clock.system(ZoneId.of("Asia/Ho_Chi_Minh"));
            return Clock.offset(real, Duration.between(real.instant(), Instant.parse("2025-03-18T02:00:00Z")));
        }

        /** Its people come in by a password alone. */
        @Bean
        @Primary
        public SecondFactorDuty noSecondFactor() {
            return () -> false;
        }
    }

    public static final LocalDate TODAY = LocalDate.of(2025, 3, 18);
    public static final String PASSWORD = "mot-mat-khau-dai";
    public static final String TOWN = "ninh-hoa-2021";
    public static final String MONTHLY = "nh-ob-01";
    public static final List<String> COMMUNES = List.of("Ninh An", "Ninh Bình", "Ninh Đông", "Ninh Hưng", "Ninh Ích");

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final PlanLoading loading;
    private final Plans plans;
    private final Accounts accounts;
    private final Map<String, Actor> actors = new LinkedHashMap<>();

    PlanWorld(JdbcClient jdbc, Bodies bodies, PlanLoading loading, Plans plans, Accounts accounts) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.loading = loading;
        this.plans = plans;
        this.accounts = accounts;
    }

    /** Loads the plan and the bodies; nothing happens if they are there. */
    public void settle() {
        boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM identity_account WHERE username = 'hub')")
                .query(Boolean.class)
                .single();
        if (there) {
            return;
        }
        load(TOWN);
        UUID town = town().issuerId();
        for (String commune : COMMUNES) {
            put("UBND xã " + commune, "people-committee", "commune", town);
        }
        put("Công ty TNHH Muối Hòn Khói", "enterprise", "unit", town);
        loading.settleParts(town().id());
        loading.materialise(town().id());
        person("hub", Role.HUB_OFFICER, body("Phòng Nội vụ"));
        person("leader", Role.LEADER, bodies.get(town));
        person("inspector", Role.INSPECTOR, bodies.get(town));
        person("officer", Role.OFFICER, commune("Ninh Đông"));
        person("other", Role.OFFICER, commune("Ninh An"));
        person("commune-leader", Role.LEADER, commune("Ninh Đông"));
        person("admin", Role.ADMINISTRATOR, bodies.get(town));
    }

    public void load(String code) {
        try {
            loading.load(By.SYSTEM, Files.readAllBytes(Path.of("plans", code + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Plan town() {
        return plans.byCode(TOWN).orElseThrow();
    }

    public Body commune(String name) {
        return body("UBND xã " + name);
    }

    public Body body(String name) {
        return bodies.all().stream()
                .filter(body -> body.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Actor actor(String username) {
        return actors.get(username);
    }

    public void person(String username, Role role, Body body) {
        Account account = accounts.open(By.SYSTEM, username, "Người " + username, accounts.hash(PASSWORD));
        accounts.appoint(By.SYSTEM, account, role, body.id());
        var posts = accounts.posts(account.id());
        actors.put(username, new Actor(account.id(), username, account.name(), posts.getFirst(), posts));
    }

    /** The instance of a body that begins on a day. */
    public UUID instance(Body body, String obligation, LocalDate from) {
        return jdbc.sql("""
                        SELECT id
                          FROM plan_instance
                         WHERE body_id = :body AND obligation = :obligation AND period_from = :from
                        """)
                .param("body", body.id())
                .param("obligation", obligation)
                .param("from", from)
                .query(UUID.class)
                .single();
    }

    /** Met on a day without more ado. */
    public void met(UUID instance, @org.jspecify.annotations.Nullable LocalDate on) {
        jdbc.sql("UPDATE plan_instance SET met_on = :on WHERE id = :id")
                .param("on", on)
                .param("id", instance)
                .update();
    }

    public void put(String name, String kind, String level, UUID parent) {
        bodies.put("thi-xa-ninh-hoa/" + name.hashCode(), name, Set.of(), kind, level, parent, "thị xã Ninh Hòa");
    }
}
