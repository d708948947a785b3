package vn.guongsang.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.dossier.MadeDossiers;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;

/** One commune owes one thing on 20 March; its officer and its head can be reached by mail. */
@InDemoWorld
class RemindingTests {

    private static final LocalDate DUE = LocalDate.of(2025, 3, 20);

    @Autowired
    Reminding reminding;

    @Autowired
    Choices choices;

    @Autowired
    Feeds feeds;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    UUID duty;

    @BeforeEach
    void oneDuty() {
        List.of(
                        "delivery_try",
                        "delivery_mail",
                        "reminder_told",
                        "reminder_digest",
                        "reminder_declined",
                        "reminder_feed")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        jdbc.sql("UPDATE identity_account SET mail = NULL").update();
        mail("ninhdong", "can.bo@ninhdong.test");
        mail("chutich.ninhdong", "chu.tich@ninhdong.test");
        UUID body = jdbc.sql("SELECT id FROM organisation_v_body WHERE name = 'UBND xã Ninh Đông'")
                .query(UUID.class)
                .single();
        duty = jdbc.sql("SELECT id FROM plan_v_owed WHERE body_id = :body AND due = :due ORDER BY id LIMIT 1")
                .param("body", body)
                .param("due", DUE)
                .query(UUID.class)
                .single();
        jdbc.sql("UPDATE plan_instance SET met_on = '2024-01-01' WHERE body_id = :body AND id <> :duty")
                .param("body", body)
                .param("duty", duty)
                .update();
        jdbc.sql("UPDATE plan_instance SET met_on = NULL WHERE id = :duty")
                .param("duty", duty)
                .update();
    }

    @Test
    void tellsTheOfficerBeforeOnAndAfterTheDayAndTheHeadFromTheSeventhDayOn() {
        assertThat(told(DUE.minusDays(8))).isEmpty();
        assertThat(told(DUE.minusDays(7))).containsExactly("can.bo@ninhdong.test: Nhắc việc: 1 việc sắp đến hạn");
        assertThat(told(DUE.minusDays(7))).isEmpty();
        assertThat(told(DUE.minusDays(2))).isEmpty();
        assertThat(told(DUE.minusDays(1))).containsExactly("can.bo@ninhdong.test: Nhắc việc: 1 việc sắp đến hạn");
        assertThat(told(DUE)).containsExactly("can.bo@ninhdong.test: Nhắc việc: 1 việc sắp đến hạn");
        assertThat(told(DUE.plusDays(1))).containsExactly("can.bo@ninhdong.test: Nhắc việc: 1 việc đã quá hạn");
        assertThat(told(DUE.plusDays(6))).isEmpty();
        assertThat(told(DUE.plusDays(7)))
                .containsExactlyInAnyOrder(
                        "can.bo@ninhdong.test: Nhắc việc: 1 việc đã quá hạn",
                        "chu.tich@ninhdong.test: Nhắc việc: 1 việc đã quá hạn");
        assertThat(told(DUE.plusDays(30))).hasSize(2);
        assertThat(told(DUE.plusDays(38))).isEmpty();
    }

    @Test
    void catchesUpWithTheStageReachedAndForgetsThoseBefore() {
        assertThat(told(DUE.plusDays(3))).containsExactly("can.bo@ninhdong.test: Nhắc việc: 1 việc đã quá hạn");
        assertThat(told(DUE.plusDays(4))).isEmpty();
        assertThat(jdbc.sql("SELECT stage FROM reminder_told WHERE duty_id = :duty")
                        .param("duty", duty)
                        .query(String.class)
                        .list())
                .containsExactly("DAY_AFTER");
    }

