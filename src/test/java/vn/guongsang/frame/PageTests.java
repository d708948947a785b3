package vn.guongsang.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.guongsang.identity.Actor;

class PageTests {

    private static final LocalDate TODAY = LocalDate.of(2025, 3, 10);

    private final Page page = page("vi", null, "/", List.of());

    @Test
    void writesDaysAndNumbersAsPeopleHereDo() {
        assertThat(page.date(TODAY)).isEqualTo("10/03/2025");
        assertThat(page.number(2_340_000)).isEqualTo("2.340.000");
        assertThat(page.number(new BigDecimal("12.5"))).isEqualTo("12,5");
        assertThat(page.money(2_340_000)).isEqualTo("2.340.000\u00a0đ");
        assertThat(page.money(new BigDecimal("702000.5"))).isEqualTo("702.001\u00a0đ");
    }

    @Test
    void showsInstantsInTheZoneOfTheCountry() {
        assertThat(page.instant(Instant.parse("2025-03-09T17:05:00Z"))).isEqualTo("00:05, 10/03/2025");
    }

    @Test
    void formatsTheArgumentsOfMessages() {
        assertThat(page.t("m16", 10, TODAY, "mục IV")).isEqualTo("Còn 10 ngày, hết ngày 10/03/2025 (mục IV)");
        assertThat(page.t("frame.source", Year.of(2025))).isEqualTo("Nguồn: 2025");
        assertThat(page.t("frame.source", Text.key("m5"))).isEqualTo("Nguồn: Danh hiệu thi đua");
        assertThat(page.t("m12", 2340)).isEqualTo("Tải Excel (2.340 dòng)");
    }

    @Test
    void readsTheParagraphSignsOfAClauseOut() {
        assertThat(page.clause("IV.2#3+2; V.1*; VI (đoạn cuối)"))
                .isEqualTo("IV.2, gạch đầu dòng 3, dấu cộng 2; V.1, đoạn có dấu *; VI (đoạn cuối)");
        assertThat(page.clause("Điều 21 Nghị định 152/2025/NĐ-CP")).isEqualTo("Điều 21 Nghị định 152/2025/NĐ-CP");
    }

    @Test
    void speaksEnglishWhereItIsChosen() {
        assertThat(page("en", null, "/", List.of()).t("m1")).isEqualTo("My work");
    }

    @Test
    void showsAMissingMessageWithoutBreaking() {
        assertThat(page.t("khong.co")).isEqualTo("⟦khong.co⟧");
    }

    @Test
    void aDeadlineIsInTimeOnItsLastDayAndLateOnTheNext() {
        assertThat(Deadline.on(TODAY, TODAY.plusDays(8), "").state()).isEqualTo(Deadline.State.OPEN);
        assertThat(Deadline.on(TODAY, TODAY.plusDays(7), "").state()).isEqualTo(Deadline.State.NEAR);
        assertThat(Deadline.on(TODAY, TODAY, "").state()).isEqualTo(Deadline.State.NEAR);
        assertThat(Deadline.on(TODAY, TODAY.minusDays(1), "").state()).isEqualTo(Deadline.State.LATE);
        assertThat(page.t(Deadline.on(TODAY, TODAY.minusDays(3), "mục IV").text()))
                .isEqualTo("Quá hạn 3 ngày, hạn 07/03/2025 (mục IV)");
        assertThat(Deadline.sent(TODAY, TODAY, "").state()).isEqualTo(Deadline.State.SENT_ON_TIME);
        assertThat(Deadline.sent(TODAY.plusDays(1), TODAY, "").days()).isEqualTo(1);
    }

    @Test
    void aQuotaSaysWhatIsMissingAndWhatIsCountedTwice() {
        assertThat(page.t(new Quota(Text.plain("cá nhân"), "", 10, 7, 0, 1).text()))
                .isEqualTo("7/10 cá nhân, thiếu 3, 1 tính trùng");
        assertThat(page.t(new Quota(Text.plain("cá nhân"), "", 10, 10, 0, 0).text()))
                .isEqualTo("10/10 cá nhân, đủ");
    }

    @Test
    void marksTheMenuEntryWithTheLongestPathToThePage() {
        List<MenuContribution> menu = List.of(
                MenuContribution.of("m1", "/viec", 1, a -> true),
                MenuContribution.of("m2", "/viec/dinh-ky", 2, a -> true),
                MenuContribution.forCitizens("m13", "/gioi-thieu", 3));
        Page there = page("vi", FrameWorld.WHO, "/viec/dinh-ky/12", menu);
        assertThat(there.menu())
                .containsExactly(
                        new MenuEntry("Việc của tôi", "/viec", false),
                        new MenuEntry("Nhiệm vụ định kỳ", "/viec/dinh-ky", true));
        assertThat(page("vi", null, "/viecx", menu).menu())
                .containsExactly(new MenuEntry("Giới thiệu gương người tốt, việc tốt", "/gioi-thieu", false));
    }

    @Test
    void aMenuThatIsTooLongEndsWithAWayToAllOfIt() {
        List<MenuContribution> menu = IntStream.rangeClosed(1, 10)
                .mapToObj(n -> MenuContribution.of("m1", "/muc-" + n, n, a -> true))
                .toList();
        Page page = page("vi", FrameWorld.WHO, "/muc-10", menu);
        assertThat(page.menu()).hasSize(Page.MENU_LENGTH).endsWith(new MenuEntry("Tất cả các mục", "/muc-luc", true));
        assertThat(page.wholeMenu()).hasSize(10).endsWith(new MenuEntry("Việc của tôi", "/muc-10", true));
        assertThat(page("vi", FrameWorld.WHO, "/muc-9", menu.subList(0, 9)).menu())
                .hasSize(9)
                .endsWith(new MenuEntry("Việc của tôi", "/muc-9", true));
    }

    @Test
    void changesOneParameterOfAnAddressAndKeepsTheRest() {
        Address address = new Address("/guong", Map.of("loc", List.of("a b", "Ổ"))).with("trang", 2);
        assertThat(address.toString())
                .contains("loc=a+b")
                .contains("loc=%E1%BB%94")
                .contains("trang=2");
        assertThat(address.without("loc")).hasToString("/guong?trang=2");
    }

    private static Page page(String lang, Actor actor, String path, List<MenuContribution> menu) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/frame");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Page(new Page.Context(
                messages,
                Locale.of(lang),
                actor,
                menu,
                Address.of(path),
                TODAY,
                false,
                false,
                name -> "/" + name,
                () -> null,
                false,
                "auto",
                "normal",
                null,
                new Problems(),
                null,
                Map.of(),
                null));
    }
}
