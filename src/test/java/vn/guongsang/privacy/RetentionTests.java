package vn.guongsang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.verdict.Refusal;

@InDemoWorld
class RetentionTests {

    private static final LocalDate WITHDRAWN_ON = LocalDate.of(2025, 3, 3);
    private static final LocalDate LAST_DAY = LocalDate.of(2027, 3, 3);

    @Autowired
    Retention retention;

    @Autowired
    Exemplars exemplars;

    @Autowired
    Bodies bodies;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;
    Actor administrator;
    Collection<UUID> own;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
        administrator = honours.actor("quantri", Role.ADMINISTRATOR);
        own = bodies.subtree(administrator.bodyId());
        jdbc.sql("DELETE FROM privacy_disposal").update();
        jdbc.sql("DELETE FROM privacy_hold").update();
    }

    @Test
    void proposesFromTheDayAfterTheLastOfItsTimeAndEndsNothingItself() {
        UUID id = withdrawn("Người đã rút");
        OnDay.during(LAST_DAY, () -> retention.propose());
        assertThat(named("Người đã rút")).as("the last day is still in time").isEmpty();
        OnDay.during(LAST_DAY.plusDays(1), () -> {
            retention.propose();
            retention.propose();
        });
        assertThat(named("Người đã rút")).hasSize(1);
        assertThat(exemplars.get(id).profile().name()).isEqualTo("Người đã rút");
    }

    @Test
    void makesAnonymousWhatAPersonConfirmsByNumber() {
        UUID id = withdrawn("Ẩn danh tôi");
        OnDay.during(LAST_DAY.plusDays(1), () -> {
            retention.propose();
            Set<UUID> chosen = Set.of(named("Ẩn danh tôi").getFirst().id());
            assertThatThrownBy(() -> retention.confirm(administrator, chosen, 2))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal ->
                                    assertThat(refusal.verdict().code()).isEqualTo("privacy.retention.refused.number"));
            assertThat(retention.confirm(administrator, chosen, 1)).isEqualTo(new Retention.Outcome(1, List.of()));
        });
        assertThat(exemplars.get(id).profile().name()).isEqualTo("—");
        assertThat(exemplars.get(id).profile().born()).isNull();
        assertThat(exemplars.get(id).profile().deed()).isEmpty();
        assertThat(exemplars.get(id).state()).as("the case stays in the counts").isEqualTo(State.WITHDRAWN);
        Entry last = audit.timeline(Subject.of("exemplar", id)).getLast();
        assertThat(last.act()).isEqualTo("retention.anonymise");
        assertThat(last.toString()).doesNotContain("Ẩn danh tôi");
        assertThat(jdbc.sql("SELECT count(*) FROM privacy_disposal WHERE subject_name = 'Ẩn danh tôi'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void isBeatenByAHoldBeforeAndAfterTheProposal() {
        UUID before = withdrawn("Giữ trước");
        withdrawn("Giữ sau");
        OnDay.during(LAST_DAY.plusDays(1), () -> {
            retention.hold(
                    administrator,
                    UUID.randomUUID(),
                    Subject.of("exemplar", before),
                    "Giữ trước",
                    body(before),
                    "Khiếu nại",
                    "Đơn số 1");
            retention.propose();
            assertThat(named("Giữ trước")).isEmpty();

            UUID proposal = named("Giữ sau").getFirst().id();
            UUID hold = UUID.randomUUID();
            retention.hold(administrator, hold, proposal, "Thanh tra", "Quyết định số 2");
            assertThat(named("Giữ sau")).isEmpty();
            assertThat(retention.confirm(administrator, Set.of(proposal), 1))
                    .as("confirmed on a page opened before")
                    .isEqualTo(new Retention.Outcome(0, List.of("Giữ sau")));
            retention.lift(administrator, hold, "Thanh tra đã kết luận").orThrow();
            assertThat(retention.confirm(administrator, Set.of(proposal), 1))
                    .isEqualTo(new Retention.Outcome(1, List.of()));
        });
        assertThat(exemplars.get(before).profile().name()).isEqualTo("Giữ trước");
    }

    @Test
    void keepsWhatWasRecognisedAndWhatIsNotUnderARule() {
        UUID recognised = honours.exemplar("Đã khen", State.WITHDRAWN);
        step(recognised, "RECOGNISED");
        step(recognised, "WITHDRAWN");
        UUID fostered = honours.exemplar("Đang bồi dưỡng", State.FOSTERED);
        step(fostered, "ACCEPTED");
        OnDay.during(LocalDate.of(2040, 1, 1), () -> retention.propose());
        assertThat(named("Đã khen")).isEmpty();
        assertThat(named("Đang bồi dưỡng")).isEmpty();
        withdrawn("Trước ngày có quy tắc");
        OnDay.during(
                LocalDate.of(2025, 12, 31),
                () -> assertThat(retention.propose()).isZero());
    }

    private UUID withdrawn(String name) {
        UUID id = honours.exemplar(name, State.WITHDRAWN);
        step(id, "WITHDRAWN");
        return id;
    }

    private void step(UUID id, String step) {
        jdbc.sql("""
                        INSERT INTO exemplar_step (exemplar_id, step, reason, level, taken_on, taken_at, taken_by, person, body_id)
                        VALUES (:id, :step, 'lý do', '', :on, :on, :who, 'ai đó', :body)
                        """)
                .param("id", id)
                .param("step", step)
                .param("on", WITHDRAWN_ON)
                .param("who", administrator.accountId())
                .param("body", body(id))
                .update();
    }

    private UUID body(UUID id) {
        return exemplars.get(id).bodyId();
    }

    private List<Retention.Proposal> named(String name) {
        return retention.proposals(own, 1_000).stream()
                .filter(one -> one.subjectName().equals(name))
                .toList();
    }
}
