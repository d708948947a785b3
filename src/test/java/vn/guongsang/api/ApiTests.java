package vn.guongsang.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.people.Recovering;

/** Another program reads what its person may read, and only what its token opens. */
@InDemoWorld
class ApiTests {

    private static final String PLAN = "/api/v1/plans/ninh-hoa-2021";

    @Autowired
    MockMvc mvc;

    @Autowired
    Tokens tokens;

    @Autowired
    Recovering recovering;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UserDetailsService people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final JsonMapper json = JsonMapper.shared();

    @BeforeEach
    void noTokens() {
        jdbc.sql("DELETE FROM api_token").update();
    }

    @Test
    void withoutATokenNothingIsReadAndItSaysHow() throws Exception {
        MockHttpServletResponse answer = ask("/api/v1/plans", null);
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
        assertThat(ask("/api/v1/plans", "gs1_none").getStatus()).isEqualTo(401);
        assertThat(ask("/api/v1/openapi.yaml", null).getStatus()).isEqualTo(200);
    }

    @Test
    void aTokenIsMadeByWhoeverShowsAgainWhoTheyAre() throws Exception {
        for (String password : List.of("", "mat-khau-khac")) {
            assertThat(made("noivu.ninhhoa", password).getContentAsString()).contains("Mật khẩu hiện tại không đúng");
        }
        assertThat(tokens.of(account("noivu.ninhhoa"))).isEmpty();

        assertThat(made("noivu.ninhhoa", "guongsang-mau").getStatus()).isEqualTo(302);
        assertThat(tokens.of(account("noivu.ninhhoa"))).hasSize(1);
    }

    private MockHttpServletResponse made(String username, String password) throws Exception {
        return mvc.perform(post("/tai-khoan/ma-truy-cap")
                        .param("name", "kho")
                        .param("scopes", "plans:read")
                        .param("days", "30")
                        .param("present", password)
                        .with(user(people.loadUserByUsername(username)))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private UUID account(String username) {
        return jdbc.sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }

    @Test
    void aTokenOpensItsScopesAndNoMore() throws Exception {
        String token = token("noivu.ninhhoa", Role.HUB_OFFICER, EnumSet.of(Scope.PLANS));
        assertThat(read("/api/v1/plans", token)
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("id").stringValue()))
                .containsExactlyInAnyOrderElementsOf(jdbc.sql("SELECT code FROM plan_v_plan")
                        .query(String.class)
                        .list());
        assertThat(read(PLAN, token).get("shortTitle").stringValue()).isNotEmpty();
        for (String more : List.of("/obligations", "/instances", "/compliance", "/quotas")) {
            assertThat(ask(PLAN + more, token).getStatus()).as(more).isEqualTo(403);
        }
        assertThat(ask("/api/v1/else", token).getStatus()).isEqualTo(403);
        assertThat(ask("/viec", token).getStatus())
                .as("pages do not know tokens")
                .isEqualTo(302);
    }

    @Test
    void theHubReadsAllBodiesAnOfficerTheirOwn() throws Exception {
        String hub = token("noivu.ninhhoa", Role.HUB_OFFICER, EnumSet.allOf(Scope.class));
        String officer = token("ninhdong", Role.OFFICER, EnumSet.allOf(Scope.class));
        String of = PLAN + "/instances?from=2025-03-01&to=2025-03-31";
        assertThat(bodies(read(of, officer))).containsExactly("UBND xã Ninh Đông");
        assertThat(bodies(read(of, hub)))
                .hasSize(jdbc.sql("""
                                SELECT count(DISTINCT instance.body_id)
                                  FROM plan_instance instance
                                  JOIN plan_plan plan ON plan.id = instance.plan_id
                                 WHERE plan.code = 'ninh-hoa-2021'
                                   AND coalesce(instance.due, instance.period_from) <= '2025-03-31'
                                   AND coalesce(instance.due, instance.period_to) >= '2025-03-01'
                                """).query(Integer.class).single());
        assertThat(ask(PLAN + "/compliance", officer).getStatus()).isEqualTo(403);
        assertThat(ask("/api/v1/plans/khong-co", hub).getStatus()).isEqualTo(404);
    }

    @Test
    void readingOnFindsEveryInstanceOnce() throws Exception {
        String hub = token("noivu.ninhhoa", Role.HUB_OFFICER, EnumSet.allOf(Scope.class));
        var found = new java.util.ArrayList<String>();
        String next = PLAN + "/instances";
        while (next != null) {
            JsonNode answer = read(next, hub);
            answer.get("items").forEach(one -> found.add(one.get("id").stringValue()));
            next = answer.get("next").isNull() ? null : answer.get("next").stringValue();
        }
        assertThat(found)
                .doesNotHaveDuplicates()
                .hasSize(jdbc.sql("""
                                SELECT count(*)
                                  FROM plan_instance instance
                                  JOIN plan_plan plan ON plan.id = instance.plan_id
                                 WHERE plan.code = 'ninh-hoa-2021'
                                   AND instance.owed_from <= '2025-03-10'
                                   AND instance.owed_until > '2025-03-10'
                                """).query(Integer.class).single());
        assertThat(found.size()).isGreaterThan(500);
    }

    @Test
    void complianceAddsUpToTheInstances() throws Exception {
        String hub = token("noivu.ninhhoa", Role.HUB_OFFICER, EnumSet.allOf(Scope.class));
        long told = read(PLAN + "/compliance?year=2024", hub)
                .get("items")
                .valueStream()
                .filter(period -> period.get("obligation").stringValue().equals("nh-ob-01"))
                .flatMap(period -> period.get("standings").valueStream())
                .mapToLong(JsonNode::asLong)
                .sum();
        assertThat(told).isEqualTo(jdbc.sql("""
                        SELECT count(*)
                          FROM plan_instance
                         WHERE obligation = 'nh-ob-01'
                           AND period_from BETWEEN '2024-01-01' AND '2024-12-31'
                           AND owed_from <= '2025-03-10'
                           AND owed_until > '2025-03-10'
                        """).query(Long.class).single());
    }

    @Test
    void quotasAreThoseOfThePlan() throws Exception {
        String hub = token("noivu.ninhhoa", Role.HUB_OFFICER, EnumSet.allOf(Scope.class));
        JsonNode items = read(PLAN + "/quotas", hub).get("items");
        assertThat(items.valueStream()
                        .filter(one -> one.get("kind").stringValue().equals("collective"))
                        .mapToInt(one -> one.get("required").asInt())
                        .sum())
                .isGreaterThanOrEqualTo(105);
        assertThat(read(PLAN + "/obligations", hub)
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("rule").stringValue()))
                .contains("Hằng tháng, chậm nhất ngày 20");
    }

