package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.installation.Statements;

/**
 * How many SQL statements a page takes, session included. The number does not grow with what is
 * stored or shown; whoever adds one knows why, and writes the new number here.
 */
@InDemoWorld
@Import(Statements.class)
class StatementsTests {

    @Autowired
    MockMvc browser;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    @Test
    void boardTakesEightStatements() throws Exception {
        assertThat(of(signedIn("noivu.ninhhoa"), "/nhiem-vu")).hasSize(8);
    }

    @Test
    void complianceTakesSixStatements() throws Exception {
        List<String> taken = of(signedIn("noivu.ninhhoa"), "/nhiem-vu/tinh-hinh");
        assertThat(taken).hasSize(6);
    }

    @Test
    void exemplarListTakesSevenStatements() throws Exception {
        assertThat(of(signedIn("noivu.ninhhoa"), "/dien-hinh")).hasSize(7);
    }

    @Test
    void publicSearchTakesSixStatements() throws Exception {
        assertThat(of(null, "/guong?q=biển")).hasSize(6);
    }

    @Test
    void anExemplarPageTakesAsManyHoweverMuchItShows() throws Exception {
        List<Integer> taken = jdbc.sql("SELECT slug FROM communication_v_published").query(String.class).list().stream()
                .map(slug -> of(null, "/guong/" + slug).size())
                .distinct()
                .toList();
        assertThat(taken).hasSize(1).allMatch(number -> number <= 8);
    }

    private Cookie signedIn(String username) throws Exception {
        return browser.perform(post("/dang-nhap")
                        .param("username", username)
                        .param("password", "guongsang-mau")
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getCookie("SESSION");
    }

    private List<String> of(Cookie session, String path) {
        try {
            MockHttpServletRequestBuilder request = get(path);
            if (session != null) {
                request.cookie(session);
            }
            browser.perform(request).andExpect(status().isOk()); // what only a first page needs
            return statements.of(() -> browser.perform(request).andExpect(status().isOk()));
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }
}
