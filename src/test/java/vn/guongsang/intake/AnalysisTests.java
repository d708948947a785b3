package vn.guongsang.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.Upload;
import vn.guongsang.intake.Judged.Change;
import vn.guongsang.intake.Judged.Finding;
import vn.guongsang.intake.Judged.Option;
import vn.guongsang.intake.Judged.Standing;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.ListedBody;

class AnalysisTests {

    private static final ListedBody TOWN = body("tx", "UBND thị xã Ninh Hòa", "people-committee", "district", null);
    private static final ListedBody DONG = body("tx/dong", "UBND xã Ninh Đông", "people-committee", "commune", TOWN);
    private static final ListedBody SIM = body("tx/sim", "UBND xã Ninh Sim", "people-committee", "commune", TOWN);
    private static final ListedBody OTHER_TOWN =
            body("gl", "UBND thành phố Pleiku", "people-committee", "district", null);
    private static final ListedBody NAMESAKE =
            body("gl/dong", "UBND xã Ninh Đông", "people-committee", "commune", OTHER_TOWN);

    private static final LocalDate TODAY = LocalDate.of(2025, 7, 1);

    private static final ListedBody ENDED = new ListedBody(
            UUID.randomUUID(),
            "tx/kinh-te",
            new Facts("Phòng Kinh tế", "department", "district", TOWN.id(), "", ""),
            null,
            TODAY.minusDays(1),
            "",
            List.of(),
            List.of());

    private static final List<ListedBody> KNOWN = List.of(TOWN, DONG, SIM, OTHER_TOWN, NAMESAKE, ENDED);

    private static final String HEAD =
            "Mã,Tên,Tên khác,Loại,Cấp,Đơn vị cấp trên,Địa bàn,Lĩnh vực,Từ ngày,Đến ngày,Văn bản\n";

    private final Map<String, Optional<UUID>> choices = new HashMap<>();

    private @Nullable UUID below;

    private @Nullable Set<UUID> reach;

    private Set<UUID> foreign = Set.of();

