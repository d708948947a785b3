package vn.guongsang.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.reward.Payment.Payee;
import vn.guongsang.reward.PaymentList.Item;
import vn.guongsang.verdict.Refusal;

/** Decisions of a town in the demo world are paid. */
@InDemoWorld
class PaymentListsTests {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 11);

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    PaymentLists lists;

    @Autowired
    Rewards rewards;

    @Autowired
    Accounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Actor leader;
    Actor clerk;

    @BeforeEach
    void people() {
        leader = actor("lanhdao.ninhhoa");
        clerk = actor("noivu.ninhhoa");
    }

    @Test
    void everyLineStandsOnTheListOnceAndTheSumIsThatOfItsParts() {
        Payee person = payee("Nguyễn Văn An", "individual", null);
        Payee household = payee("Hộ bà Lê Thị Bé", "household", null);
        UUID decision = drawn(person, household);
        draw(new Payment(decision, leader.bodyId(), "77/QĐ-UBND", DAY, List.of(household, person)));

        PaymentList list = lists.find(decision).orElseThrow();
        assertThat(list.items()).extracting(Item::dong).containsExactly(702_000L, 1_053_000L);
        assertThat(list.toPay()).isEqualTo(1_755_000);
        assertThat(lists.differences(decision, List.of(person.entry(), household.entry())))
                .isEmpty();
        UUID missing = UUID.randomUUID();
        assertThat(lists.differences(decision, List.of(person.entry(), missing)))
                .containsExactlyInAnyOrder(missing, household.entry());
    }

    @Test
    void whatWasNotReadWaitsForAPersonAndThenTheLeaderCloses() throws Exception {
        Payee collective = payee("Thôn Phú Nghĩa", "collective", null);
        UUID decision = drawn(payee("Nguyễn Văn An", "individual", null), collective);
        String page = "/chi-thuong/" + decision;

        mvc.perform(as("noivu.ninhhoa", get(page)))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("chờ xác nhận"), containsString("Chưa đọc văn bản"))));
        mvc.perform(as("lanhdao.ninhhoa", post(page + "/chot"))).andExpect(status().isConflict());
        mvc.perform(as("noivu.ninhhoa", post(page + "/muc"))
                        .param("so", "1")
                        .param("award", "GK")
                        .param("kind", "collective")
                        .param("dong-1", "một triệu")
                        .param("basis-1", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Nhập số tiền là số nguyên đồng."),
                                containsString("Ghi căn cứ"),
                                containsString("value=\"một triệu\""))));
        mvc.perform(as("noivu.ninhhoa", post(page + "/muc"))
                        .param("so", "1")
                        .param("award", "GK")
                        .param("kind", "collective")
                        .param("dong-1", "1.404.000")
                        .param("basis-1", "Điều 53 Nghị định 152/2025/NĐ-CP, đã đọc"))
                .andExpect(redirectedUrl(page));
        mvc.perform(as("lanhdao.ninhhoa", post(page + "/chot"))).andExpect(status().isConflict());
        mvc.perform(as("noivu.ninhhoa", post(page + "/nguon"))
                        .param("fund", "Quỹ thi đua, khen thưởng thị xã")
                        .param("line", "Chương 805, mục 7650"))
                .andExpect(redirectedUrl(page));
        mvc.perform(as("noivu.ninhhoa", post(page + "/chot"))).andExpect(status().isForbidden());
        mvc.perform(as("lanhdao.ninhhoa", post(page + "/chot"))).andExpect(redirectedUrl(page));

        assertThat(lists.find(decision).orElseThrow().toPay()).isEqualTo(2_106_000);
        mvc.perform(as("noivu.ninhhoa", get("/chi-thuong?nam=2025")))
                .andExpect(
                        content().string(allOf(containsString("Chương 805, mục 7650"), containsString("2.106.000"))));
        assertThat(pdf(page)).contains("Thôn Phú Nghĩa", "1.404.000", "2.106.000", "Quỹ thi đua, khen thưởng thị xã");
        mvc.perform(as("ninhdong", get(page))).andExpect(status().isNotFound());
    }

    @Test
    void whatIsRevokedAfterTheClosingComesBackAndBeforeItIsNotPaid() {
        Payee one = payee("Người Một", "individual", null);
        Payee two = payee("Người Hai", "individual", null);
        UUID decision = drawn(one, two);
        transaction.executeWithoutResult(_ -> {
            lists.recover(leader, one.entry(), "Quyết định số 90/QĐ-UBND", DAY.plusDays(3));
            lists.correct(leader, two.entry(), "Người Hái", "Quyết định số 91/QĐ-UBND", DAY.plusDays(3));
        });
        lists.payFrom(clerk, decision, "Quỹ", "Dòng");
        lists.close(leader, decision);
        transaction.executeWithoutResult(
                _ -> lists.recover(leader, two.entry(), "Quyết định số 92/QĐ-UBND", DAY.plusDays(9)));

        PaymentList list = lists.find(decision).orElseThrow();
        assertThat(list.items()).extracting(Item::dong).containsExactly(0L, 702_000L);
        assertThat(list.items()).extracting(Item::name).containsExactly("Người Một", "Người Hái");
        assertThat(list.toRecover()).isEqualTo(-702_000);
        assertThat(list.net()).isZero();
        assertThat(list.corrected()).isEqualTo(1);
        assertThat(list.revoked()).isEqualTo(2);
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> lists.recover(leader, one.entry(), "Quyết định số 93/QĐ-UBND", DAY)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> lists.payFrom(clerk, decision, "Quỹ khác", "Dòng"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void ofSeveralRewardsInThePeriodOnlyTheHighestIsPaidWhereThatIsTheRule() {
        UUID subject = UUID.randomUUID();
        Payee same = payee("Trần Thị Nhiều", "individual", subject);
        Payee higher = new Payee(
                UUID.randomUUID(), subject, "Trần Thị Nhiều", "individual", "", "CSTDCS", "Chiến sĩ thi đua cơ sở");
        UUID before = drawn(same, higher);
        assertThat(lists.find(before).orElseThrow().items())
                .extracting(Item::dong)
                .containsExactly(702_000L, 2_340_000L);

        rewards.enter(
                actor("quantri"),
                Figure.Kind.MONTHS,
                "",
                "",
                LocalDate.of(2025, 1, 1),
                BigDecimal.valueOf(12),
                "Quy chế");
        PaymentList list = lists.find(before).orElseThrow();
        assertThat(list.items()).extracting(Item::dong).containsExactly(702_000L, 1_638_000L);
        assertThat(list.items()).extracting(Item::deducted).containsExactly(0L, 702_000L);
        rewards.takeBack(actor("quantri"), rewards.entered().getFirst().id());
        assertThat(lists.find(before).orElseThrow().toPay()).isEqualTo(3_042_000);
    }

    private String pdf(String page) throws Exception {
        byte[] file = mvc.perform(as("noivu.ninhhoa", get(page + "/danh-sach.pdf")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private UUID drawn(Payee... payees) {
        UUID decision = UUID.randomUUID();
        draw(new Payment(decision, leader.bodyId(), "77/QĐ-UBND", DAY, new ArrayList<>(List.of(payees))));
        return decision;
    }

    private void draw(Payment payment) {
        transaction.executeWithoutResult(_ -> lists.draw(leader, payment));
    }

    private static Payee payee(String name, String kind, @Nullable UUID subject) {
        return new Payee(UUID.randomUUID(), subject, name, kind, "xã Ninh Đông", "GK", "Giấy khen");
    }

    private Actor actor(String username) {
        UUID account = jdbc.sql("SELECT id FROM identity_account WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
        var posts = accounts.posts(account);
        return new Actor(account, username, "Người " + username, posts.getFirst(), posts);
    }

    private MockHttpServletRequestBuilder as(String username, MockHttpServletRequestBuilder request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }
}
