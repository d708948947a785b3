package vn.guongsang.unitplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.plan.Obligations;
import vn.guongsang.plan.Obligations.Filing;
import vn.guongsang.plan.Obligations.Instance;
import vn.guongsang.unitplan.Registration.Intent;
import vn.guongsang.unitplan.Registration.Round;
import vn.guongsang.unitplan.reading.RegistrationList;
import vn.guongsang.unitplan.reading.RegistrationList.Question;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** A commune registers for the town's movements of a year, while the hub takes registrations in. */
class RegistrationsTests extends TownAtWork {

    private static final int YEAR = TODAY.getYear();
    private static final Intent FIRST = new Intent("nh-mv-01", 3, "");
    private static final Intent SECOND = new Intent("nh-mv-02", 0, "Tuyến đường hoa");
    private static final String PAGE = "/ke-hoach/ninh-hoa-2021/dang-ky-phong-trao";

    @Autowired
    Registrations registrations;

    @Autowired
    RegistrationList list;

    @Autowired
    Obligations obligations;

    @BeforeEach
    void takenInUntilToday() {
        registrations.set(hub, plan, YEAR, TODAY.minusDays(9), TODAY);
    }

    @Test
    void isTakenInFromTheFirstDayToTheLastAsTheHubSetThemLast() {
        Round round = registrations.round(plan.id(), YEAR).orElseThrow();
        assertThat(code(round.takes(round.opens()))).isEqualTo("allowed");
        assertThat(code(round.takes(round.closes()))).isEqualTo("allowed");
        assertThat(code(round.takes(round.opens().minusDays(1)))).isEqualTo("unitplan.registration.refused.not-open");
        assertThat(code(round.takes(round.closes().plusDays(1)))).isEqualTo("unitplan.registration.refused.closed");

        registrations.set(hub, plan, YEAR, TODAY.minusDays(9), TODAY.minusDays(1));
        assertThat(code(register(FIRST))).isEqualTo("unitplan.registration.refused.closed");
        assertThat(code(registrations.register(officer, UUID.randomUUID(), plan, YEAR + 1, List.of(FIRST))))
                .isEqualTo("unitplan.registration.refused.no-round");
        assertThatThrownBy(() -> registrations.set(officer, plan, YEAR, TODAY, TODAY))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void holdsAsItWasSentLast() {
        register(FIRST).orThrow();
        register(FIRST, SECOND).orThrow();
        Registration last =
                registrations.last(plan.id(), officer.bodyId(), YEAR).orElseThrow();
        assertThat(last.number()).isEqualTo(2);
        assertThat(last.intents()).containsExactly(FIRST, SECOND);
    }

    @Test
    void isRegisteredOnceWhenSentTwice() {
        UUID id = UUID.randomUUID();
        registrations.register(officer, id, plan, YEAR, List.of(FIRST)).orThrow();
        registrations.register(officer, id, plan, YEAR, List.of(FIRST)).orThrow();
        assertThat(registrations.last(plan.id(), officer.bodyId(), YEAR).orElseThrow())
                .extracting(Registration::id, Registration::number)
                .containsExactly(id, 1);
    }

    @Test
    void isForAtLeastOneMovementThatIsOpenToTheBody() {
        assertThat(code(register())).isEqualTo("unitplan.registration.refused.empty");
        assertThat(code(register(new Intent("nh-mv-99", 1, "")))).isEqualTo("exemplar.refused.movement");
    }

    @Test
    void answersTheDutyToRegisterAndIsOneAnswerUntilTheHubRulesOnIt() {
        Instance duty = registrations.duty(officer.bodyId(), plan, YEAR).orElseThrow();
        assertThat(duty.kind()).isEqualTo("REGISTRATION");
        int before = obligations.filings(duty.id()).size();

        register(FIRST).orThrow();
        register(FIRST, SECOND).orThrow();
        List<Filing> filings = obligations.filings(duty.id());
        assertThat(filings).hasSize(before + 1);
        assertThat(obligations.find(duty.id()).orElseThrow().metOn()).isNotNull();
        UUID filing = filings.getLast().id();
        assertThat(last().filing()).isEqualTo(filing);

        obligations.rule(hub, filing, false, "Thiếu công trình").orThrow();
        register(SECOND).orThrow();
        assertThat(obligations.filings(duty.id())).hasSize(before + 2);
        assertThat(last().filing()).isNotEqualTo(filing);
    }

    @Test
    void tellsTheHubWhoRegisteredForWhatAndWhoDidNot() {
        Question missing = new Question(plan.id(), YEAR, false);
        long before = list.counts(missing).missing();
        register(FIRST, SECOND).orThrow();
        assertThat(list.counts(missing)).isEqualTo(new RegistrationList.Counts(1, before - 1));
        assertThat(list.rows(missing, 0, 1000))
                .hasSize((int) before - 1)
                .noneMatch(row -> row.bodyId().equals(officer.bodyId()));
        assertThat(list.rows(new Question(plan.id(), YEAR, true), 0, 1000))
                .extracting(
                        RegistrationList.Row::bodyId, RegistrationList.Row::movements, RegistrationList.Row::exemplars)
                .containsExactly(tuple(officer.bodyId(), 2L, 3L));
        assertThat(list.byMovement(missing))
                .extracting(RegistrationList.OfMovement::movement, RegistrationList.OfMovement::exemplars)
                .containsExactlyInAnyOrder(tuple("nh-mv-01", 3L), tuple("nh-mv-02", 0L));
        assertThat(list.lines(missing, 1000)).hasSize((int) before + 1);
    }

    @Test
    void isAskedForOnTheDeskTypedOnAPageAndReadByTheHub() throws Exception {
        mvc.perform(as(Honours.OFFICER, get("/viec")))
                .andExpect(content().string(containsString("Đăng ký tham gia phong trào năm " + YEAR)));
        mvc.perform(as(Honours.OFFICER, post(PAGE))
                        .param("tham-gia", "nh-mv-02")
                        .param("so.nh-mv-01", "ba")
                        .param("viec.nh-mv-02", "Đường <hoa>"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Chỉ ghi số từ 0 đến 9.999"),
                                containsString("value=\"Đường &lt;hoa>\""))));
        mvc.perform(as(Honours.OFFICER, post(PAGE)).param("so.nh-mv-01", "3").param("tham-gia", "nh-mv-02"))
                .andExpect(redirectedUrl(PAGE + "?nam=" + YEAR));
        assertThat(last().intents()).containsExactly(FIRST, new Intent("nh-mv-02", 0, ""));
        mvc.perform(as(HUB, get(PAGE + "?don-vi=" + officer.bodyId())))
                .andExpect(content()
                        .string(allOf(
                                containsString("Đăng ký của UBND xã Ninh Đông"),
                                containsString("1 đơn vị đã đăng ký"))));
        mvc.perform(as(HUB, get(PAGE + "/excel"))).andExpect(status().isOk());
    }

    private Verdict register(Intent... intents) {
        return registrations.register(officer, UUID.randomUUID(), plan, YEAR, List.of(intents));
    }

    private Registration last() {
        return registrations.last(plan.id(), officer.bodyId(), YEAR).orElseThrow();
    }
}