    // ---- whom a row means

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // by code, whatever the spelling
                "tx/dong,UBND X. Ninh Đông,,,,,,,,,| tx/dong",
                // by name below the parent
                ",UBND xã Ninh Đông,,,,UBND TX Ninh Hoà,,,,,| tx/dong",
                ",ubnd xa ninh dong,,,,tx,,,,,| tx/dong",
                ",UBND xã Ninh Đông,,,,TP Pleiku,,,,,| ",
                ",UBND xã Ninh Đông,,,,gl,,,,,| gl/dong",
                // by an alias, and without a parent where only one bears the name
                ",Sim,,,,tx,,,,,| tx/sim",
                ",UBND xã Ninh Sim,,,,,,,,,| tx/sim"
            })
    void isTheBodyByCodeElseByNameBelowItsParent(String row, @Nullable String code) {
        Judged judged = judge(row).getFirst();

        if (code == null) {
            assertThat(judged.standing()).isEqualTo(Standing.ERROR);
        } else {
            assertThat(judged.standing()).as(judged.findings().toString()).isEqualTo(Standing.SAME);
            assertThat(judged.body().code()).isEqualTo(code);
        }
    }

    @Test
    void whoHasEndedIsMeantByCodeOnly() {
        assertThat(judge(
                        ",Phòng Kinh tế,,Phòng,Đơn vị,tx,,,,,",
                        "tx/kinh-te,Phòng Kinh tế,,,,,,,,,",
                        ",Tổ Một,,Hội,Đơn vị,Phòng Kinh tê,,,,,"))
                .extracting(Judged::standing, judged -> judged.body().code())
                .containsExactly(
                        tuple(Standing.NEW, "tx/phong-kinh-te"),
                        tuple(Standing.SAME, "tx/kinh-te"),
                        tuple(Standing.ERROR, "to-mot"));
    }

    @Test
    void aRowThatIsKnownSaysWhichBodyItIsAndWhy() {
        assertThat(judge("tx/dong,UBND X. Ninh Đông,,,,,,,,,", ",UBND xã Ninh Sim,,,,,,,,,").stream()
                        .map(row -> row.findings().getFirst()))
                .extracting(Finding::key, Finding::args)
                .containsExactly(
                        tuple(
                                "intake.known.by-code",
                                List.of("UBND xã Ninh Đông (mã tx/dong), trực thuộc UBND thị xã Ninh Hòa")),
                        tuple(
                                "intake.known.by-name",
                                List.of("UBND xã Ninh Sim (mã tx/sim), trực thuộc UBND thị xã Ninh Hòa")));
    }

    /** The words of the forms, of plans and of everyday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sở | Tỉnh | department | province",
                "sở | tỉnh, thành phố | department | province",
                "Sở, ban, ngành | Thành phố | department | province",
                "UBND | Xã | people-committee | commune",
                "Ủy ban nhân dân | Xã, phường, đặc khu | people-committee | commune",
                "UBND | Phường | people-committee | commune",
                "Bệnh viện | Đơn vị | hospital | unit",
                "Cơ sở y tế | Cơ sở, đơn vị | hospital | unit",
                "Department | Commune, ward, special zone | department | commune"
            })
    void takesTheUsualWordsForKindAndLevel(String kind, String level, String meantKind, String meantLevel) {
        Judged row = judge(",A,,\"%s\",\"%s\",tx,,,,,".formatted(kind, level)).getFirst();

        assertThat(row.findings()).isEmpty();
        assertThat(row.body().facts()).extracting(Facts::kind, Facts::level).containsExactly(meantKind, meantLevel);
    }

    @Test
    void aRowThatNamesNoParentStandsBelowTheBodyOfWhoSentItInIfTheySaidSo() {
        below = OTHER_TOWN.id();

        List<Judged> rows = judge(
                ",UBND xã Ninh Đông,,,,,,,,,",
                ",UBND xã Ninh Sim,,Ủy ban nhân dân,Cấp xã,,,,,,",
                ",UBND TP Pleiku,,,,,,,,,",
                "tx/sim,UBND xã Ninh Sim,,,,,,,,,");

        assertThat(rows)
                .extracting(
                        row -> row.body().code(),
                        Judged::standing,
                        row -> row.body().facts().parentId())
                .containsExactly(
                        tuple("gl/dong", Standing.SAME, OTHER_TOWN.id()),
                        tuple("gl/ubnd-xa-ninh-sim", Standing.NEW, OTHER_TOWN.id()),
                        tuple("gl", Standing.SAME, null),
                        tuple("tx/sim", Standing.SAME, TOWN.id()));
    }

    @Test
    void whoSendsItInChangesOnlyWhatStandsBelowThem() {
        UUID dong = KNOWN.stream()
                .filter(body -> body.code().equals("tx/dong"))
                .findFirst()
                .orElseThrow()
                .id();
        reach = Set.of(TOWN.id(), dong, SIM.id());

        List<Judged> rows = judge(
                "tx/dong/t,Tổ Một,,Hội,unit,tx/dong,,,,,",
                ",Tổ Hai,,Hội,unit,tx/dong/t,,,,,",
                "tx/sim,UBND xã Ninh Sim,,,,,nơi khác,,,,",
                "gl,UBND TP Pleiku,,,,,,,,,",
                "gl/dong,UBND xã Ninh Đông,,,,,nơi khác,,,,",
                ",Tổ Ba,,Hội,unit,gl,,,,,",
                ",Tổ Bốn,,Hội,unit,,,,,,",
                "tx/dong,UBND xã Ninh Đông,,,,gl,,,,,",
                "tx,UBND thị xã Ninh Hòa,,,,,nơi khác,,,,");

        assertThat(rows)
                .extracting(Judged::standing)
                .containsExactly(
                        Standing.NEW,
                        Standing.NEW,
                        Standing.CHANGED,
                        Standing.SAME,
                        Standing.ERROR,
                        Standing.ERROR,
                        Standing.ERROR,
                        Standing.ERROR,
                        Standing.ERROR);
        assertThat(rows.subList(4, 9))
                .allSatisfy(row ->
                        assertThat(row.findings()).extracting(Finding::key).containsExactly("intake.finding.reach"));
    }

    @Test
    void whoSendsItInGivesNoCodeButBelowTheirs() {
        reach = Set.of(TOWN.id(), DONG.id());

        assertThat(only(judge("gl/moi,Tổ Một,,Hội,unit,tx/dong,,,,,")).key()).isEqualTo("intake.finding.code-below");
    }

    @Test
    void asksWhichOfSeveralIsMeant() {
        Finding finding = only(judge(",UBND xã Ninh Đông,,,,,,,,,"));

        assertThat(finding.key()).isEqualTo("intake.finding.which");
        assertThat(finding.options()).extracting(Option::id).containsExactlyInAnyOrder(DONG.id(), NAMESAKE.id());
        choices.put(finding.question(), Optional.of(NAMESAKE.id()));
        assertThat(judge(",UBND xã Ninh Đông,,,,,,,,,").getFirst().body().code())
                .isEqualTo("gl/dong");
    }

    @Test
    void neverTakesWhatIsMerelyAlikeButAsks() {
        String row = ",UBND xã Ninh Dông,,Ủy ban nhân dân,Cấp xã,tx,,,,,";
        Finding finding = only(judge(row));

        assertThat(finding.key()).isEqualTo("intake.finding.alike");
        assertThat(finding.ownAllowed()).isTrue();
        assertThat(finding.options())
                .containsExactly(
                        new Option(DONG.id(), "UBND xã Ninh Đông (mã tx/dong), trực thuộc UBND thị xã Ninh Hòa"));

        choices.put(finding.question(), Optional.of(DONG.id()));
        assertThat(judge(row).getFirst())
                .extracting(Judged::standing, Judged::changes)
                .containsExactly(
                        Standing.CHANGED, List.of(new Change("NAME", "UBND xã Ninh Đông", "UBND xã Ninh Dông")));

        choices.put(finding.question(), Optional.empty());
        assertThat(judge(row).getFirst())
                .extracting(Judged::standing, judged -> judged.body().code())
                .containsExactly(Standing.NEW, "tx/ubnd-xa-ninh-dong");
    }

    @Test
    void proposesTheParentThatMayBeMeant() {
        String row = ",Trường Tiểu học A,,Trường học,unit,UBND thị xã Ninh Hòaa,,,,,";
        Finding finding = only(judge(row));

        assertThat(finding.key()).isEqualTo("m25");
        assertThat(finding.args())
                .containsExactly(2, "Đơn vị cấp trên", "UBND thị xã Ninh Hòaa", "UBND thị xã Ninh Hòa");
        assertThat(finding.ownAllowed()).isFalse();
        choices.put(finding.question(), Optional.of(TOWN.id()));
        assertThat(judge(row).getFirst().body().facts().parentId()).isEqualTo(TOWN.id());
        assertThat(only(judge(",Trường A,,Trường học,unit,Không có ai,,,,,")).key())
                .isEqualTo("intake.finding.no-parent");
    }

    @Test
    void asksBeforeASecondBodyOfTheSameNameGetsAnotherCode() {
        Finding finding = only(judge("moi-1,UBND xã Ninh Đông,,Ủy ban nhân dân,Cấp xã,tx,,,,,"));

        assertThat(finding.key()).isEqualTo("intake.finding.which");
        assertThat(judge("moi-1,UBND xã Ninh Dông,,Ủy ban nhân dân,Cấp xã,tx,,,,,")
                        .getFirst()
                        .standing())
                .as("another code, another name")
                .isEqualTo(Standing.NEW);
    }

    @Test
    void letsRowsStandBelowOtherRowsInAnyOrder() {
        List<Judged> rows = judge(
                ",Tổ 1,,Hội,unit,Trường B,,,,,",
                ",Trường B,,Trường học,unit,pgd,,,,,",
                "pgd,Phòng GD&ĐT Ninh Hòa,,Cơ quan chuyên môn,Cấp huyện,tx,,,,,");

        assertThat(rows)
                .extracting(Judged::standing, row -> row.body().code())
                .containsExactly(
                        tuple(Standing.NEW, "pgd/truong-b/to-1"),
                        tuple(Standing.NEW, "pgd/truong-b"),
                        tuple(Standing.NEW, "pgd"));
        assertThat(rows.get(0).body().facts().parentId())
                .isEqualTo(rows.get(1).body().id());
        assertThat(rows.get(1).body().facts().parentId())
                .isEqualTo(rows.get(2).body().id());
        assertThat(rows.get(2).body().facts().parentId()).isEqualTo(TOWN.id());
    }

    @Test
    void refusesCircles() {
        assertThat(judge("a,A,,Hội,unit,b,,,,,", "b,B,,Hội,unit,a,,,,,"))
                .anySatisfy(row ->
                        assertThat(row.findings()).extracting(Finding::key).contains("intake.finding.circle"));
        assertThat(judge("a,A,,Hội,unit,a,,,,,").getFirst().standing()).isEqualTo(Standing.ERROR);
        assertThat(only(judge("tx,UBND thị xã Ninh Hòa,,,,tx/dong,,,,,")).key()).isEqualTo("intake.finding.circle");
    }

    @Test
    void refusesTheSameBodyTwice() {
        assertThat(judge("x,A,,Hội,unit,,,,,,", "x,B,,Hội,unit,,,,,,").get(1).findings())
                .extracting(Finding::key, Finding::args)
                .containsExactly(tuple("intake.finding.twice", List.of(3, "Mã", "x", 2)));
        assertThat(judge(",A,,Hội,unit,tx,,,,,", ",A,,Hội,unit,tx,,,,,").get(1).findings())
                .extracting(Finding::key)
                .containsExactly("intake.finding.twice");
        assertThat(judge("tx/dong,UBND xã Ninh Đông,,,,,,,,,", ",UBND xã Ninh Đông,,,,tx,,,,,")
                        .get(1)
                        .findings())
                .extracting(Finding::key)
                .containsExactly("intake.finding.same-body");
    }

    // ---- what it says

    /** Case, blanks and left out marks; other marks are another name. */
    @ParameterizedTest
    @CsvSource({
        "Hội Cựu chiến binh,hội cựu chiến binh,ERROR",
        "Hội Cựu chiến binh,Hội  Cựu   chiến binh,ERROR",
        "Hội Cựu chiến binh,Hoi Cuu chien binh,ERROR",
        "Hoi Cuu chien binh,Hội Cựu chiến binh,ERROR",
        "UBND xã Tân Thanh,UBND xã Tân Thành,NEW"
    })
    void twoRowsThatWriteOneNameInTwoWaysAreOneBody(String one, String other, Standing standing) {
        List<Judged> rows = judge("," + one + ",,Hội,Tỉnh,tx,,,,,", "," + other + ",,Hội,Tỉnh,tx,,,,,");

        assertThat(rows).extracting(Judged::standing).containsExactly(Standing.NEW, standing);
        if (standing == Standing.ERROR) {
            assertThat(rows.getLast().findings())
                    .extracting(Finding::key, Finding::args)
                    .containsExactly(tuple("intake.finding.double", List.of(3, "Tên", other, one, 2)));
        }
    }

    @Test
    void whatAnotherAdministratorLooksAfterIsTheirs() {
        foreign = Set.of(OTHER_TOWN.id(), NAMESAKE.id());

        assertThat(judge(
                        "gl/dong,UBND xã Ninh Đông,,,,,,y tế,,,",
                        ",Trạm Một,,Hội,Tỉnh,gl,,,,,",
                        "gl,UBND thành phố Pleiku,,,,,,,,,",
                        "tx/dong,UBND xã Ninh Đông,,,,,,y tế,,,",
                        "moi,UBND tỉnh Mới,,UBND,Tỉnh,,,,,,"))
                .extracting(
                        Judged::standing,
                        row -> row.findings().stream()
                                .map(Finding::key)
                                .filter(key -> key.startsWith("intake.finding"))
                                .toList())
                .containsExactly(
                        tuple(Standing.ERROR, List.of("intake.finding.foreign")),
                        tuple(Standing.ERROR, List.of("intake.finding.foreign")),
                        tuple(Standing.SAME, List.of()),
                        tuple(Standing.CHANGED, List.of()),
                        tuple(Standing.NEW, List.of()));
    }

    @Test
    void readsANewBody() {
        assertThat(judge(
                                "ttyt,Trung tâm Y tế,TTYT; TT Y tế,co so y te,UNIT,tx,tỉnh Khánh Hòa,y tế,1/7/2025,,Số 1/QĐ-UBND")
                        .getFirst())
                .satisfies(row -> {
                    assertThat(row.standing()).isEqualTo(Standing.NEW);
                    assertThat(row.known()).isNull();
                    assertThat(row.body())
                            .usingRecursiveComparison()
                            .ignoringFields("id")
                            .isEqualTo(new ListedBody(
                                    UUID.randomUUID(),
                                    "ttyt",
                                    new Facts(
                                            "Trung tâm Y tế", "hospital", "unit", TOWN.id(), "tỉnh Khánh Hòa", "y tế"),
                                    LocalDate.of(2025, 7, 1),
                                    null,
                                    "Số 1/QĐ-UBND",
                                    List.of("TTYT", "TT Y tế"),
                                    List.of()));
                });
    }

    @Test
    void showsWhatWouldChangeAndLetsBlankCellsBe() {
        Judged row = judge("tx/dong,UBND xã Đông Ninh,Xã Đông,,,gl,tỉnh Khánh Hòa,nông nghiệp,2/9/1976,,Số 5")
                .getFirst();

        assertThat(row.standing()).isEqualTo(Standing.CHANGED);
        assertThat(row.changes())
                .containsExactly(
                        new Change("NAME", "UBND xã Ninh Đông", "UBND xã Đông Ninh"),
                        new Change("ALIASES", "Đông", "Đông; Xã Đông"),
                        new Change("PARENT", "UBND thị xã Ninh Hòa", "UBND thành phố Pleiku"),
                        new Change("PLACE", "", "tỉnh Khánh Hòa"),
                        new Change("SECTOR", "", "nông nghiệp"),
                        new Change("FROM", "", "02/09/1976"),
                        new Change("BASIS", "", "Số 5"));
        assertThat(row.body().facts().kind()).isEqualTo("people-committee");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",,,Hội,unit,tx,,,,,                | intake.finding.missing | Tên",
                ",A,,,unit,tx,,,,,                  | intake.finding.missing | Loại",
                ",A,,Hội,,tx,,,,,                    | intake.finding.missing | Cấp",
                ",A,,Lâu đài,unit,tx,,,,,           | intake.finding.unknown | Loại",
                ",A,,Trường hoc,unit,tx,,,,,        | intake.finding.unknown-alike | Loại",
                "a b,A,,Hội,unit,tx,,,,,            | intake.finding.code | Mã",
                ",A,,Hội,unit,tx,,,31/2/2025,,      | intake.finding.no-date | Từ ngày",
                ",A,,Hội,unit,tx,,,2/1/2025,1/1/2025,| intake.finding.order | Đến ngày",
                "tx/dong,UBND xã Ninh Đông,,,,,,,,30/6/2025,| intake.finding.end | Đến ngày"
            })
    void saysWhatIsWrongWithARow(String row, String key, String heading) {
        Finding finding = only(judge(row));

        assertThat(finding.key()).isEqualTo(key);
        assertThat(finding.args()).startsWith(2, heading);
    }

    // ----

    private List<Judged> judge(String... rows) {
        byte[] file = (HEAD + String.join("\n", rows)).getBytes(StandardCharsets.UTF_8);
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/intake", "messages/organisation", "messages/frame");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return Analysis.of(
                IncomingSheet.read(new Upload("a.csv", file), ListColumn.wanted()),
                KNOWN,
                choices,
                below,
                reach,
                foreign,
                TODAY,
                new Vocabulary(messages),
                (_, _) -> {});
    }

    private static Finding only(List<Judged> rows) {
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().standing()).isEqualTo(Standing.ERROR);
        assertThat(rows.getFirst().findings()).hasSize(1);
        return rows.getFirst().findings().getFirst();
    }

    private static ListedBody body(String code, String name, String kind, String level, @Nullable ListedBody parent) {
        List<String> aliases = code.contains("/") ? List.of(name.substring(name.lastIndexOf(' ') + 1)) : List.of();
        return new ListedBody(
                UUID.randomUUID(),
                code,
                new Facts(name, kind, level, parent == null ? null : parent.id(), "", ""),
                null,
                null,
                "",
                aliases,
                List.of());
    }
}
