package vn.guongsang.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.fairness.Minorities.Release;
import vn.guongsang.fairness.reading.Flow;
import vn.guongsang.fairness.reading.Flow.Question;
import vn.guongsang.fairness.reading.Flow.Row;
import vn.guongsang.fairness.reading.Flow.Table;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.plan.Parts;
import vn.guongsang.privacy.Particular;
import vn.guongsang.privacy.Particulars;
import vn.guongsang.rules.AwardList;
import vn.guongsang.unitplan.TownAtWork;
import vn.guongsang.verdict.Refusal;

/** Dossiers of two communes at the town, in the years 2023 and 2024. */
class FairnessTests extends TownAtWork {

    private static final String HOME = "/co-cau-khen-thuong";
    private static final LocalDate SENT = LocalDate.of(2024, 11, 4);

    @Autowired
    Flow flow;

    @Autowired
    Areas areas;

    @Autowired
    Targets targets;

    @Autowired
    Minorities minorities;

    @Autowired
    Particulars particulars;

    @Autowired
    Parts parts;

    @Autowired
    Permissions permissions;

    UUID authority;
    Actor other;

    @BeforeEach
    void people() {
        other = honours.actor(Honours.OWN_OFFICER, Role.OFFICER);
        authority = honours.leader().bodyId();
        assertThat(parts.authorities(hub.bodyId())).contains(authority);
    }

    /** @param steps a step a day, from {@link #SENT} on */
    private UUID dossier(UUID body, String award, int year, String gender, String work, String... steps) {
        UUID id = jdbc.sql("""
                        WITH subject AS (
                            INSERT INTO ledger_subject (id, root_id, kind, name, body_id, place, added_on, added_at,
                                                        added_by_name)
                            SELECT id, id, 'individual', 'Người được đề nghị', :body, '', '2025-03-10', now(), ''
                              FROM (SELECT uuidv7() AS id) AS new
                            RETURNING id
                        )
                        INSERT INTO dossier_dossier (id, body_id, addressee_id, subject_id, name, kind, place, award, ground,
                                                     short_way, year, citation, background, achievement, state, version,
                                                     begun_on, begun_by, changed_at, changed_by_name)
                        SELECT uuidv7(), :body, :addressee, id, 'Người được đề nghị', 'individual', '', :award, 'MERIT',
                               false, :year, '', '', '', :state, 1, '2024-01-10', uuidv7(), now(), ''
                          FROM subject
                        RETURNING id
                        """)
                .param("body", body)
                .param("addressee", authority)
                .param("award", award)
                .param("year", year)
                .param("state", steps[steps.length - 1])
                .query(UUID.class)
                .single();
        for (int step = 0; step < steps.length; step++) {
            jdbc.sql("""
                            INSERT INTO dossier_step (dossier_id, step, reason, basis, addressee_id, taken_on, taken_at,
                                                      person, body_id)
                            VALUES (:dossier, :step, '', '', :addressee, :on, now(), '', :addressee)
                            """)
                    .param("dossier", id)
                    .param("step", steps[step])
                    .param("addressee", authority)
                    .param("on", SENT.plusDays(step))
                    .update();
        }
        jdbc.sql("INSERT INTO dossier_person (dossier_id, gender, work) VALUES (:id, :gender, :work)")
                .param("id", id)
                .param("gender", gender)
                .param("work", work)
                .update();
        return id;
    }

    private static final String[] ALL_THE_WAY = {"SUBMITTED", "ACCEPTED", "APPRAISED", "PASSED", "AWARDED"};

    private static final String[] FAILED = {"SUBMITTED", "ACCEPTED", "FAILED"};

    private Question question() {
        return new Question(Set.of(authority), null, null, 1999, TODAY);
    }

    private Table table(Question question, Dimension dimension) {
        return Objects.requireNonNull(flow.dossiers(question).tables().get(dimension));
    }

    // ---- who is lost where

