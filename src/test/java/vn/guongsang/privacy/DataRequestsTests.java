package vn.guongsang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.demo.OnDay;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.privacy.DataRequest.State;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class DataRequestsTests {

    private static final DataRequest.Asked ASKED = new DataRequest.Asked(
            RequestKind.OBJECTION, "Trần Thị Ổn", "0905 000 001", "", "Đề nghị không nêu tên tôi nữa.");

    @Autowired
    DataRequests requests;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Actor officer;

    @BeforeEach
    void people() {
        officer = new Honours(jdbc, accounts).actor("quantri", Role.ADMINISTRATOR);
    }

    @Test
    void goesFromThePublicSiteToTheAnswer() {
        UUID id = UUID.randomUUID();
        String code = requests.receive(id, officer.bodyId(), ASKED, "203.0.113.1");
        assertThat(requests.receive(id, officer.bodyId(), ASKED, "203.0.113.1"))
                .as("sent twice")
                .isEqualTo(code);
        assertThatThrownBy(() -> requests.receive(id, officer.bodyId(), ASKED, "203.0.113.77"))
                .as("the code is the sender's, whoever else knows the id")
                .isInstanceOf(Refusal.class);
        assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(requests.track(code.toLowerCase().replace('-', ' '))
                        .orElseThrow()
                        .state())
                .isEqualTo(State.NEW);
        assertThat(requests.find(id).orElseThrow().due()).isEqualTo(LocalDate.of(2025, 3, 13));

        assertThat(requests.verify(officer, id, "Gọi lại số đã đăng ký")).isEqualTo(Verdict.ALLOWED);
        assertThat(requests.answer(officer, id, "Đã gỡ bài.")).isEqualTo(Verdict.ALLOWED);
        DataRequests.Tracked tracked = requests.track(code).orElseThrow();
        assertThat(tracked.steps())
                .extracting(DataRequests.Step::step, DataRequests.Step::words, DataRequests.Step::person)
                .as("without the words and names of officers")
                .containsExactly(tuple("RECEIVED", "", ""), tuple("VERIFYING", "", ""), tuple("ANSWERED", "", ""));
        assertThat(audit.timeline(Subject.of("data-request", id)))
                .extracting(Entry::act)
                .containsExactly("data-request.received", "data-request.verifying", "data-request.answered");
        assertThat(audit.timeline(Subject.of("data-request", id)).toString())
                .as("the log does not repeat what is personal")
                .doesNotContain("0905", "Ổn", "nêu tên");
    }

    @Test
    void tellsByMailWhoeverLeftAnAddressAndNobodyElse() {
        UUID id = asked("on@dan.test");
        requests.verify(officer, id, "Gọi lại").orThrow();
        assertThat(mails()).isEmpty();
        requests.extend(officer, id, LocalDate.of(2025, 3, 20), "Phải tra hồ sơ giấy", "Điều 5")
                .orThrow();
        requests.answer(officer, id, "Đã gỡ bài.").orThrow();
        requests.refuse(officer, asked("on@dan.test"), "Không rõ ai hỏi.", "Điều 9")
                .orThrow();
        requests.refuse(officer, asked("0905 000 001"), "Không rõ ai hỏi.", "Điều 9")
                .orThrow();

        assertThat(mails()).hasSize(3);
        assertThat(mails().get(0)).contains("cần thêm thời gian", "Phải tra hồ sơ giấy", "Điều 5", "20/03/2025");
        assertThat(mails().get(1)).contains("đã được trả lời", "Đã gỡ bài.").doesNotContain("Điều", "chậm nhất");
        assertThat(mails().get(2)).contains("không được thực hiện", "Không rõ ai hỏi.", "Điều 9");
    }

    private UUID asked(String contact) {
        UUID id = UUID.randomUUID();
        requests.receive(
                id,
                officer.bodyId(),
                new DataRequest.Asked(ASKED.kind(), ASKED.asker(), contact, "", ASKED.words()),
                contact + id);
        return id;
    }

    private List<String> mails() {
        return jdbc.sql("SELECT plain FROM delivery_mail WHERE recipient = 'on@dan.test' ORDER BY id")
                .query(String.class)
                .list();
    }

    @Test
    void runsByTheWorkingDaysOfTheNewLaw() {
        UUID id = UUID.randomUUID();
        OnDay.during(
                LocalDate.of(2026, 2, 13),
                () -> requests.enter(officer, id, ASKED, LocalDate.of(2026, 2, 13))
                        .orThrow());
        assertThat(requests.find(id).orElseThrow().due()).as("over Tết").isEqualTo(LocalDate.of(2026, 2, 24));
        OnDay.during(
                LocalDate.of(2026, 2, 23),
                () -> requests.extend(
                                officer, id, LocalDate.of(2026, 2, 27), "Phải tra hồ sơ giấy", "khoản ... Điều ...")
                        .orThrow());
        assertThat(requests.find(id).orElseThrow().due()).isEqualTo(LocalDate.of(2026, 2, 27));
    }

    @Test
    void takesNoMoreThanFiveAnHourFromOne() {
        for (int i = 0; i < 5; i++) {
            requests.receive(UUID.randomUUID(), officer.bodyId(), ASKED, "203.0.113.9");
        }
        assertThatThrownBy(() -> requests.receive(UUID.randomUUID(), officer.bodyId(), ASKED, "203.0.113.9"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("privacy.request.refused.too-many"));
        assertThat(requests.receive(UUID.randomUUID(), officer.bodyId(), ASKED, "203.0.113.10"))
                .isNotEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM privacy_request WHERE sent_from LIKE '%203.0.113%'")
                        .query(Long.class)
                        .single())
                .as("no address is kept")
                .isZero();
    }

    @Test
    void belongsToTheDeskOfItsBody() {
        UUID id = UUID.randomUUID();
        requests.receive(id, officer.bodyId(), ASKED, "203.0.113.2");
        Actor stranger = new Honours(jdbc, accounts).leader();
        assertThatThrownBy(() -> requests.verify(stranger, id, "…"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("privacy.officer.forbidden"));
        assertThatThrownBy(() -> requests.receive(UUID.randomUUID(), UUID.randomUUID(), ASKED, "203.0.113.2"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("privacy.hidden"));
        assertThat(requests.track("AAAA-AAAA-AAAA")).isEmpty();
    }
}
