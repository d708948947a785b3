package vn.guongsang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.guongsang.installation.InDemoWorld;

@InDemoWorld
class BoardOnAPhoneTests {

    @LocalServerPort
    private int port;

    @Test
    void fieldsKeepToTheirColumnsAndLongPeriodsToOneLine() {
        try (Visitor visitor = Visitor.phone("http://localhost:" + port)) {
            visitor.signIn("noivu.ninhhoa").go("/nhiem-vu").isWhole().picture("board-phone");
            assertThat((Boolean) visitor.page().evaluate("""
                            () => {
                              const form = document.querySelector('.board-filter');
                              const right = form.getBoundingClientRect().right + 1;
                              return [...form.querySelectorAll('select, input, button')]
                                  .every(field => field.getBoundingClientRect().right <= right);
                            }""")).isTrue();
            assertThat(((Number) visitor.page().evaluate("""
                            () => {
                              const cell = [...document.querySelectorAll('.board td[data-label]')]
                                  .find(one => one.offsetHeight > 0);
                              cell.dataset.label = 'tuần 06/07/2026 – 19/07/2026';
                              cell.closest('table').classList.add('long');
                              return cell.offsetHeight;
                            }""")).intValue()).isLessThan(56);
            visitor.picture("board-phone-long");
            visitor.go("/nhiem-vu/tinh-hinh?tinh-trang=OVERDUE").isWhole().isAccessible();
        }
    }

    @Test
    void theDeskAndTheListThatItLeadsToAreWhole() {
        try (Visitor visitor = Visitor.phone("http://localhost:" + port)) {
            visitor.signIn("ninhdong").go("/viec").isWhole().isAccessible().picture("desk-phone");
            visitor.go("/nhiem-vu?nam=tat-ca&tinh-trang=MET")
                    .isWhole()
                    .isAccessible()
                    .picture("own-duties-phone");
            assertThat(visitor.text()).contains("Mọi năm");
        }
    }
}