    @Test
    void sharesAreToldByStep() {
        dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", FAILED);
        dossier(officer.bodyId(), "GK", 1999, "MALE", "LEADER", "SUBMITTED", "ACCEPTED", "PASSED", "AWARDED");
        dossier(officer.bodyId(), "GK", 1999, "", "", "SUBMITTED", "RETURNED", "SUBMITTED");

        assertThat(table(question(), Dimension.WORK).rows())
                .containsExactly(
                        new Row("DIRECT", List.of(2, 2, 1, 1, 1)),
                        new Row("LEADER", List.of(1, 1, 1, 1, 1)),
                        new Row("", List.of(1, 0, 0, 0, 0)));
        assertThat(table(question(), Dimension.GENDER).rows())
                .containsExactly(
                        new Row("FEMALE", List.of(2, 2, 1, 1, 1)),
                        new Row("MALE", List.of(1, 1, 1, 1, 1)),
                        new Row("", List.of(1, 0, 0, 0, 0)));
        assertThat(table(question(), Dimension.WORK).sums()).containsExactly(4, 3, 2, 2, 2);
        assertThat(table(question(), Dimension.WORK).share("DIRECT", 4)).isEqualTo(50);
    }

    @Test
    void stepsAfterTheDayDoNotCountAndARevokedAwardIsNone() {
        dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        dossier(
                officer.bodyId(),
                "GK",
                1999,
                "MALE",
                "OTHER",
                "SUBMITTED",
                "ACCEPTED",
                "APPRAISED",
                "PASSED",
                "AWARDED",
                "REVOKED");

        assertThat(table(question(), Dimension.KIND).sums()).containsExactly(2, 2, 2, 2, 1);
        assertThat(table(new Question(Set.of(authority), null, null, 1999, SENT.plusDays(4)), Dimension.KIND)
                        .sums())
                .containsExactly(2, 2, 2, 2, 2);
        assertThat(table(new Question(Set.of(authority), null, null, 1999, SENT.plusDays(1)), Dimension.KIND)
                        .sums())
                .containsExactly(2, 2, 0, 0, 0);
        assertThat(table(new Question(Set.of(authority), null, null, 1999, SENT.minusDays(1)), Dimension.KIND)
                        .sums())
                .containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void listsYearsAndAuthoritiesAreApart() {
        dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        dossier(officer.bodyId(), "LDTT", 1999, "MALE", "DIRECT", ALL_THE_WAY);
        dossier(officer.bodyId(), "LDTT", 1998, "MALE", "DIRECT", ALL_THE_WAY);

        assertThat(table(new Question(Set.of(authority), AwardList.FORM, null, 1999, TODAY), Dimension.GENDER)
                        .rows())
                .containsExactly(new Row("FEMALE", List.of(1, 1, 1, 1, 1)));
        assertThat(table(new Question(Set.of(authority), AwardList.TITLE, null, 1999, TODAY), Dimension.GENDER)
                        .rows())
                .containsExactly(new Row("MALE", List.of(1, 1, 1, 1, 1)));
        assertThat(table(new Question(Set.of(other.bodyId()), null, null, 1999, TODAY), Dimension.GENDER)
                        .rows())
                .isEmpty();
    }

    @Test
    void anAreaHoldsFromDayToDayAndForAllBelow() {
        dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        dossier(other.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        UUID area = UUID.randomUUID();
        areas.mark(hub, area, officer.bodyId(), Areas.Kind.BORDER, LocalDate.of(2020, 1, 1), "QĐ 861");

        assertThat(table(question(), Dimension.AREA).rows())
                .containsExactlyInAnyOrder(
                        new Row("REMOTE", List.of(1, 1, 1, 1, 1)), new Row("OTHER", List.of(1, 1, 1, 1, 1)));

        areas.end(hub, area, TODAY.minusDays(1));
        assertThat(table(question(), Dimension.AREA).of("REMOTE", 0)).isZero();
        assertThat(table(new Question(Set.of(authority), null, null, 1999, TODAY.minusDays(1)), Dimension.AREA)
                        .of("REMOTE", 0))
                .isEqualTo(1);
        assertThatThrownBy(() -> areas.end(hub, area, TODAY)).isInstanceOf(Refusal.class);

        areas.mark(hub, UUID.randomUUID(), authority, Areas.Kind.REMOTE, LocalDate.of(2020, 1, 1), "QĐ 861");
        assertThat(table(question(), Dimension.AREA).of("REMOTE", 0)).isEqualTo(2);
    }

    // ---- ethnic minorities

    private UUID of(String ethnicity, String... steps) {
        UUID id = dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", steps);
        particulars.record(
                officer,
                Subject.of("dossier", id),
                Particular.Kind.ETHNICITY,
                ethnicity.getBytes(StandardCharsets.UTF_8),
                "số tổng hợp");
        return id;
    }

    private void so(int many, String ethnicity, String... steps) {
        for (int one = 0; one < many; one++) {
            of(ethnicity, steps);
        }
    }

    private List<Release> released() {
        return minorities.released(Set.of(authority), TODAY).stream()
                .filter(release -> release.until().equals(LocalDate.of(2024, 12, 31)))
                .toList();
    }

    @Test
    void fewAreNotToldAndWaitForMore() {
        so(4, "Ra Glai", ALL_THE_WAY);
        so(9, "Kinh", ALL_THE_WAY);
        minorities.release();
        assertThat(released()).isEmpty();

        of("Ra-glai", ALL_THE_WAY);
        minorities.release();
        assertThat(released())
                .extracting(Release::stage, Release::people, Release::stated, Release::minority)
                .containsExactlyInAnyOrder(
                        tuple(Stage.PUT_FORWARD, 14, 14, 5),
                        tuple(Stage.RECEIVED, 14, 14, 5),
                        tuple(Stage.APPRAISED, 14, 14, 5),
                        tuple(Stage.PASSED, 14, 14, 5),
                        tuple(Stage.AWARDED, 14, 14, 5));
    }

    @Test
    void aStepThatWouldTellOfThoseWhoWereLostIsNotTold() {
        so(6, "Ê Đê", ALL_THE_WAY);
        so(6, "Kinh", ALL_THE_WAY);
        of("Ê Đê", FAILED);
        minorities.release();

        assertThat(released())
                .extracting(Release::stage, Release::people, Release::stated, Release::minority)
                .containsExactlyInAnyOrder(
                        tuple(Stage.PUT_FORWARD, 13, 13, 7),
                        tuple(Stage.RECEIVED, 13, 13, 7),
                        tuple(Stage.APPRAISED, 12, null, null),
                        tuple(Stage.PASSED, 12, null, null),
                        tuple(Stage.AWARDED, 12, null, null));
    }

    /** What is told stays as it was: who is recorded, changed or comes in later does not show by a second look. */
    @Test
    void twoLooksDifferByNobody() {
        so(6, "Ê Đê", ALL_THE_WAY);
        so(6, "Kinh", ALL_THE_WAY);
        UUID unknown = dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        minorities.release();
        List<Release> before = released();

        particulars.record(
                officer,
                Subject.of("dossier", unknown),
                Particular.Kind.ETHNICITY,
                "Ê Đê".getBytes(StandardCharsets.UTF_8),
                "số tổng hợp");
        of("Ê Đê", ALL_THE_WAY);
        minorities.release();

        assertThat(before).hasSize(5);
        assertThat(released()).isEqualTo(before);
    }

    @Test
    void noFilterChangesWhatIsToldAndNoPageNamesAnEthnicity() throws Exception {
        so(6, "Ê Đê", ALL_THE_WAY);
        so(6, "Kinh", ALL_THE_WAY);
        minorities.release();
        Set<String> told = new HashSet<>();
        for (String filter : List.of(
                "",
                "?ke-hoach=" + plan.code(),
                "?nam=1999",
                "?nam=1998",
                "?danh-muc=danh-hieu",
                "?danh-muc=hinh-thuc")) {
            String page = mvc.perform(as(HUB, get(HOME + filter)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("Ê Đê"))))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            told.add(page.substring(
                    page.indexOf("id=\"dan-toc\""), page.indexOf("</section>", page.indexOf("id=\"dan-toc\""))));
        }
        assertThat(told).hasSize(1);
        assertThat(told.iterator().next()).contains("01/10/2024 đến 31/12/2024");
    }

    // ---- who sees it

    @Test
    void hubLeaderAndInspectorOfTheAuthorityReadAndOnlyTheHubSets() {
        for (Actor actor : List.of(hub, honours.leader())) {
            assertThat(permissions.may(actor, FairnessAction.READ, authority)).isTrue();
        }
        for (Actor actor : List.of(
                officer,
                head,
                other,
                honours.secretary(),
                honours.editor(),
                honours.actor(Honours.OTHER_LEADER, Role.LEADER))) {
            assertThat(permissions.may(actor, FairnessAction.READ, authority))
                    .as(actor.username())
                    .isFalse();
        }
        assertThat(permissions.may(hub, FairnessAction.SET, authority)).isTrue();
        assertThat(permissions.may(honours.leader(), FairnessAction.SET, authority))
                .isFalse();
    }

    @Test
    void theSheetHoldsWhatThePageShows() throws Exception {
        dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        dossier(officer.bodyId(), "GK", 1999, "MALE", "LEADER", FAILED);
        mvc.perform(as(Honours.LEADER, get(HOME + "?nam=1999")))
                .andExpect(content().string(allOf(containsString("100 % (1/1)"), containsString("<svg"))));
        var begun = mvc.perform(as(Honours.LEADER, get(HOME + "/tai-xuong?nam=1999")))
                .andReturn();
        byte[] bytes =
                mvc.perform(asyncDispatch(begun)).andReturn().getResponse().getContentAsByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.map(row -> row.stream()
                                    .map(cell -> cell == null ? "" : cell.getText())
                                    .collect(Collectors.joining("|")))
                            .filter(line -> line.startsWith("Giới|")))
                    .containsExactly("Giới|Nữ|1|50|1|50|1|100|1|100|1|100", "Giới|Nam|1|50|1|50|0|0|0|0|0|0");
        }
    }

    @Test
    void aShareAskedForStandsBesideTheActualOne() throws Exception {
        dossier(officer.bodyId(), "GK", 1999, "FEMALE", "DIRECT", ALL_THE_WAY);
        mvc.perform(as(HUB, post(HOME + "/chi-tieu"))
                        .param("ty-le", "WORK")
                        .param("muc", "0")
                        .param("can-cu", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"#cap\""),
                                containsString("href=\"#muc\""),
                                containsString("href=\"#tu-ngay\""),
                                containsString("href=\"#can-cu\""))));
        mvc.perform(as(HUB, post(HOME + "/chi-tieu"))
                        .param("cap", authority.toString())
                        .param("ty-le", "WORK")
                        .param("muc", "60")
                        .param("tu-ngay", "1/1/2021")
                        .param("can-cu", "Kế hoạch, mục II.2"))
                .andExpect(redirectedUrl(HOME));

        mvc.perform(as(Honours.LEADER, get(HOME + "?nam=1999")))
                .andExpect(content()
                        .string(containsString("Cần ít nhất 60 %, bước cuối đạt 100 % (Kế hoạch, mục II.2).")));
        assertThat(targets.on(Set.of(authority), LocalDate.of(2020, 12, 31))).isEmpty();
    }

    @Test
    void exemplarsOfAPlanAreCountedBesideWhatThePlanFavours() throws Exception {
        mvc.perform(as(HUB, get(HOME + "?so-lieu=dien-hinh&ke-hoach=" + plan.code())))
                .andExpect(content().string(allOf(containsString("Công nhận"), not(containsString("id=\"dan-toc\"")))));
    }
}