    @Test
    void tellsNothingOfWhatIsMetOrOwedNoMore() {
        jdbc.sql("UPDATE plan_instance SET met_on = '2025-03-12' WHERE id = :duty")
                .param("duty", duty)
                .update();
        assertThat(told(DUE.minusDays(7))).isEmpty();
        jdbc.sql("UPDATE plan_instance SET met_on = NULL, owed_until = '2025-03-13' WHERE id = :duty")
                .param("duty", duty)
                .update();
        assertThat(told(DUE.minusDays(7))).isEmpty();
        jdbc.sql("UPDATE plan_instance SET owed_until = 'infinity' WHERE id = :duty")
                .param("duty", duty)
                .update();
        assertThat(told(DUE.minusDays(7))).hasSize(1);
    }

    @Test
    void whatIsComingCanBeDeclinedWhatIsOverdueCannot() {
        choices.choose(actor("ninhdong"), EnumSet.noneOf(Kind.class));
        assertThat(choices.wanted(actor("ninhdong").accountId())).containsExactly(Kind.OVERDUE);
        assertThat(told(DUE)).isEmpty();
        assertThat(told(DUE.plusDays(1))).hasSize(1);
    }

    @Test
    void aBodyThatIsAskedForItsOpinionIsToldUntilItAnswers() {
        mail("kinhte.ninhhoa", "kinh.te@ninhhoa.test");
        UUID asked = asked("kinhte.ninhhoa", "Công ty Đang Hỏi", "ACCEPTED");
        asked("kinhte.ninhhoa", "Công ty Đã Xét", "APPRAISED");
        jdbc.sql("UPDATE plan_instance SET met_on = '2024-01-01' WHERE body_id = :body AND met_on IS NULL")
                .param("body", actor("kinhte.ninhhoa").bodyId())
                .update();
        String coming = "kinh.te@ninhhoa.test: Nhắc việc: 1 việc sắp đến hạn";
        LocalDate due = DUE.plusDays(60);
        assertThat(told(due.minusDays(8))).doesNotContain(coming);
        assertThat(told(due.minusDays(7))).contains(coming);
        assertThat(told(due.minusDays(7))).isEmpty();
        assertThat(told(due.minusDays(1))).contains(coming);
        assertThat(told(due)).contains(coming);
        assertThat(jdbc.sql("SELECT plain FROM delivery_mail WHERE recipient = 'kinh.te@ninhhoa.test'")
                        .query(String.class)
                        .single())
                .contains("Cho ý kiến về hồ sơ đề nghị khen thưởng Công ty Đang Hỏi", "hạn 19/05/2025, hạn hôm nay")
                .doesNotContain("Đã Xét");
        assertThat(told(due.plusDays(1))).contains("kinh.te@ninhhoa.test: Nhắc việc: 1 việc đã quá hạn");
        jdbc.sql("UPDATE dossier_opinion SET agreed = true, answered_on = '2025-05-20' WHERE id = :id")
                .param("id", asked)
                .update();
        assertThat(told(due.plusDays(7))).noneMatch(mail -> mail.startsWith("kinh.te"));
    }

    private UUID asked(String username, String name, String state) {
        UUID body = actor(username).bodyId();
        UUID dossier = new MadeDossiers(jdbc).accepted(actor("ninhdong").bodyId(), body, name, "enterprise", "GK");
        jdbc.sql("UPDATE dossier_dossier SET state = :state WHERE id = :id")
                .param("state", state)
                .param("id", dossier)
                .update();
        return jdbc.sql("""
                        INSERT INTO dossier_opinion (id, dossier_id, body_id, agency, question, due_on, asked_on, asked_at,
                                                     asked_by, asked_by_name)
                        VALUES (uuidv7(), :dossier, :body, 'Phòng', 'Có vi phạm không?', '2025-05-19', '2025-03-10', now(),
                                uuidv7(), '')
                        RETURNING id
                        """)
                .param("dossier", dossier)
                .param("body", body)
                .query(UUID.class)
                .single();
    }

    @Test
    void nobodyIsToldBetweenEveningAndMorning() {
        assertThat(List.of("00:00", "06:29", "06:30", "19:59", "20:00", "23:59"))
                .filteredOn(time -> Reminding.quiet(LocalTime.parse(time)))
                .containsExactly("00:00", "06:29", "20:00", "23:59");
    }