    @Test
    void endedAndExpiredOnesAndThoseOfPeopleWhoLeftOpenNothing() throws Exception {
        String ended = token("ninhdong", Role.OFFICER, EnumSet.of(Scope.PLANS));
        Actor officer = actor("ninhdong", Role.OFFICER);
        UUID id = tokens.of(officer.accountId()).getFirst().id();
        assertThat(tokens.end(actor("ninhtho", Role.OFFICER), id)).isFalse();
        assertThat(ask("/api/v1/plans", ended).getStatus()).isEqualTo(200);
        assertThat(tokens.end(officer, id)).isTrue();
        assertThat(ask("/api/v1/plans", ended).getStatus()).isEqualTo(401);

        String expired = token("ninhdong", Role.OFFICER, EnumSet.of(Scope.PLANS));
        jdbc.sql("UPDATE api_token SET expires_at = '2020-01-01'").update();
        assertThat(ask("/api/v1/plans", expired).getStatus()).isEqualTo(401);

        String left = token("ninhdong", Role.OFFICER, EnumSet.of(Scope.PLANS));
        jdbc.sql("UPDATE identity_post SET valid_to = '2025-03-09' WHERE id = :post")
                .param("post", officer.post().id())
                .update();
        assertThat(ask("/api/v1/plans", left).getStatus()).isEqualTo(403);
        jdbc.sql("UPDATE identity_post SET valid_to = NULL WHERE id = :post")
                .param("post", officer.post().id())
                .update();
    }

    @Test
    void noneOutlivesTheHelpForAnAccountThatWasInOtherHands() throws Exception {
        String token = token("ninhdong", Role.OFFICER, EnumSet.of(Scope.PLANS));

        recovering
                .endSessions(
                        actor("quantri", Role.ADMINISTRATOR),
                        accounts.idOf("ninhdong").orElseThrow(),
                        "Mất máy")
                .orThrow();

        assertThat(ask("/api/v1/plans", token).getStatus()).isEqualTo(401);
    }

    @Test
    void theSecretIsNotKept() {
        String token = token("ninhdong", Role.OFFICER, EnumSet.of(Scope.PLANS));
        assertThat(jdbc.sql("SELECT api_token::text FROM api_token")
                        .query(String.class)
                        .single())
                .doesNotContain(token)
                .doesNotContain(token.substring(4));
    }

    /** The document names exactly the addresses that are there. */
    @Test
    void theDocumentSaysWhatThereIs() throws Exception {
        var document = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromInputStream(getClass().getResourceAsStream("/vn/guongsang/api/openapi.yaml"));
        assertThat(new TreeSet<Object>(((Map<?, ?>) document.get("paths")).keySet()))
                .isEqualTo(mappings.getHandlerMethods().keySet().stream()
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .filter(pattern -> pattern.startsWith("/api/"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> bodies(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .map(one -> one.get("bodyName").stringValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonNode read(String path, String token) throws Exception {
        MockHttpServletResponse answer = ask(path, token);
        assertThat(answer.getStatus())
                .as(path + ": " + answer.getContentAsString())
                .isEqualTo(200);
        return json.readTree(answer.getContentAsByteArray());
    }

    private MockHttpServletResponse ask(String path, @org.jspecify.annotations.Nullable String token) throws Exception {
        var request = get(path).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return mvc.perform(request).andReturn().getResponse();
    }

    private String token(String username, Role role, Set<Scope> scopes) {
        return tokens.make(actor(username, role), "Kho số liệu", scopes, 30);
    }

    private Actor actor(String username, Role role) {
        var person = accounts.byUsername(username).orElseThrow();
        List<Post> posts = accounts.posts(person.id());
        Post post =
                posts.stream().filter(held -> held.role() == role).findFirst().orElseThrow();
        return new Actor(person.id(), username, person.name(), post, posts);
    }
}
