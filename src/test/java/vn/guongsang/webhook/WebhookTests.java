package vn.guongsang.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.delivery.Sending;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.plan.Extensions;
import vn.guongsang.plan.FilingKind;
import vn.guongsang.plan.ObligationHappened;
import vn.guongsang.plan.ObligationHappened.What;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.plan.domain.FallingOverdue;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;
import vn.guongsang.webhook.AddressGuard.Names;
import vn.guongsang.webhook.Receivers.Receiver;

/** What becomes of a duty, told to a program behind a real HTTP server. */
@InDemoWorld
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookTests {

    private static final String OUTSIDE = "https://1.1.1.1/su-kien";

    @Autowired
    Receivers receivers;

    @Autowired
    Deliveries deliveries;

    @Autowired
    WebhookCourier courier;

    @Autowired
    ForgettingDeliveries forgetting;

    @Autowired
    FallingOverdue fallingOverdue;

    @Autowired
    Obligations obligations;

    @Autowired
    Extensions extensions;

    @Autowired
    Accounts accounts;

    @Autowired
    Audit audit;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** What arrived at the server. */
    private record Request(String path, String id, String time, String signature, byte[] body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private HttpServer server;
    private Instant now;

    @BeforeAll
    void sendByHand() {
        courier.stop();
    }

    @AfterAll
    void sendAgain() {
        courier.start();
    }

    @BeforeEach
    void listen() throws Exception {
        jdbc.sql("DELETE FROM webhook_delivery").update();
        jdbc.sql("DELETE FROM webhook_receiver").update();
        requests.clear();
        answers.clear();
        now = Instant.parse("2099-01-01T00:00:00Z");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            requests.add(new Request(
                    exchange.getRequestURI().getPath(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Location", "/noi-khac");
            exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.removeFirst(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopListening() {
        server.stop(0);
    }

    @Test
    void tellsTheReceiversOfTheBodyAndOfThoseAboveWhatTheyAskedFor() {
        UUID above = receiver("UBND thị xã Ninh Hòa", OUTSIDE, EnumSet.allOf(What.class));
        UUID own = receiver("UBND xã Ninh Đông", OUTSIDE, EnumSet.of(What.RETURNED));
        receiver("UBND xã Ninh Thọ", OUTSIDE, EnumSet.allOf(What.class));
        receiver("UBND huyện Chư Sê", OUTSIDE, EnumSet.allOf(What.class));
        Actor officer = actor("ninhdong", Role.OFFICER);
        Actor hub = actor("noivu.ninhhoa", Role.HUB_OFFICER);
        Instance instance = open("^UBND xã Ninh Đông$");

        obligations
                .rule(hub, file(officer, instance), false, "Thiếu số liệu của ông Nguyễn Văn A")
                .orThrow();
        obligations.rule(hub, file(officer, instance), true, "").orThrow();

        assertThat(told(above)).containsExactly("FILED", "MET", "RETURNED", "FILED", "MET", "ACCEPTED");
        assertThat(told(own)).containsExactly("RETURNED");
        assertThat(jdbc.sql("SELECT count(DISTINCT receiver_id) FROM webhook_delivery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT string_agg(payload, '') FROM webhook_delivery")
                        .query(String.class)
                        .single())
                .doesNotContain("Nguyễn Văn A", officer.name(), hub.name());
    }

    @Test
    void tellsOfMoreTimeAndOfNone() {
        UUID receiver = receiver("UBND thị xã Ninh Hòa", OUTSIDE, EnumSet.allOf(What.class));
        Actor hub = actor("noivu.ninhhoa", Role.HUB_OFFICER);
        Instance instance = open("^UBND (xã|phường) Ninh [^Đ]");
        var later = LocalDate.of(2025, 12, 31);
        extensions
                .decide(hub, instance, Extensions.Outcome.EXTENDED, later, "Lũ lụt")
                .orThrow();
        JsonNode data = data(receiver);
        assertThat(data.get("due").stringValue()).isEqualTo(later.toString());
        assertThat(data.get("firstDue").stringValue()).isEqualTo(instance.due().toString());
        assertThat(data.get("bodyId").stringValue()).isEqualTo(instance.bodyId().toString());
        extensions
                .decide(
                        hub,
                        obligations.find(instance.id()).orElseThrow(),
                        Extensions.Outcome.WAIVED,
                        null,
                        "Đơn vị mới lập")
                .orThrow();
        assertThat(told(receiver)).containsExactly("EXTENDED", "WAIVED");
    }

    @Test
    void tellsNothingOfWhatWasTakenBack() {
        receiver("UBND thị xã Ninh Hòa", OUTSIDE, EnumSet.allOf(What.class));
        Instance instance = open("^UBND xã Ninh Đông$");
        transaction.executeWithoutResult(status -> {
            file(actor("ninhdong", Role.OFFICER), instance);
            status.setRollbackOnly();
        });
        assertThat(jdbc.sql("SELECT count(*) FROM webhook_delivery")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void tellsOnceWhatFellOverdueAndAgainAfterItsDayWasMoved() {
        UUID receiver = receiver("UBND thị xã Ninh Hòa", OUTSIDE, EnumSet.of(What.OVERDUE));
        jdbc.sql("DELETE FROM plan_overdue").update();
        transaction.executeWithoutResult(_ -> fallingOverdue.run());
        List<UUID> expected = jdbc.sql("""
                        SELECT instance.id
                          FROM plan_instance instance
                          JOIN plan_plan plan ON plan.id = instance.plan_id
                         WHERE plan.code = 'ninh-hoa-2021'
                           AND instance.due BETWEEN '2025-02-07' AND '2025-03-09'
                           AND instance.met_on IS NULL
                           AND instance.binding
                           AND instance.owed_from <= '2025-03-10'
                           AND instance.owed_until > '2025-03-10'
                        """).query(UUID.class).list();
        assertThat(instances(receiver)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
        transaction.executeWithoutResult(_ -> fallingOverdue.run());
        assertThat(instances(receiver)).hasSameSizeAs(expected);

        UUID moved = expected.getFirst();
        jdbc.sql("UPDATE plan_instance SET due = '2025-03-09' WHERE id = :id AND due <> '2025-03-09'")
                .param("id", moved)
                .update();
        transaction.executeWithoutResult(_ -> fallingOverdue.run());
        assertThat(instances(receiver)).hasSize(expected.size() + 1).contains(moved);
    }

    @Test
    void signsSoThatOthersCanTell() {
        Trial trial = trial();
        Sending<?> sending = sending(InetAddress::getAllByName, "127.0.0.0/8");
        assertThat(sending.sendOne()).isTrue();
        assertThat(sending.sendOne()).isFalse();

        Request request = requests.getFirst();
        assertThat(requests).hasSize(1);
        assertThat(request.id()).isEqualTo(trial.delivery().toString());
        assertThat(request.time()).isEqualTo(Long.toString(now.getEpochSecond()));
        assertThat(request.signature()).isEqualTo(signature(trial.secret(), request));
        assertThat(JsonMapper.shared().readTree(request.body()).get("type").stringValue())
                .isEqualTo("test");
        assertThat(state(trial.delivery())).isEqualTo("SENT");
        assertThat(log(trial.delivery())).containsExactly("TAKEN HTTP 200");
    }

    @Test
    void aNewSecretSignsInPlaceOfTheFormer() {
        Trial trial = trial();
        Actor administrator = actor("quantri", Role.ADMINISTRATOR);
        Receiver receiver = receivers.find(administrator, trial.receiver()).orElseThrow();
        String renewed = receivers.renewSecret(administrator, receiver);
        sending(InetAddress::getAllByName, "127.0.0.0/8").sendOne();
        assertThat(requests.getFirst().signature())
                .isEqualTo(signature(renewed, requests.getFirst()))
                .isNotEqualTo(signature(trial.secret(), requests.getFirst()));
        assertThat(jdbc.sql("SELECT webhook_receiver::text || encode(secret, 'base64') FROM webhook_receiver")
                        .query(String.class)
                        .single())
                .doesNotContain(renewed.substring("whsec_".length()));
    }

    @Test
    void triesAgainAfterAPauseUnderTheSameIdAndANewTime() {
        Trial trial = trial();
        answers.addAll(List.of(500, 503));
        Sending<?> sending = sending(InetAddress::getAllByName, "127.0.0.0/8");
        assertThat(sending.sendOne()).isTrue();
        assertThat(sending.sendOne()).isFalse();
        for (Duration pause : Sending.PAUSES.subList(0, 2)) {
            now = now.plus(pause).minusSeconds(1);
            assertThat(sending.sendOne()).isFalse();
            now = now.plusSeconds(1);
            assertThat(sending.sendOne()).isTrue();
        }
        assertThat(log(trial.delivery())).containsExactly("NOT_NOW HTTP 500", "NOT_NOW HTTP 503", "TAKEN HTTP 200");
        assertThat(requests)
                .extracting(Request::id)
                .containsOnly(trial.delivery().toString());
        assertThat(requests).extracting(Request::time).doesNotHaveDuplicates();
        assertThat(requests)
                .allSatisfy(request -> assertThat(request.signature()).isEqualTo(signature(trial.secret(), request)));
    }

    @Test
    void followsNoRedirection() {
        Trial trial = trial();
        answers.add(302);
        sending(InetAddress::getAllByName, "127.0.0.0/8").sendOne();
        assertThat(requests).extracting(Request::path).containsExactly("/su-kien");
        assertThat(state(trial.delivery())).isEqualTo("WAITING");
        assertThat(log(trial.delivery())).containsExactly("NOT_NOW HTTP 302");
    }

    @Test
    void whoSaysThatItIsGoneIsToldNothingMore() {
        Trial trial = trial();
        Actor administrator = actor("quantri", Role.ADMINISTRATOR);
        UUID other = deliveries.tryOut(
                administrator, receivers.find(administrator, trial.receiver()).orElseThrow());
        due();
        answers.add(410);
        Sending<?> sending = sending(InetAddress::getAllByName, "127.0.0.0/8");
        assertThat(sending.sendOne()).isTrue();
        assertThat(sending.sendOne()).isFalse();
        assertThat(state(trial.delivery())).isEqualTo("GIVEN_UP");
        Receiver gone = receivers.find(administrator, trial.receiver()).orElseThrow();
        assertThat(gone.gone()).isTrue();

        receivers.resume(administrator, gone);
        assertThat(sending.sendOne()).isTrue();
        assertThat(state(other)).isEqualTo("SENT");
        deliveries.retry(administrator, gone, trial.delivery()).orThrow();
        due();
        assertThat(sending.sendOne()).isTrue();
        assertThat(state(trial.delivery())).isEqualTo("SENT");
        assertThat(deliveries.retry(administrator, gone, trial.delivery())).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainAndKeepsNobodyElseWaiting() {
        Trial away = trial();
        server.stop(0);
        assertThat(sending(InetAddress::getAllByName, "127.0.0.0/8").sendOne()).isTrue();
        assertThat(log(away.delivery())).containsExactly("NOT_NOW NO_CONNECTION");
        assertThat(state(away.delivery())).isEqualTo("WAITING");
    }

    @Test
    void aReceiverIsToldOneThingAtATimeWhileOthersAreToldToo() {
        Actor administrator = actor("quantri", Role.ADMINISTRATOR);
        Trial slow = trial();
        deliveries.tryOut(
                administrator, receivers.find(administrator, slow.receiver()).orElseThrow());
        Trial other = trial();
        due();
        var dying = new Sending<>(
                jdbc,
                transaction,
                clock(),
                new WebhookPost(jdbc, receivers, clock(), audit, guard(InetAddress::getAllByName)) {
                    @Override
                    public Outcome carry(Message message) {
                        throw new IllegalStateException("killed");
                    }
                });
        assertThatThrownBy(dying::sendOne).hasMessage("killed");
        Sending<?> sending = sending(InetAddress::getAllByName, "127.0.0.0/8");
        assertThat(sending.sendOne()).isTrue();
        assertThat(sending.sendOne()).isFalse();
        assertThat(state(other.delivery())).isEqualTo("SENT");
        now = now.plus(Sending.LEASE).plusSeconds(1);
        assertThat(sending.sendOne()).isTrue();
        assertThat(sending.sendOne()).isTrue();
        assertThat(sending.sendOne()).isFalse();
        assertThat(log(slow.delivery())).containsExactly("null null", "TAKEN HTTP 200");
    }

    /** The address was public when it was entered, and a name may stand for something else a moment later. */
    @Test
    void goesNowhereInsideWhateverTheNameOrTheNumber() {
        String port = ":" + server.getAddress().getPort();
        Names rebound = _ -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        for (String host : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "2130706433")) {
            for (String scheme : List.of("https://", "http://")) {
                assertThat(answerOf(scheme + host + port + "/", InetAddress::getAllByName))
                        .as(scheme + host)
                        .startsWith("NOT_NOW NOT_CALLED ");
            }
        }
        assertThat(answerOf("https://kho.so-lieu.test" + port + "/", rebound))
                .as("and what the name stands for inside is not told")
                .isEqualTo("NOT_NOW NOT_CALLED kho.so-lieu.test");
        assertThat(requests).isEmpty();
    }

    @Test
    void takesNoAddressThatIsNotOne() {
        for (String address : List.of(
                "",
                "kho.test",
                "ftp://1.1.1.1/",
                "https://",
                "https:///duong-dan",
                "https://ai:mat-khau@1.1.1.1/",
                "https://1.1.1.1/#phan",
                "https://1.1.1.1/" + "a".repeat(500),
                "javascript:alert(1)")) {
            assertThat(code(address)).as(address).isEqualTo("webhook.refused.address");
        }
        for (String address :
                List.of("http://1.1.1.1/", "https://10.0.0.1/", "https://localhost:8080/", "https://[fd00::1]/")) {
            assertThat(code(address)).as(address).isEqualTo("webhook.refused.not-called");
        }
        assertThat(code("https://khong-co.invalid/")).isEqualTo("webhook.refused.no-host");
        assertThat(receivers.mayGoTo(OUTSIDE)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void isLookedAfterByAdministratorsOfTheBodyAndOfThoseAbove() {
        UUID id = receiver("UBND huyện Chư Sê", OUTSIDE, EnumSet.allOf(What.class));
        UUID below = receiver("UBND xã Ninh An", OUTSIDE, EnumSet.allOf(What.class));
        Actor administrator = actor("quantri", Role.ADMINISTRATOR);
        assertThat(receivers.of(administrator)).extracting(Receiver::id).containsExactly(below);
        assertThat(receivers.find(administrator, id)).isEmpty();
        assertThatThrownBy(() -> receivers.make(
                        actor("noivu.ninhhoa", Role.HUB_OFFICER), UUID.randomUUID(), "x", OUTSIDE, Set.of(What.MET)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsOldIsClearedAwayAndWhatEndsIsToldNothing() {
        Trial trial = trial();
        jdbc.sql("UPDATE webhook_delivery SET written_at = written_at - interval '91 days'")
                .update();
        Actor administrator = actor("quantri", Role.ADMINISTRATOR);
        Receiver receiver = receivers.find(administrator, trial.receiver()).orElseThrow();
        UUID kept = deliveries.tryOut(administrator, receiver);
        transaction.executeWithoutResult(_ -> forgetting.run());
        assertThat(deliveries.to(receiver, null, 0, 10))
                .extracting(Deliveries.Delivery::id)
                .containsExactly(kept);

        receivers.end(administrator, receiver);
        assertThat(receivers.find(administrator, receiver.id())).isEmpty();
        assertThat(state(kept)).isEqualTo("GIVEN_UP");
        transaction.executeWithoutResult(_ -> events.publishEvent(new ObligationHappened(
                What.FILED, Set.of(open("^UBND (xã|phường) Ninh [^Đ]").id()))));
        assertThat(told(receiver.id())).containsExactly("TEST");
    }

    /** A trial that waits for the server of this test. */
    private record Trial(UUID receiver, UUID delivery, String secret) {}

    private Trial trial() {
        Actor administrator = actor("quantri", Role.ADMINISTRATOR);
        UUID id = UUID.randomUUID();
        String secret = receivers
                .make(administrator, id, "Kho số liệu", OUTSIDE, EnumSet.allOf(What.class))
                .orElseThrow();
        // entered as a public one; the server of this test has to be inside
        jdbc.sql("UPDATE webhook_receiver SET address = :address WHERE id = :id")
                .param("address", "http://127.0.0.1:" + server.getAddress().getPort() + "/su-kien")
                .param("id", id)
                .update();
        UUID delivery = deliveries.tryOut(
                administrator, receivers.find(administrator, id).orElseThrow());
        due();
        return new Trial(id, delivery, secret);
    }

    private String answerOf(String address, Names names) {
        jdbc.sql("DELETE FROM webhook_delivery").update();
        Trial trial = trial();
        jdbc.sql("UPDATE webhook_receiver SET address = :address WHERE id = :id")
                .param("address", address)
                .param("id", trial.receiver())
                .update();
        sending(names).sendOne();
        return log(trial.delivery()).getFirst();
    }

    private void due() {
        jdbc.sql("UPDATE webhook_delivery SET next_try_at = :now WHERE state = 'WAITING'")
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    private UUID receiver(String body, String address, Set<What> what) {
        UUID id = UUID.randomUUID();
        receivers.make(actor("quantri", Role.ADMINISTRATOR), id, "Kho số liệu", address, what);
        jdbc.sql("""
                        UPDATE webhook_receiver
                           SET body_id = (SELECT id FROM organisation_v_body WHERE name = :body)
                         WHERE id = :id
                        """).param("body", body).param("id", id).update();
        return id;
    }

    /** A duty that is not yet answered, and that a word of nothing answers. */
    private Instance open(String body) {
        return jdbc.sql("""
                        SELECT instance.id
                          FROM plan_instance instance
                          JOIN organisation_v_body body ON body.id = instance.body_id
                         WHERE body.name ~ :body
                           AND instance.minimum IS NULL
                           AND instance.met_on IS NULL
                           AND instance.due IS NOT NULL
                           AND instance.period_from <= '2025-03-10'
                           AND instance.owed_until > '2025-03-10'
                           AND coalesce(instance.last_taken, 'infinity') >= '2025-03-10'
                           AND NOT EXISTS (SELECT FROM plan_filing WHERE instance_id = instance.id)
                         ORDER BY instance.due DESC, instance.id
                         LIMIT 1
                        """)
                .param("body", body)
                .query(UUID.class)
                .optional()
                .flatMap(obligations::find)
                .orElseThrow();
    }

    private UUID file(Actor officer, Instance instance) {
        UUID id = UUID.randomUUID();
        obligations
                .file(officer, id, instance, FilingKind.NOTHING, null, "Kỳ này không có", Map.of())
                .orThrow();
        return id;
    }

    private String code(String address) {
        return receivers.mayGoTo(address) instanceof Verdict.Refused refused ? refused.code() : "";
    }

    private Sending<?> sending(Names names, String... networks) {
        return new Sending<>(
                jdbc, transaction, clock(), new WebhookPost(jdbc, receivers, clock(), audit, guard(names, networks)));
    }

    private static AddressGuard guard(Names names, String... networks) {
        return new AddressGuard(names, List.of(networks));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** By other code than ours, from the description. */
    private static String signature(String secret, Request request) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        String signed = request.id() + "." + request.time() + "." + new String(request.body(), StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(signed));
    }

    private List<String> told(UUID receiver) {
        return jdbc.sql("SELECT event FROM webhook_delivery WHERE receiver_id = :receiver ORDER BY id")
                .param("receiver", receiver)
                .query(String.class)
                .list();
    }

    private List<UUID> instances(UUID receiver) {
        return jdbc.sql("SELECT instance_id FROM webhook_delivery WHERE receiver_id = :receiver")
                .param("receiver", receiver)
                .query(UUID.class)
                .list();
    }

    private JsonNode data(UUID receiver) {
        return JsonMapper.shared()
                .readTree(jdbc.sql("SELECT payload FROM webhook_delivery WHERE receiver_id = :receiver")
                        .param("receiver", receiver)
                        .query(String.class)
                        .single())
                .get("data");
    }

    private String state(UUID delivery) {
        return jdbc.sql("SELECT state FROM webhook_delivery WHERE id = :id")
                .param("id", delivery)
                .query(String.class)
                .single();
    }

    private List<String> log(UUID delivery) {
        return deliveries.tries(delivery).stream()
                .map(one -> one.outcome() + " " + one.answer())
                .toList();
    }

    private Actor actor(String username, Role role) {
        var person = accounts.byUsername(username).orElseThrow();
        List<Post> posts = accounts.posts(person.id());
        Post post =
                posts.stream().filter(held -> held.role() == role).findFirst().orElseThrow();
        return new Actor(person.id(), username, person.name(), post, posts);
    }
}
