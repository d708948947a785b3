package vn.guongsang.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.guongsang.commendation.Honours;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

@InDemoWorld
class AdoptingTests {

    private static final LocalDate SINCE = LocalDate.of(2025, 2, 1);

    @Autowired
    Adopting adopting;

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;
    UUID published;

    @BeforeEach
    void world() {
        honours = new Honours(jdbc, accounts);
        published = jdbc.sql("SELECT exemplar_id FROM communication_v_published WHERE slug = 'tran-van-loc'")
                .query(UUID.class)
                .single();
    }

    @Test
    void refusesItsOwnBody() throws Exception {
        Actor own = honours.actor(Honours.OWN_OFFICER, Role.OFFICER);
        assertThatThrownBy(() -> adopting.adopt(own, published, UUID.randomUUID(), "Tưới nhỏ giọt", SINCE, ""))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("replication.own-body.forbidden"));
        mvc.perform(as(Honours.OWN_OFFICER, get("/dien-hinh/" + published + "/ap-dung")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Đây là gương do chính đơn vị mình giới thiệu"),
                                not(containsString("name=\"what\"")))));
        mvc.perform(as(Honours.OWN_OFFICER, adoption(published, UUID.randomUUID(), "Tưới", "1/2/2025")))
                .andExpect(status().isForbidden());
    }

    @Test
    void letsAnotherBodyFollowEvenFromAnotherProvinceAndTellTheResultLater() throws Exception {
        UUID form = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            mvc.perform(as(Honours.STRANGER, adoption(published, form, "Ghi sổ từng <i>luống</i>", "1/2/2025")))
                    .andExpect(redirectedUrl("/dien-hinh/" + published + "/ap-dung"));
        }
        Actor stranger = honours.actor(Honours.STRANGER, Role.OFFICER);
        Adoption adoption = adopting.by(stranger.bodyId(), published).orElseThrow();
        assertThat(adoption)
                .extracting(Adoption::what, Adoption::since, Adoption::result)
                .containsExactly("Ghi sổ từng <i>luống</i>", SINCE, "");
        assertThat(code(adopting.adopt(stranger, published, UUID.randomUUID(), "Lần nữa", SINCE, "")))
                .isEqualTo("replication.refused.adopted");

        mvc.perform(as(Honours.STRANGER, post("/dien-hinh/" + published + "/ap-dung/ket-qua"))
                        .param("version", "1")
                        .param("result", "12 hộ làm theo"))
                .andExpect(redirectedUrl("/dien-hinh/" + published + "/ap-dung"));
        assertThat(code(adopting.tellResult(stranger, published, 1, "Bản cũ")))
                .isEqualTo("replication.refused.changed");
        mvc.perform(get("/guong/tran-van-loc"))
                .andExpect(content()
                        .string(allOf(
                                containsString("UBND thành phố Pleiku"),
                                containsString("Ghi sổ từng &lt;i&gt;luống&lt;/i&gt;"),
                                containsString("Kết quả: 12 hộ làm theo"))));
        mvc.perform(as(Honours.STRANGER, get("/dien-hinh/" + published))).andExpect(status().isNotFound());
    }

    @Test
    void hidesWhatIsNeitherPublicNorSeen() throws Exception {
        UUID hidden = honours.exemplar("Chưa công khai", State.FOSTERED);
        mvc.perform(as(Honours.STRANGER, get("/dien-hinh/" + hidden + "/ap-dung")))
                .andExpect(status().isNotFound());
        mvc.perform(as(Honours.STRANGER, adoption(hidden, UUID.randomUUID(), "Gì đó", "1/2/2025")))
                .andExpect(status().isNotFound());
        mvc.perform(as(Honours.STRANGER, get("/nhan-rong?q=chua cong khai")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/dien-hinh/" + hidden))));
    }

    @Test
    void keepsWhatWasTyped() throws Exception {
        mvc.perform(as(Honours.OFFICER, adoption(published, UUID.randomUUID(), "", "30/2/2025"))
                        .param("result", "đã nhập"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Cần nhập nội dung này."),
                                containsString("Nhập ngày dạng ngày/tháng/năm"),
                                containsString("đã nhập"))));
        mvc.perform(as(Honours.OFFICER, adoption(published, UUID.randomUUID(), "Tưới", "11/3/2025")))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("Ngày 11/03/2025 sau hôm nay (10/03/2025).")));
    }

    @Test
    void findsTheLibraryWithAndWithoutMarks() throws Exception {
        for (String text : new String[] {"lão nông", "lao nong", "LOC"}) {
            mvc.perform(as(Honours.OFFICER, get("/nhan-rong")).param("q", text))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Lão nông Ninh Sơn"), not(containsString("Một chiếc cân chung")))));
        }
    }

    private MockHttpServletRequestBuilder adoption(UUID exemplar, UUID form, String what, String since) {
        return post("/dien-hinh/" + exemplar + "/ap-dung")
                .param("id", form.toString())
                .param("what", what)
                .param("since", since);
    }

    private MockHttpServletRequestBuilder as(String username, MockHttpServletRequestBuilder request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }

    private static String code(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.code() : "allowed";
    }
}
