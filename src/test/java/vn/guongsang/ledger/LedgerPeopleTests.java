package vn.guongsang.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.ledger.HeldAward.Source;
import vn.guongsang.ledger.LedgerRecord.Composition;
import vn.guongsang.ledger.LedgerRecord.Discipline;
import vn.guongsang.ledger.LedgerRecord.Membership;
import vn.guongsang.ledger.LedgerRecord.People;
import vn.guongsang.ledger.LedgerRecord.Rating;
import vn.guongsang.ledger.LedgerRecord.Work;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Case;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.Facts;
import vn.guongsang.rules.Facts.Topic;
import vn.guongsang.rules.Grade;
import vn.guongsang.rules.Ground;
import vn.guongsang.rules.Line;
import vn.guongsang.rules.Outcome;
import vn.guongsang.unitplan.TownAtWork;
import vn.guongsang.verdict.Refusal;

/** Phòng Kinh tế of Ninh Đông in 2024: ten people, two of them leaders; seven hold the title of the year. */
class LedgerPeopleTests extends TownAtWork {

    private static final LocalDate ON = LocalDate.of(2025, 3, 10);
    private static final String LIST = "/so-khen-thuong/";

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Ledger ledger;

    @Autowired
    Members members;

    @Autowired
    Eligibility eligibility;

    UUID office;

    @BeforeEach
    void collective() {
        office = add("collective", "Phòng Kinh tế");
    }

    private UUID add(String kind, String name) {
        return subjects.add(officer, new NewSubject(UUID.randomUUID(), kind, name, officer.bodyId(), "", null));
    }

    private UUID person(int number) {
        return add("individual", "Người Thứ " + number);
    }

    private UUID joins(UUID person, boolean leader, String since, @Nullable String until) {
        UUID id = UUID.randomUUID();
        ledger.keep(
                officer,
                new Membership(
                        id,
                        person,
                        office,
                        "",
                        leader,
                        LocalDate.parse(since),
                        until == null ? null : LocalDate.parse(until),
                        "Danh sách công chức"));
        return id;
    }

