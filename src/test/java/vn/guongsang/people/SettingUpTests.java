package vn.guongsang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InEmptyInstallation;

@InEmptyInstallation
class SettingUpTests {

    private static final String PASSWORD = "con trâu vàng qua cầu tre";

    @Autowired
    SettingUp settingUp;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Test
    void theFirstAdministratorIsMadeOnceByTheNewestAddressOnTheConsole() throws Exception {
        String old = token();
        String token = token();
        mvc.perform(get("/khoi-tao/" + old)).andExpect(status().isNotFound());
        mvc.perform(get("/khoi-tao/" + token)).andExpect(status().isOk());
        mvc.perform(post("/khoi-tao/" + token).with(csrf()).param("body", "Sở Nội vụ"))
                .andExpect(status().isUnprocessableContent());
        assertThat(accounts.none()).isTrue();

        mvc.perform(begin(token)).andExpect(redirectedUrl("/dang-nhap"));

        assertThat(accounts.posts(accounts.byUsername("quan.tri").orElseThrow().id()))
                .extracting(Post::role, Post::bodyName)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Role.ADMINISTRATOR, "Ủy ban nhân dân tỉnh Mẫu"));
        mvc.perform(begin(token)).andExpect(status().isNotFound());
        assertThat(settingUp.lines()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM identity_account")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Kind and level of a body that nobody knows must be told. */
    @Test
    void aNameThatIsThereAlreadyIsEnough() {
        assertThat(settingUp.knows("UBND tỉnh Khánh Hoà")).isTrue();
        assertThat(settingUp.knows("Sở Nội vụ")).isFalse();
    }

    /** Another province beside the real one could never be taken away again. */
    @Test
    void aMisspeltNameIsAskedAboutBeforeItBecomesAnotherBody() throws Exception {
        String token = token();
        String asked = "Có phải UBND tỉnh Lâm Đồng?";
        assertThat(answer(post("/khoi-tao/" + token).with(csrf()).param("body", "UBND tỉnh Lâm Đông")))
                .contains(asked);
        assertThat(answer(post("/khoi-tao/" + token).with(csrf()).param("body", "UBND tỉnh Trường Xuân")))
                .as("not every name that nobody bears is a slip of the pen")
                .doesNotContain("Có phải");
        assertThat(answer(post("/khoi-tao/" + token)
                        .with(csrf())
                        .param("body", "UBND tỉnh Lâm Đông")
                        .param("kind", "people-committee")
                        .param("level", "province")))
                .contains(asked, "name=\"other\"");
        assertThat(answer(post("/khoi-tao/" + token)
                        .with(csrf())
                        .param("body", "UBND tỉnh Lâm Đông")
                        .param("other", "UBND tỉnh Lâm Đông")
                        .param("kind", "people-committee")
                        .param("level", "province")))
                .doesNotContain(asked);
        assertThat(answer(post("/khoi-tao/" + token)
                        .with(csrf())
                        .param("body", "Ủy ban nhân dân tỉnh Mẫu")
                        .param("kind", "people-committee")
                        .param("level", "province")))
                .doesNotContain("Có phải");
    }

    private String answer(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
            throws Exception {
        return mvc.perform(request)
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder begin(String token) {
        return post("/khoi-tao/" + token)
                .with(csrf())
                .param("body", "Ủy ban nhân dân tỉnh Mẫu")
                .param("kind", "people-committee")
                .param("level", "province")
                .param("name", "Trần Thị Quản Trị")
                .param("mail", "quantri@tinh.test")
                .param("username", "quan.tri")
                .param("password", PASSWORD)
                .param("again", PASSWORD);
    }

    private String token() {
        List<String> lines = settingUp.lines();
        assertThat(lines).hasSize(1);
        return lines.getFirst().replaceFirst(".*/khoi-tao/", "");
    }
}
