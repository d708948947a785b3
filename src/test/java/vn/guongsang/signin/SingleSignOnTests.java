package vn.guongsang.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriComponentsBuilder;
import vn.guongsang.identity.Accounts;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.installation.Settings;
import vn.guongsang.installation.SingleSignOnAccess;

/** Whom a provider vouches for, and what nobody may pass off as its word. */
@InDemoWorld
@Import(SingleSignOnTests.AtTheProvider.class)
class SingleSignOnTests {

    private static final TestProvider PROVIDER = new TestProvider();
    private static final String SECRET = "một-bí-mật-của-riêng-hai-bên-mà-thôi";

    /** The settings of the demo world, and the provider. */
    @TestConfiguration(proxyBeanMethods = false)
    static class AtTheProvider {

        @Bean
        @Primary
        Settings settingsWithProvider() {
            return new Settings(
                    8080,
                    Path.of("target", "test-home").toAbsolutePath(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    URI.create("http://localhost:8080"),
                    Optional.empty(),
                    Optional.of(new SingleSignOnAccess(URI.create(PROVIDER.issuer()), TestProvider.CLIENT, SECRET)),
                    Settings.Operation.ALONE);
        }
    }

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Test
    void whoeverIsLinkedComesInAndNoTokenIsKept() {
        Guest guest = guest();
        link("ninhan", "subject-of-ninhan");

        Started started = start(guest);
        String landed = finish(
                guest,
                started,
                TestProvider.signed(
                        PROVIDER.key(),
                        PROVIDER.claims("subject-of-ninhan", started.nonce()).build()));

        assertThat(landed).isEqualTo("/viec");
        assertThat(guest.text("/tai-khoan")).contains("Nguyễn Văn Tâm", "Đã liên kết");
        assertThat(started.challenge()).isEqualTo(PROVIDER.lastChallenge());
        assertThat(jdbc.sql("SELECT encode(attribute_bytes, 'escape') FROM spring_session_attributes")
                        .query(String.class)
                        .list())
                .noneMatch(bytes -> bytes.contains(TestProvider.ACCESS_TOKEN));
    }

    @Test
    void aMailAddressProvesNothing() {
        Guest guest = guest();
        Started started = start(guest);

        String landed = finish(
                guest,
                started,
                TestProvider.signed(
                        PROVIDER.key(),
                        PROVIDER.claims("stranger", started.nonce())
                                .claim("email", "ninhan")
                                .claim("email_verified", true)
                                .claim("preferred_username", "ninhan")
                                .build()));

        assertThat(landed).isEqualTo("/dang-nhap?loi=unknown");
        assertThat(guest.isIn()).isFalse();
        assertThat(guest.text("/dang-nhap?loi=unknown")).contains("chưa có tài khoản nào");
    }

    /** A token that this product must not believe, by what is wrong with it. */
    record Forged(String wrong, BiFunction<String, String, String> token) {

        @Override
        public String toString() {
            return wrong;
        }
    }

    static Stream<Forged> forgeries() {
        return Stream.of(
                forged("issuer", claims -> claims.issuer("http://127.0.0.1:1")),
                forged("audience", claims -> claims.audience("another-client")),
                forged(
                        "party among several audiences",
                        claims -> claims.audience(List.of(TestProvider.CLIENT, "x"))
                                .claim("azp", "x")),
                forged("nonce", claims -> claims.claim("nonce", "another")),
                forged("no nonce", claims -> claims.claim("nonce", null)),
                forged(
                        "expired",
                        claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(600)))
                                .expirationTime(Date.from(Instant.now().minusSeconds(300)))),
                forged("no subject", claims -> claims.subject(null)),
                new Forged(
                        "unknown key",
                        (subject, nonce) -> TestProvider.signed(
                                TestProvider.newKey(),
                                PROVIDER.claims(subject, nonce).build())),
                new Forged(
                        "no signature",
                        (subject, nonce) ->
                                new PlainJWT(PROVIDER.claims(subject, nonce).build()).serialize()),
                new Forged(
                        "signed with the client's secret",
                        (subject, nonce) ->
                                maced(PROVIDER.claims(subject, nonce).build())));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedTokenOpensNothing(Forged forged) {
        link("ninhson", "subject-of-ninhson");
        Guest guest = guest();
        Started started = start(guest);

        assertThat(finish(guest, started, forged.token().apply("subject-of-ninhson", started.nonce())))
                .isEqualTo("/dang-nhap?loi=failed");
        assertThat(guest.isIn()).isFalse();
    }

