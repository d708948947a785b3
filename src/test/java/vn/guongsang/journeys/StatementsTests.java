package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
    void complianceTakesEightStatements() throws Exception {
        assertThat(of(signedIn("noivu.ninhhoa"), "/nhiem-vu/tinh-hinh")).hasSize(8);
    }

    /** However many duties press, and in how many ways. */
    @Test
    void anOfficersDeskReadsDutiesByTwoStatements() throws Exception {
        assertThat(of(signedIn("ninhdong"), "/viec"))
                .filteredOn(sql -> sql.contains("FROM plan_instance"))
                .hasSize(2);
    }

    @Test
    void exemplarListTakesSevenStatements() throws Exception {
        assertThat(of(signedIn("noivu.ninhhoa"), "/dien-hinh")).hasSize(7);
    }

    /** Half of its lines are of the program itself, which no body stands behind. */
    @Test
    void theLogTakesAFewStatementsHoweverManyLinesItShows() throws Exception {
        Cookie auditor = signedIn("nhatky.ninhhoa");
        List<String> taken = of(auditor, "/nhat-ky?tu=01/01/2020");
        assertThat(taken).hasSizeLessThan(15);
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

    /** Reports are compared when they are sent, never when a page is opened. */
    @Test
    void aDossierTakesAsManyHoweverManyReportsAreLikeIt() throws Exception {
        UUID one = sentDossier();
        UUID many = sentDossier();
        alike(one, sentDossier());
        for (int i = 0; i < 5; i++) {
            alike(many, sentDossier());
        }
        Cookie hub = signedIn("noivu.ninhhoa");
        List<String> taken = of(hub, "/ho-so/" + one);
        assertThat(of(hub, "/ho-so/" + many)).hasSameSizeAs(taken);
        assertThat(taken).hasSizeLessThan(70).noneMatch(sql -> sql.contains("similarity_shingle"));
    }

    private UUID sentDossier() {
        return jdbc.sql("""
                        WITH officer AS (
                            SELECT post.account_id, post.body_id
                              FROM identity_post post
                              JOIN identity_account account ON account.id = post.account_id
                             WHERE account.username = 'ninhdong'
                             LIMIT 1
                        ),
                        leader AS (
                            SELECT post.body_id
                              FROM identity_post post
                              JOIN identity_account account ON account.id = post.account_id
                             WHERE account.username = 'lanhdao.ninhhoa'
                             LIMIT 1
                        ),
                        subject AS (
                            INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, born,
                                                        added_on, added_at, added_by, added_by_name)
                            SELECT new.id, new.id, 'individual', 'Lê Văn Giống', officer.body_id, '', NULL,
                                   '2025-03-10', now(), officer.account_id, ''
                              FROM officer
                             CROSS JOIN (SELECT uuidv7() AS id) AS new
                            RETURNING id
                        ),
                        dossier AS (
                            INSERT INTO dossier_dossier (id, body_id, addressee_id, subject_id, name, kind, place, award, ground,
                                                         short_way, year, citation, background, achievement, state, version,
                                                         begun_on, begun_by, received_on, changed_at, changed_by_name)
                            SELECT uuidv7(), officer.body_id, leader.body_id, subject.id, 'Lê Văn Giống', 'individual', '',
                                   'GK', 'MERIT', false, 2024, 'Có thành tích.', '', '', 'SUBMITTED', 1,
                                   '2025-03-10', officer.account_id, '2025-03-10', now(), ''
                              FROM officer
                             CROSS JOIN leader
                             CROSS JOIN subject
                            RETURNING id, begun_by
                        )
                        INSERT INTO dossier_report (dossier_id, number, occasion, reason, citation, background, achievement,
                                                    kept_on, kept_at, kept_by, kept_by_name)
                        SELECT id, 1, 'SENT', '', '', '', 'Một báo cáo.', '2025-03-10', now(), begun_by, ''
                          FROM dossier
                        RETURNING dossier_id
                        """).query(UUID.class).single();
    }

    private void alike(UUID report, UUID other) {
        jdbc.sql("INSERT INTO similarity_alike VALUES (:report, 1, :other, 1, 0.5)")
                .param("report", report)
                .param("other", other)
                .update();
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