    @Test
    void aListOfMembersIsLookedThroughPutRightAndEnteredAsAWhole() throws Exception {
        UUID known = add("individual", "Lê Thị Đã Biết");
        joins(add("individual", "Trần Văn Sẵn Có"), false, "2023-01-01", null);
        add("individual", "Phạm Hai Người");
        add("individual", "Phạm Hai Người");
        String page = LIST + office + "/thanh-phan/nhap";
        String wrong = """
                Họ tên\tNgày sinh\tChức danh\tTừ ngày
                Lê Thị Đã Biết\t\tTrưởng\t
                Trần Văn Sẵn Có\t\t\t
                Phạm Hai Người\t\t\t
                Người Mới Tinh\t31/02/1990\t\t
                Người Mới Tinh Hai\t01/02/1990\tgiám sát\t
                """;
        String found = mvc.perform(as(officer.username(), post(page))
                        .param("dan", wrong)
                        .param("vao-ngay", "01/01/2024")
                        .param("can-cu-tham-gia", "Danh sách công chức"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(found)
                .contains(
                        "Có 3 dòng lỗi",
                        "Trong sổ có 2 người có thể là người này",
                        "Cột “Ngày sinh” không phải là ngày",
                        "Không rõ vai trò “giám sát”",
                        "Có trong sổ: Lê Thị Đã Biết",
                        "value=\"Danh sách công chức\"")
                .doesNotContain("name=\"ghi\"");
        assertThat(members.of(office)).hasSize(1);

        String right = """
                Họ và tên\tNgày sinh\tVai trò\tTừ ngày\tĐến ngày
                Lê Thị Đã Biết\t\tTrưởng\t\t
                Trần Văn Sẵn Có\t\t\t\t
                Người Mới Tinh\t28/02/1990\t\t05/05/2024\t06/06/2024
                """;
        UUID form = UUID.randomUUID();
        for (int twice = 0; twice < 2; twice++) {
            mvc.perform(as(officer.username(), post(page))
                            .param("ma", form.toString())
                            .param("dan", right)
                            .param("vao-ngay", "01/01/2024")
                            .param("can-cu-tham-gia", "Danh sách công chức")
                            .param("ghi", "1"))
                    .andExpect(redirectedUrl(LIST + office + "/thanh-phan"));
        }
        assertThat(members.of(office))
                .extracting(
                        Members.Member::name,
                        Members.Member::leader,
                        member -> member.since().toString())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Trần Văn Sẵn Có", false, "2023-01-01"),
                        org.assertj.core.groups.Tuple.tuple("Lê Thị Đã Biết", true, "2024-01-01"),
                        org.assertj.core.groups.Tuple.tuple("Người Mới Tinh", false, "2024-05-05"));
        assertThat(members.of(office))
                .filteredOn(member -> member.name().equals("Lê Thị Đã Biết"))
                .extracting(Members.Member::personId)
                .containsExactly(known);
        mvc.perform(as(officer.username(), get(page + "/mau.xlsx"))).andExpect(status().isOk());
    }

    private void title(UUID person) {
        ledger.enter(
                officer,
                new HeldAward(
                        UUID.randomUUID(),
                        person,
                        "LDTT",
                        "Lao động tiên tiến",
                        AwardList.TITLE,
                        2024,
                        Ground.MERIT,
                        "",
                        "3/QĐ-UBND",
                        LocalDate.of(2025, 1, 5),
                        "Chủ tịch UBND xã",
                        officer.bodyId(),
                        Source.RECORD,
                        null));
    }

    private void counted() {
        ledger.keep(officer, new Composition(UUID.randomUUID(), office, 2024, null, null, "Danh sách 31/12/2024"));
    }

    private Line advanced() {
        return eligibility
                .judge(new Case("TTLDXS", "collective", Ground.MERIT, ON, 2024, ledger.facts(office, ON, 2024)))
                .lines()
                .stream()
                .filter(line -> line.id().equals("advanced"))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> tenOfWhom(int hold) {
        List<UUID> people =
                java.util.stream.IntStream.range(0, 10).mapToObj(this::person).toList();
        people.forEach(person -> joins(person, people.indexOf(person) < 2, "2024-01-01", null));
        people.subList(0, hold).forEach(this::title);
        counted();
        return people;
    }

    // ---- of whom a collective consists

    @Test
    void aShareIsCountedFromTheMembersAndNamesItsRecord() {
        tenOfWhom(7);

        assertThat(advanced().outcome()).isEqualTo(Outcome.PASS);
        assertThat(advanced().records()).containsExactly("Đếm từ sổ năm 2024, 10 người: Danh sách 31/12/2024");
    }

    @Test
    void tooFewOnRecordFailOnlyWhereAllIsOnRecord() {
        List<UUID> people = tenOfWhom(6);
        assertThat(advanced().outcome()).isEqualTo(Outcome.PERSON);

        people.forEach(person -> ledger.declare(officer, person, Topic.AWARDS, true));
        assertThat(advanced().outcome()).isEqualTo(Outcome.FAIL);

        title(people.get(9));
        assertThat(advanced().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void thoseAreCountedWhoBelongToItOnTheLastDayOfTheYear() {
        joins(person(1), true, "2024-12-31", null);
        joins(person(2), true, "2020-01-01", "2024-12-30");
        joins(person(3), false, "2020-01-01", "2024-12-31");
        joins(person(4), false, "2025-01-01", null);
        UUID wrong = joins(person(5), false, "2020-01-01", null);
        ledger.correct(officer, wrong, null, "ghi nhầm người", "Danh sách công chức");
        counted();

        Facts.Composition composition = composition();
        assertThat(composition.staff().size()).isEqualTo(2);
        assertThat(composition.leaders().size()).isEqualTo(1);
    }

    private Facts.Composition composition() {
        return Objects.requireNonNull(ledger.facts(office, ON, 2024).composition());
    }

    @Test
    void whatTheCollectiveStatesIsMarkedAndWhatItLeavesOutIsNotKnown() {
        var staff = new People(10, Map.of("LDTT", 7), Map.of(Grade.GOOD, 10));
        ledger.keep(
                officer,
                new Composition(UUID.randomUUID(), office, 2024, staff, new People(2, Map.of(), Map.of()), "BC 15"));

        assertThat(advanced().records()).containsExactly("Tập thể kê khai năm 2024: BC 15");
        assertThat(advanced().outcome()).isEqualTo(Outcome.PASS);
        assertThat(composition().leaders().holding()).isEmpty();
        assertThat(ledger.facts(office, ON, 2023).composition()).isNull();
        assertThatThrownBy(this::counted).isInstanceOf(Refusal.class);
    }

    @Test
    void aPersonBelongsToACollectiveAndNotTheOtherWayRound() {
        UUID person = person(1);
        assertThatThrownBy(() -> ledger.keep(
                        officer,
                        new Membership(
                                UUID.randomUUID(),
                                office,
                                null,
                                "Công đoàn",
                                false,
                                LocalDate.of(2020, 1, 1),
                                null,
                                "x")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ledger.keep(
                        officer,
                        new Membership(
                                UUID.randomUUID(), person, person(2), "", false, LocalDate.of(2020, 1, 1), null, "x")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aMembershipOfAnOrganisationIsAFactFromDayToDay() {
        UUID person = person(1);
        UUID id = UUID.randomUUID();
        ledger.keep(
                officer,
                new Membership(
                        id, person, null, "lực lượng vũ trang", false, LocalDate.of(2000, 3, 10), null, "Thẻ 12"));
        ledger.end(officer, id, LocalDate.of(2025, 3, 1));

        assertThat(ledger.facts(person, ON).memberships())
                .containsExactly(new Facts.Membership(
                        "lực lượng vũ trang", LocalDate.of(2000, 3, 10), LocalDate.of(2025, 3, 1), "Thẻ 12"));
        assertThatThrownBy(() -> ledger.end(officer, id, LocalDate.of(2025, 3, 2)))
                .isInstanceOf(Refusal.class);
    }

    // ---- corrections

    @Test
    void factsUseTheCorrectedRecordAndTheOldOneStaysReadable() {
        UUID person = person(1);
        var wrong = new Rating(UUID.randomUUID(), person, 2023, Grade.GOOD, "TB 1");
        ledger.keep(officer, wrong);
        var right = new Rating(UUID.randomUUID(), person, 2023, Grade.EXCELLENT, "TB 1");

        for (int sent = 0; sent < 2; sent++) {
            ledger.correct(officer, wrong.id(), right, "ghi nhầm mức", "TB 1");
        }

        assertThat(ledger.facts(person, ON).ratings()).containsExactly(new Facts.Rating(2023, Grade.EXCELLENT, "TB 1"));
        assertThat(ledger.corrections(person))
                .containsExactly(new Ledger.Correction(
                        wrong, right, "ghi nhầm mức", "TB 1", LocalDate.of(2025, 3, 10), officer.name()));
        assertThatThrownBy(() -> ledger.correct(officer, wrong.id(), null, "khác", "x"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aCorrectionMovesNoRecordIntoAYearThatIsTaken() {
        UUID person = person(1);
        var one = new Rating(UUID.randomUUID(), person, 2023, Grade.GOOD, "TB 1");
        ledger.keep(officer, one);
        ledger.keep(officer, new Rating(UUID.randomUUID(), person, 2022, Grade.GOOD, "TB 0"));

        assertThatThrownBy(() -> ledger.correct(
                        officer,
                        one.id(),
                        new Rating(UUID.randomUUID(), person, 2022, Grade.GOOD, "TB 1"),
                        "nhầm năm",
                        "TB 1"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> ledger.correct(
                        officer,
                        one.id(),
                        new Rating(UUID.randomUUID(), person, 2023, Grade.GOOD, "TB 1"),
                        "không đổi gì",
                        "TB 1"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aWorkAndADisciplineAreStruckOut() {
        UUID person = person(1);
        var work = new Work(
                UUID.randomUUID(),
                person,
                Facts.WorkKind.INITIATIVE,
                "Sáng kiến",
                Facts.Scope.BASE,
                2024,
                "Hội đồng xã",
                "QĐ 4");
        var discipline = new Discipline(
                UUID.randomUUID(), person, "Khiển trách", "QĐ 9", LocalDate.of(2024, 2, 1), LocalDate.of(2025, 2, 1));
        ledger.keep(officer, work);
        ledger.keep(officer, discipline);

        ledger.correct(officer, work.id(), null, "của người khác", "QĐ 4");
        ledger.correct(officer, discipline.id(), null, "trùng tên", "QĐ 9");

        assertThat(ledger.facts(person, ON).works()).isEmpty();
        assertThat(ledger.facts(person, ON).disciplines()).isEmpty();
        assertThat(ledger.corrections(person))
                .extracting(Ledger.Correction::before)
                .containsExactly(discipline, work);
    }

    @Test
    void onlyWhoRecordsCorrects() {
        UUID person = person(1);
        var rating = new Rating(UUID.randomUUID(), person, 2023, Grade.GOOD, "TB 1");
        ledger.keep(officer, rating);

        for (Actor actor : List.of(
                head, honours.leader(), honours.secretary(), honours.actor(Honours.OWN_OFFICER, Role.OFFICER))) {
            assertThatThrownBy(() -> ledger.correct(actor, rating.id(), null, "a", "b"))
                    .as(actor.username())
                    .isInstanceOf(Refusal.class);
        }
        ledger.correct(hub, rating.id(), null, "a", "b");
        assertThat(ledger.ratings(person)).isEmpty();
    }

    // ---- pages

    @Test
    void theFormOfACompositionNamesEachNumberThatIsWrong() throws Exception {
        String page = LIST + office + "/thanh-phan";
        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("nam-ke-khai", "2024")
                        .param("nguoi-tong", "10")
                        .param("nguoi-LDTT", "11")
                        .param("lanh-dao-tong", "12")
                        .param("can-cu-ke-khai", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("href=\"#nguoi-LDTT\""),
                                containsString("href=\"#lanh-dao-tong\""),
                                containsString("href=\"#can-cu-ke-khai\""),
                                containsString("value=\"11\""))));
        assertThat(ledger.compositions(office)).isEmpty();

        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("nam-ke-khai", "2024")
                        .param("nguoi-tong", "10")
                        .param("nguoi-LDTT", "7")
                        .param("lanh-dao-tong", "2")
                        .param("lanh-dao-EXCELLENT", "0")
                        .param("can-cu-ke-khai", "BC 15"))
                .andExpect(redirectedUrl(page));
        assertThat(composition().staff().holding()).isEqualTo(Map.of("LDTT", 7));
        assertThat(composition().leaders().rated()).isEqualTo(Map.of(Grade.EXCELLENT, 0));
        mvc.perform(as(HEAD, get(page))).andExpect(content().string(containsString("Tập thể kê khai")));
    }

    @Test
    void aMemberIsFoundDespiteSpellingAndAskedForWhereTwoAreCalledSo() throws Exception {
        UUID one = add("individual", "Lê Thị Hoà");
        add("individual", "Lê Văn Tám");
        UUID other = add("individual", "Lê Văn Tám");
        String page = LIST + office + "/thanh-vien";

        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("ho-ten", "le thi hòa")
                        .param("vao-ngay", "1/1/2020")
                        .param("can-cu-tham-gia", "Danh sách"))
                .andExpect(redirectedUrl(LIST + office + "/thanh-phan"));
        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("ho-ten", "Lê Văn Tám")
                        .param("vao-ngay", "1/1/2020")
                        .param("can-cu-tham-gia", "Danh sách"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"" + other + "\"")));
        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("ho-ten", "Lê Văn Tám")
                        .param("ai", other.toString())
                        .param("vai-tro", "true")
                        .param("vao-ngay", "1/1/2020")
                        .param("can-cu-tham-gia", "Danh sách"))
                .andExpect(redirectedUrl(LIST + office + "/thanh-phan"));

        assertThat(members.of(office)).extracting(Members.Member::personId).containsExactly(other, one);
    }

    @Test
    void organisationsAreKeptInTheWordsOfTheRulesAndThePartyNowhereAmongThem() throws Exception {
        UUID person = person(1);
        String page = LIST + person + "/thanh-vien";

        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("to-chuc", "Lực Lượng vũ trang")
                        .param("vao-ngay", "1/1/2020")
                        .param("can-cu-tham-gia", "Thẻ"))
                .andExpect(redirectedUrl(LIST + person + "/thanh-phan"));
        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("to-chuc", "Đảng Cộng Sản Việt Nam")
                        .param("vao-ngay", "1/1/2020")
                        .param("can-cu-tham-gia", "Thẻ"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"#to-chuc\"")));

        assertThat(ledger.memberships(person))
                .extracting(Membership::organisation)
                .containsExactly("lực lượng vũ trang");
    }

    @Test
    void partyMembershipIsMaskedAndEachLookIsNotedWithItsReason() throws Exception {
        UUID person = person(1);
        String page = LIST + person + "/xep-loai";
        mvc.perform(as(Honours.OFFICER, post(page + "/thong-tin"))
                        .param("thong-tin", "PARTY_MEMBERSHIP")
                        .param("noi-dung-thong-tin", "Từ ngày 02/09/2011")
                        .param("can-cho", "Xét danh hiệu"))
                .andExpect(redirectedUrl(page));

        mvc.perform(as(Honours.OFFICER, get(page)))
                .andExpect(content().string(allOf(containsString("Xét danh hiệu"), not(containsString("02/09/2011")))));
        mvc.perform(as(Honours.OFFICER, post(page + "/thong-tin/xem")).param("xem", "PARTY_MEMBERSHIP"))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(as(Honours.SECRETARY, post(page + "/thong-tin/xem"))
                        .param("xem", "PARTY_MEMBERSHIP")
                        .param("ly-do-xem", "Phiên họp ngày 12"))
                .andExpect(content().string(containsString("02/09/2011")));
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE subject_kind = 'particulars' AND subject_id = :id"
                                + " AND act = 'audit.looked'")
                        .param("id", person.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aCorrectionIsMadeByAFormThatHoldsWhatWasWritten() throws Exception {
        UUID person = person(1);
        var rating = new Rating(UUID.randomUUID(), person, 2023, Grade.GOOD, "Thông báo 1");
        ledger.keep(officer, rating);
        String page = LIST + "dinh-chinh/" + rating.id();

        mvc.perform(as(Honours.OFFICER, get(page)))
                .andExpect(content().string(containsString("value=\"Thông báo 1\"")));
        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("nam", "2023")
                        .param("muc", "EXCELLENT")
                        .param("van-ban", "Thông báo 1"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("href=\"#ly-do\"")));
        mvc.perform(as(Honours.OFFICER, post(page))
                        .param("nam", "2023")
                        .param("muc", "EXCELLENT")
                        .param("van-ban", "Thông báo 1")
                        .param("ly-do", "Ghi nhầm mức")
                        .param("can-cu-dinh-chinh", "Thông báo 1"))
                .andExpect(redirectedUrl(LIST + person + "/xep-loai"));
        mvc.perform(as(Honours.OFFICER, get(LIST + person + "/xep-loai")))
                .andExpect(content().string(allOf(containsString("Ghi nhầm mức"), containsString("<s>"))));
        mvc.perform(as(HEAD, get(page))).andExpect(status().isForbidden());
    }
}