    @Test
    void aKeyThatWasTakenBackSignsNothingAndItsSuccessorDoes() {
        link("ninhtho", "subject-of-ninhtho");
        var former = PROVIDER.key();
        Guest guest = guest();
        Started first = start(guest);
        assertThat(finish(
                        guest,
                        first,
                        TestProvider.signed(
                                former,
                                PROVIDER.claims("subject-of-ninhtho", first.nonce())
                                        .build())))
                .isEqualTo("/viec");

        PROVIDER.rotate();
        Guest later = guest();
        Started second = start(later);
        assertThat(finish(
                        later,
                        second,
                        TestProvider.signed(
                                PROVIDER.key(),
                                PROVIDER.claims("subject-of-ninhtho", second.nonce())
                                        .build())))
                .isEqualTo("/viec");
        Guest last = guest();
        Started third = start(last);
        assertThat(finish(
                        last,
                        third,
                        TestProvider.signed(
                                former,
                                PROVIDER.claims("subject-of-ninhtho", third.nonce())
                                        .build())))
                .isEqualTo("/dang-nhap?loi=failed");
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotHeard() {
        link("pleiku", "subject-of-pleiku");
        Guest guest = guest();
        Started started = start(guest);
        PROVIDER.hand(TestProvider.signed(
                PROVIDER.key(),
                PROVIDER.claims("subject-of-pleiku", started.nonce()).build()));

        Guest other = guest();
        assertThat(other.get("/dang-nhap/nhan/sso?code=x&state=" + started.state())
                        .getRedirectedUrl())
                .isEqualTo("/dang-nhap?loi=failed");
        assertThat(other.isIn()).isFalse();
        assertThat(guest.get("/dang-nhap/nhan/sso?code=x&state=another").getRedirectedUrl())
                .isEqualTo("/dang-nhap?loi=failed");
        assertThat(guest.isIn()).isFalse();
    }

    @Test
    void postsComeAndGoWithTheClaimsAndWhatWasGivenByHandStays() {
        Guest administrator = guest().signIn("quantri");
        String body = jdbc.sql("SELECT name FROM organisation_v_body WHERE name = 'UBND xã Ninh Đông'")
                .query(String.class)
                .single();
        rule(administrator, "groups", "can-bo", "OFFICER", body, true);
        rule(administrator, "realm_access.roles", "duyet-bai", "EDITOR", body, false);

        Guest guest = guest();
        assertThat(arrive(
                        guest,
                        "newcomer",
                        Map.of(
                                "groups",
                                List.of("can-bo", "khac"),
                                "name",
                                "Mới Đến",
                                "preferred_username",
                                "moi.den")))
                .isEqualTo("/viec");
        UUID account = accounts.idOf("moi.den").orElseThrow();
        assertThat(roles(account)).containsExactly("OFFICER");

        arrive(guest(), "newcomer", Map.of("groups", "can-bo", "realm_access", Map.of("roles", List.of("duyet-bai"))));
        assertThat(roles(account)).containsExactly("EDITOR", "OFFICER");
        arrive(guest(), "newcomer", Map.of("groups", List.of("can-bo")));
        assertThat(roles(account)).containsExactly("OFFICER");
        arrive(guest(), "newcomer", Map.of("groups", "can-bo", "realm_access", Map.of("roles", List.of("duyet-bai"))));
        assertThat(roles(account)).containsExactly("EDITOR", "OFFICER");
        arrive(guest(), "newcomer", Map.of());
        assertThat(roles(account)).isEmpty();

        // held by hand, and no claim speaks of it
        link("ninhdong", "subject-of-ninhdong");
        arrive(guest(), "subject-of-ninhdong", Map.of());
        assertThat(roles(accounts.idOf("ninhdong").orElseThrow())).containsExactly("OFFICER");
        // nor does a name that is taken lead into its account
        arrive(guest(), "namesake", Map.of("groups", "can-bo", "preferred_username", "ninhdong"));
        assertThat(accounts.idOf("ninhdong-2")).isPresent();
    }

    @Test
    void anAdministratorGivesPostsBelowTheirOwnBodyOnlyAndNobodyElseDoes() {
        Guest administrator = guest().signIn("quantri");

        assertThat(rule(administrator, "groups", "x", "LEADER", "UBND huyện Chư Sê", false))
                .isEqualTo(403);
        assertThat(rule(administrator, "", "", "", "Không có đơn vị này", false))
                .isEqualTo(422);
        assertThat(rule(guest().signIn("noivu.ninhhoa"), "groups", "x", "LEADER", "UBND xã Ninh Đông", false))
                .isEqualTo(403);
        assertThat(jdbc.sql("SELECT count(*) FROM signin_claim_rule WHERE role = 'LEADER'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aPersonLinksTheirOwnAccountAndNobodyElses() {
        Guest guest = guest().signIn("chuse");
        assertThat(guest.post("/tai-khoan/lien-ket").getStatus()).isEqualTo(200);
        assertThat(arrive(guest, "subject-of-chuse", Map.of())).isEqualTo("/viec");

        Guest again = guest();
        assertThat(arrive(again, "subject-of-chuse", Map.of())).isEqualTo("/viec");
        assertThat(again.text("/tai-khoan")).contains("Kpă Thị Hương");

        Guest other = guest().signIn("duchanh");
        other.post("/tai-khoan/lien-ket");
        assertThat(arrive(other, "subject-of-chuse", Map.of())).isEqualTo("/dang-nhap?loi=taken");

        again.post("/tai-khoan/lien-ket/go");
        assertThat(arrive(guest(), "subject-of-chuse", Map.of())).isEqualTo("/dang-nhap?loi=unknown");
    }

    @Test
    void theDoorLeadsThereAndOutOfItToo() {
        Guest guest = guest();

        assertThat(guest.text("/dang-nhap")).contains("href=\"/dang-nhap/chung\"");
        assertThat(guest.get("/dang-nhap/chung").getRedirectedUrl()).isEqualTo("/dang-nhap/chung/sso");
        assertThat(guest.text("/dang-nhap?ra="))
                .contains(PROVIDER.issuer()
                        + "/logout?client_id=guongsang&amp;post_logout_redirect_uri=http%3A%2F%2Flocalhost");
    }

    // the provider says that somebody left there

    @Test
    void aSessionThatEndsAtTheProviderEndsHereAndNoOther() {
        link("ninhhiep", "subject-of-ninhhiep");
        Guest office = guest();
        Guest phone = guest();
        arrive(office, "subject-of-ninhhiep", Map.of("sid", "office"));
        arrive(phone, "subject-of-ninhhiep", Map.of("sid", "phone"));
        Guest byPassword = guest().signIn("ninhhiep");
        Guest somebodyElse = guest().signIn("ninhdong");

        String token = TestProvider.signed(
                PROVIDER.key(), PROVIDER.logout().claim("sid", "office").build());
        assertThat(told(token)).isEqualTo(200);
        assertThat(List.of(office.isIn(), phone.isIn(), byPassword.isIn())).containsExactly(false, true, true);
        assertThat(told(token)).as("heard before").isEqualTo(400);
        // whoever was on the way in by that session does not come in any more
        assertThat(arrive(guest(), "subject-of-ninhhiep", Map.of("sid", "office")))
                .isEqualTo("/dang-nhap?loi=ended");

        assertThat(told(TestProvider.signed(
                        PROVIDER.key(),
                        PROVIDER.logout().subject("subject-of-ninhhiep").build())))
                .isEqualTo(200);
        assertThat(List.of(phone.isIn(), byPassword.isIn(), somebodyElse.isIn()))
                .containsExactly(false, false, true);
        assertThat(jdbc.sql(
                                "SELECT details ->> 'sessions' FROM audit_entry WHERE act = 'account.sso-ended' ORDER BY id")
                        .query(String.class)
                        .list())
                .endsWith("1", "2");
    }

    @Test
    void whoNeverCameInIsOutAlready() {
        assertThat(told(TestProvider.signed(
                        PROVIDER.key(), PROVIDER.logout().subject("nobody").build())))
                .isEqualTo(200);
        assertThat(told(TestProvider.signed(
                        PROVIDER.key(),
                        PROVIDER.logout().claim("sid", "nowhere").build())))
                .isEqualTo(200);
    }

    static Stream<Forged> forgedLogouts() {
        return Stream.of(
                logout("issuer", claims -> claims.issuer("http://127.0.0.1:1")),
                logout("audience", claims -> claims.audience("another-client")),
                logout("no event", claims -> claims.claim("events", null)),
                logout("another event", claims -> claims.claim("events", Map.of("x", Map.of()))),
                logout("nonce, so an ID token", claims -> claims.claim("nonce", "x")),
                logout("no name of its own", claims -> claims.jwtID(null)),
                logout("nobody", claims -> claims.subject(null)),
                logout(
                        "expired",
                        claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(600)))
                                .expirationTime(Date.from(Instant.now().minusSeconds(300)))),
                logout(
                        "old, though it says that it lasts",
                        claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(3600)))
                                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))),
                new Forged(
                        "unknown key",
                        (subject, _) -> TestProvider.signed(
                                TestProvider.newKey(),
                                PROVIDER.logout().subject(subject).build())),
                new Forged(
                        "no signature",
                        (subject, _) ->
                                new PlainJWT(PROVIDER.logout().subject(subject).build()).serialize()),
                new Forged(
                        "signed with the client's secret",
                        (subject, _) -> maced(PROVIDER.logout().subject(subject).build())),
                new Forged("no token", (_, _) -> "x"));
    }

    @ParameterizedTest
    @MethodSource("forgedLogouts")
    void aForgedLogoutEndsNothing(Forged forged) {
        link("ninhson", "second-subject-of-ninhson");
        Guest guest = guest();
        arrive(guest, "second-subject-of-ninhson", Map.of("sid", "s"));

        assertThat(told(forged.token().apply("second-subject-of-ninhson", ""))).isGreaterThanOrEqualTo(400);
        assertThat(guest.isIn()).isTrue();
    }

    private static Forged logout(String wrong, java.util.function.UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Forged(
                wrong,
                (subject, _) -> TestProvider.signed(
                        PROVIDER.key(),
                        change.apply(PROVIDER.logout().subject(subject)).build()));
    }

    /** As the provider itself sends it: no browser, no session, no form. */
    private int told(String token) {
        try {
            return mvc.perform(MockMvcRequestBuilders.post("/logout/connect/back-channel/sso")
                            .param("logout_token", token))
                    .andReturn()
                    .getResponse()
                    .getStatus();
        } catch (AuthenticationServiceException _) {
            // what the provider signed and is no logout token: its own failure, not the sender's
            return 500;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    // the way there and back

    private record Started(String state, String nonce, String challenge) {}

    private Started start(Guest guest) {
        String location = guest.get("/dang-nhap/chung/sso").getRedirectedUrl();
        assertThat(location).startsWith(PROVIDER.issuer() + "/authorize?").contains("code_challenge_method=S256");
        var query = UriComponentsBuilder.fromUriString(location).build().getQueryParams();
        return new Started(query.getFirst("state"), query.getFirst("nonce"), query.getFirst("code_challenge"));
    }

    private String finish(Guest guest, Started started, String token) {
        PROVIDER.hand(token);
        return guest.get("/dang-nhap/nhan/sso?code=x&state=" + started.state()).getRedirectedUrl();
    }

    private String arrive(Guest guest, String subject, Map<String, Object> claims) {
        Started started = start(guest);
        JWTClaimsSet.Builder all = PROVIDER.claims(subject, started.nonce());
        claims.forEach(all::claim);
        return finish(guest, started, TestProvider.signed(PROVIDER.key(), all.build()));
    }

    private void link(String username, String subject) {
        jdbc.sql(
                        "INSERT INTO signin_subject VALUES (:issuer, :subject, :account, '2025-03-10T00:00:00Z') ON CONFLICT DO NOTHING")
                .param("issuer", PROVIDER.issuer())
                .param("subject", subject)
                .param("account", accounts.idOf(username).orElseThrow())
                .update();
    }

    private int rule(Guest administrator, String claim, String value, String role, String body, boolean opens) {
        String[] form = {"claim", claim, "value", value, "role", role, "body", body, opens ? "opens" : "khong", "true"};
        return administrator.post("/quan-tri/dang-nhap-chung", form).getStatus();
    }

    private List<String> roles(UUID account) {
        return accounts.posts(account).stream()
                .map(post -> post.role().name())
                .sorted()
                .toList();
    }

    private static Forged forged(String wrong, java.util.function.UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Forged(
                wrong,
                (subject, nonce) -> TestProvider.signed(
                        PROVIDER.key(),
                        change.apply(PROVIDER.claims(subject, nonce)).build()));
    }

    private static String maced(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private Guest guest() {
        return new Guest(mvc, "10.3.0.1");
    }
}
