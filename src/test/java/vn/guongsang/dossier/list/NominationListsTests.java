package vn.guongsang.dossier.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.Person;
import vn.guongsang.dossier.list.NominationLists.Looked;
import vn.guongsang.dossier.list.NominationLists.NominationList;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.job.LongWork;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.NewSubject;
import vn.guongsang.rules.Ground;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Lists as officers keep them. */
@InDemoWorld
class NominationListsTests {

    @Autowired
    NominationLists lists;

    @Autowired
    NominationWork work;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DossierPath path;

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Actor officer;
    UUID town;

    @BeforeEach
    void people() {
        var honours = new Honours(jdbc, accounts);
        officer = honours.actor("ninhdong", Role.OFFICER);
        town = honours.actor("lanhdao.ninhhoa", Role.LEADER).bodyId();
    }

    @Test
    void rowsOfSectionsTellTheKindAndAreNobody() {
        List<Looked> rows = pasted("""
                STT\tHọ tên\tChức vụ, đơn vị công tác\tThành tích
                \tI. TẬP THỂ\t\t
                1\tĐội dân phòng thôn Một\tthôn Một\tGiữ gìn trật tự
                \tII. CÁ NHÂN\t\t
                1\tNguyễn Thị Phần\tthôn Hai\tHiến đất
                \tIII/ Hộ gia đình\t\t
                1\tHộ bà Lê Thị Ba\tthôn Ba\tHiến đất
                \tTổng cộng: 3\t\t
                """);
        assertThat(rows)
                .extracting(row -> row.row().name() + ": " + row.row().kind())
                .containsExactly(
                        "Đội dân phòng thôn Một: collective",
                        "Nguyễn Thị Phần: individual",
                        "Hộ bà Lê Thị Ba: household");
        assertThat(rows).allMatch(Looked::clean);
    }

    @Test
    void daysAreReadInTheFormsInWhichTheyAreTyped() {
        List<Looked> rows = pasted("""
                Họ và tên\tĐối tượng\tNgày sinh
                Người Một Dạng\tCá nhân\t5/3/1980
                Người Hai Dạng\tCá nhân\t05-03-1981
                Người Ba Dạng\tCá nhân\t1982-03-05
                Người Bốn Dạng\tCá nhân\t05.03.83
                Người Năm Dạng\tCá nhân\tngày mai
                Người Sáu Dạng\tCá nhân\t1/1/2030
                """);
        assertThat(rows.subList(0, 4))
                .extracting(row -> row.row().birthday().orElseThrow())
                .containsExactly(
                        LocalDate.of(1980, 3, 5),
                        LocalDate.of(1981, 3, 5),
                        LocalDate.of(1982, 3, 5),
                        LocalDate.of(1983, 3, 5));
        assertThat(faults(rows.get(4))).containsExactly("dossier.list.no-date");
        assertThat(faults(rows.get(5))).containsExactly("dossier.problem.born");
    }

    @Test
    void eachFaultIsTold() {
        List<Looked> rows = pasted("Tên\tLoại\tThành tích\n"
                + "Trần Văn Lặp\tcá nhân\tMột\n"
                + Normalizer.normalize("Trần Văn Lặp", Normalizer.Form.NFD) + "\tcá nhân\tHai\n"
                + "Không Rõ Loại\t\tBa\n"
                + "Loại Lạ\tcâu lạc bộ\tBốn\n"
                + "Dài Quá\tcá nhân\t" + "a".repeat(501) + "\n"
                + "T".repeat(5_000) + "\tcá nhân\tSáu\n");
        assertThat(rows)
                .extracting(NominationListsTests::faults)
                .containsExactly(
                        List.of(),
                        List.of("dossier.list.twice"),
                        List.of("dossier.list.no-kind"),
                        List.of("dossier.list.unknown-kind"),
                        List.of("dossier.list.long.citation"),
                        List.of("dossier.list.long.name"));
    }

    @Test
    void aRowIsPutRightInPlaceAndTheListIsWrittenWholeOrNotAtAll() {
        NominationList list = bring(NominationLists.pasted("""
                Tên\tLoại\tThành tích\tThành tích đạt được
                Phan Thị Sửa\tcá nhân\tHiến đất\tHiến 200 m² đất làm đường
                \tcá nhân\tBỏ quên tên\t
                """));
        long before = count();
        assertThatThrownBy(() -> lists.write(officer, list, "số tổng hợp", (_, _) -> {}))
                .isInstanceOf(Refusal.class);
        assertThat(count()).isEqualTo(before);

        NominationRow nameless = lists.look(officer, list).get(1).row();
        lists.correct(
                officer,
                list,
                List.of(new NominationRow(
                        nameless.number(),
                        "Phan Thị Nhớ Ra",
                        "individual",
                        "",
                        "",
                        "Bỏ quên tên",
                        "",
                        "",
                        "",
                        "",
                        nameless.dossierId())));
        assertThat(lists.write(officer, lists.get(officer, list.id()), "số tổng hợp", (_, _) -> {}))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(lists.write(officer, lists.get(officer, list.id()), "số tổng hợp", (_, _) -> {}))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(count()).isEqualTo(before + 2);
        UUID first = lists.look(officer, lists.get(officer, list.id()))
                .getFirst()
                .row()
                .dossierId();
        assertThat(dossiers.get(first).report().achievement()).isEqualTo("Hiến 200 m² đất làm đường");
        assertThat(dossiers.get(first).nomination().ground()).isEqualTo(Ground.MERIT);
    }