    @Test
    void theMailSaysWhatByWhenAndByWhichClause() {
        reminding.remind(DUE.minusDays(1));
        assertThat(jdbc.sql("SELECT plain FROM delivery_mail")
                        .query(String.class)
                        .single())
                .contains("hạn 20/03/2025, còn 1 ngày", "Căn cứ: ", "/tai-khoan/nhac-viec", "/viec");
    }

    @Test
    void theHubIsToldOnceADayOfWhatWaits() {
        mail("noivu.ninhhoa", "noi.vu@ninhhoa.test");
        UUID filing = jdbc.sql("""
                        SELECT filing.id
                          FROM plan_filing filing
                          JOIN plan_instance instance ON instance.id = filing.instance_id
                          JOIN plan_plan plan ON plan.id = instance.plan_id
                         WHERE filing.ruled
                           AND filing.exemplar_id IS NULL
                           AND plan.code = 'ninh-hoa-2021'
                         LIMIT 1
                        """).query(UUID.class).single();
        jdbc.sql("UPDATE plan_filing SET ruled = false WHERE id = :id")
                .param("id", filing)
                .update();
        LocalDate quiet = DUE.plusYears(3);
        assertThat(told(quiet)).hasSize(1).first().asString().contains("noi.vu@ninhhoa.test", "chờ tiếp nhận");
        assertThat(told(quiet)).isEmpty();
        assertThat(told(quiet.plusDays(1))).hasSize(1);
    }

    @Test
    void aCalendarHoldsTheDutiesOfTheBodyUntilItIsEndedOrItsPersonLeaves() {
        String address = feeds.make(actor("ninhdong"), true);
        String token = address.replaceAll(".*/lich/(.*)/lich.ics", "$1");
        List<VEvent> events =
                Biweekly.parse(feeds.read(token).orElseThrow()).first().getEvents();
        assertThat(events).extracting(event -> event.getUid().getValue()).contains(duty + "@guongsang");
        VEvent event = events.stream()
                .filter(one -> one.getUid().getValue().startsWith(duty.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(event.getDateStart().getValue().hasTime()).isFalse();
        assertThat(new java.text.SimpleDateFormat("yyyy-MM-dd")
                        .format(event.getDateStart().getValue()))
                .isEqualTo("2025-03-20");
        assertThat(event.getUrl().getValue()).endsWith("/nhiem-vu/" + duty);

        assertThat(feeds.read(token + "x")).isEmpty();
        jdbc.sql("UPDATE identity_post SET valid_to = '2025-03-09' WHERE account_id = :account")
                .param("account", actor("ninhdong").accountId())
                .update();
        assertThat(Biweekly.parse(feeds.read(token).orElseThrow()).first().getEvents())
                .isEmpty();
        jdbc.sql("UPDATE identity_post SET valid_to = NULL").update();

        Actor other = actor("ninhtho");
        UUID feed = feeds.of(actor("ninhdong").accountId()).getFirst().id();
        assertThat(feeds.end(other, feed)).isFalse();
        assertThat(feeds.end(actor("ninhdong"), feed)).isTrue();
        assertThat(feeds.read(token)).isEmpty();
    }

    /** Who got which mail by the run of this day. */
    private List<String> told(LocalDate day) {
        jdbc.sql("DELETE FROM delivery_mail").update();
        reminding.remind(day);
        return jdbc.sql("SELECT recipient || ': ' || subject FROM delivery_mail")
                .query(String.class)
                .list();
    }

    private void mail(String username, String mail) {
        jdbc.sql("UPDATE identity_account SET mail = :mail WHERE username = :username")
                .param("mail", mail)
                .param("username", username)
                .update();
    }

    private Actor actor(String username) {
        var person = accounts.byUsername(username).orElseThrow();
        List<Post> posts = accounts.posts(person.id());
        Post post = posts.stream()
                .filter(held -> held.role() == Role.OFFICER)
                .findFirst()
                .orElseThrow();
        return new Actor(person.id(), username, person.name(), post, posts);
    }
}