    @Test
    void somebodyAlikeInTheLedgerIsAskedForAndSomebodyCertainIsTaken() {
        LocalDate born = LocalDate.of(1970, 5, 6);
        UUID known = subjects.add(
                officer,
                new NewSubject(UUID.randomUUID(), "individual", "Đặng Thị Quen Biết", officer.bodyId(), "", born));
        NominationList list = bring(NominationLists.pasted("""
                Tên\tLoại\tNgày sinh
                Đặng Thị Quen Biết\tcá nhân\t6/5/1970
                Đặng Thị Quen Biết\tcá nhân\t
                """));
        List<Looked> rows = lists.look(officer, list);
        assertThat(faults(rows.get(0))).isEmpty();
        assertThat(faults(rows.get(1))).containsExactly("dossier.missing.subject");
        NominationRow asked = rows.get(1).row();
        lists.correct(
                officer,
                list,
                List.of(new NominationRow(
                        asked.number(),
                        asked.name(),
                        asked.kind(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        NominationRow.SOMEBODY_NEW,
                        "",
                        asked.dossierId())));
        lists.write(officer, lists.get(officer, list.id()), "số tổng hợp", (_, _) -> {});
        List<UUID> meant = lists.look(officer, lists.get(officer, list.id())).stream()
                .map(row -> dossiers.get(row.row().dossierId()).nomination().subject())
                .toList();
        assertThat(meant.get(0)).isEqualTo(known);
        assertThat(meant.get(1)).isNotEqualTo(known);
    }

    @Test
    void anIdInAFormCountsOnlyWhereTheLedgerOfferedIt() {
        Actor other = new Honours(jdbc, accounts).actor("ninhson", Role.OFFICER);
        UUID theirs = subjects.add(
                other, new NewSubject(UUID.randomUUID(), "individual", "Lương Thị Xã Khác", other.bodyId(), "", null));
        NominationList list = bring(NominationLists.pasted("Tên\tLoại\nHà Văn Chưa Ai Biết\tcá nhân\n"));
        NominationRow row = lists.look(officer, list).getFirst().row();
        lists.correct(
                officer,
                list,
                List.of(new NominationRow(
                        row.number(),
                        row.name(),
                        row.kind(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        theirs.toString(),
                        "",
                        row.dossierId())));
        lists.write(officer, lists.get(officer, list.id()), "số tổng hợp", (_, _) -> {})
                .orThrow();

        assertThat(dossiers.get(row.dossierId()).nomination().subject()).isEqualTo(row.dossierId());
    }

    @Test
    void whatRowsSayOfPeopleGoesToTheirDossiersAndEthnicityIsSealedOnTheWay() {
        NominationList list = bring(NominationLists.pasted("""
                Tên\tLoại\tGiới tính\tVị trí công tác\tDân tộc
                Mấu Thị Trực Tiếp\tcá nhân\tNỮ\ttrực tiếp lao động\tRa Glai
                Cao Văn Lãnh Đạo\tcá nhân\tnma\tlãnh đạo\t
                """));
        List<Looked> rows = lists.look(officer, list);
        assertThat(faults(rows.get(0))).isEmpty();
        assertThat(faults(rows.get(1))).containsExactly("dossier.list.unknown-word");
        assertThat(jdbc.sql("SELECT count(*) FROM dossier_list_person WHERE list_id = :list AND"
                                + " position(CAST('Glai' AS bytea) IN ethnicity) > 0")
                        .param("list", list.id())
                        .query(Integer.class)
                        .single())
                .isZero();

        lists.correct(officer, list, rows.get(1).row().number(), new Person(Person.Gender.MALE, Person.Work.LEADER))
                .orThrow();
        lists.write(officer, lists.get(officer, list.id()), "số tổng hợp", (_, _) -> {})
                .orThrow();

        List<UUID> begun = lists.look(officer, lists.get(officer, list.id())).stream()
                .map(row -> row.row().dossierId())
                .toList();
        assertThat(begun)
                .extracting(dossiers::person)
                .containsExactly(
                        new Person(Person.Gender.FEMALE, Person.Work.DIRECT),
                        new Person(Person.Gender.MALE, Person.Work.LEADER));
        assertThat(begun).extracting(path::knowsEthnicity).containsExactly(true, false);
        assertThat(lists.people(list)).isEmpty();
    }

    @Test
    void aListThatWentOutAsExcelComesInAgain() {
        byte[] sheet = Documents.xlsx(new Spreadsheet(
                "Danh sách đề nghị",
                "",
                Arrays.stream(NominationColumn.values())
                        .map(column -> new Spreadsheet.Column(
                                column.heading(),
                                column == NominationColumn.BORN ? Spreadsheet.Type.DATE : Spreadsheet.Type.TEXT,
                                column.width()))
                        .toList(),
                List.of(Arrays.<@Nullable Object>asList(
                        "Hồ Thị Đi Về",
                        "Cá nhân",
                        LocalDate.of(1990, 2, 28),
                        "xã",
                        "=1+1",
                        "Lý lịch",
                        "Thành tích",
                        "Nữ",
                        "Khác",
                        "")),
                List.of()));
        Looked row =
                lists.look(officer, bring(new Upload("danh-sach.xlsx", sheet))).getFirst();
        assertThat(row.clean()).isTrue();
        assertThat(row.row().birthday()).contains(LocalDate.of(1990, 2, 28));
        assertThat(row.row().citation()).isEqualTo("=1+1");
    }

    @Test
    void nobodyElseWorksOnTheListAndTooManyRowsAreRefused() {
        NominationList list = bring(NominationLists.pasted("Tên\tLoại\nMột Người\tcá nhân\n"));
        Actor other = new Honours(jdbc, accounts).actor("ninhan", Role.OFFICER);
        assertThatThrownBy(() -> lists.get(other, list.id())).isInstanceOf(Refusal.class);
        String many = IntStream.rangeClosed(0, NominationLists.MOST)
                .mapToObj(i -> "Người thứ " + i + "\tcá nhân")
                .collect(Collectors.joining("\n", "Tên\tLoại\n", "\n"));
        assertThatThrownBy(() -> bring(NominationLists.pasted(many))).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsInvisibleOrTurnsLettersIsTakenOutOfNames() {
        List<Looked> rows = pasted("Tên\tLoại\tThành tích\n"
                + "Lê\u200b Thị \u202eẨn\u202c\tcá nhân\tHiến\u200d đất\n"
                + "\u200b\tcá nhân\tKhông tên\n");
        assertThat(rows.getFirst().row().name()).isEqualTo("Lê Thị Ẩn");
        assertThat(rows.getFirst().row().citation()).isEqualTo("Hiến đất");
        assertThat(rows.getFirst().clean()).isTrue();
        assertThat(rows.size() == 1 || faults(rows.get(1)).equals(List.of("dossier.missing.name")))
                .isTrue();
    }

    @Test
    void aNameWithASlipIsAskedForInTheSameBodyAndNotInAnother() {
        subjects.add(
                officer,
                new NewSubject(UUID.randomUUID(), "individual", "Huỳnh Thị Bích Thủy", officer.bodyId(), "", null));
        List<Looked> rows = pasted("""
                Tên\tLoại
                Huỳnh Thị Bích Thùyy\tcá nhân
                Huỳnh Văn Khác Hẳn\tcá nhân
                """);
        assertThat(rows)
                .extracting(NominationListsTests::faults)
                .containsExactly(List.of("dossier.missing.subject"), List.of());
        assertThat(rows.getFirst().alike())
                .extracting(like -> like.subject().name())
                .containsExactly("Huỳnh Thị Bích Thủy");
    }

    @Test
    void aLongListIsWrittenAsWorkThatTellsHowFarItIs() {
        NominationList list = bring(NominationLists.pasted(IntStream.rangeClosed(0, 2_000)
                .mapToObj(i -> "Người đi học xa " + i + "\tcá nhân")
                .collect(Collectors.joining("\n", "Tên\tLoại\n", "\n"))));
        assertThat(lists.enter(officer, list, "số tổng hợp")).isPresent();
        var reached = new ArrayList<Integer>();
        work.perform(new LongWork.Task(officer.by(), list.id() + " số tổng hợp", (done, _) -> reached.add(done)));
        NominationList written = lists.get(officer, list.id());
        assertThat(written.writtenAt()).isNotNull();
        assertThat(jdbc.sql("""
                                SELECT count(*)
                                  FROM dossier_dossier
                                  JOIN dossier_list_row line ON line.dossier_id = dossier_dossier.id
                                 WHERE line.list_id = :list
                                """).param("list", list.id()).query(Integer.class).single())
                .isEqualTo(2_001);
        assertThat(reached).as("by this work, or by a node that was faster").isIn(List.of(0, 1_000, 2_000), List.of());
        assertThat(lists.enter(
                        officer, bring(NominationLists.pasted("Tên\tLoại\nMột Người Thôi\tcá nhân\n")), "số tổng hợp"))
                .isEmpty();
    }

    private List<Looked> pasted(String text) {
        return lists.look(officer, bring(NominationLists.pasted(text)));
    }

    private NominationList bring(Upload upload) {
        UUID id = UUID.randomUUID();
        lists.receive(
                officer,
                new NominationList(
                        id,
                        officer.bodyId(),
                        town,
                        "GK",
                        Ground.MERIT,
                        false,
                        2024,
                        null,
                        upload.fileName(),
                        null,
                        null),
                upload);
        return lists.get(officer, id);
    }

    private static List<String> faults(Looked row) {
        return row.faults().stream().map(fault -> String.valueOf(fault.key())).toList();
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM dossier_dossier")
                .query(Long.class)
                .single();
    }
}
