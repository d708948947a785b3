package vn.guongsang.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Post;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.time.WorkingDays;
import vn.guongsang.time.WorkingDays.Special;
import vn.guongsang.verdict.Refusal;

@InDemoWorld
@Transactional
class HolidaysTests {

    private static final int YEAR = 2033;
    private static final Special ANNOUNCED =
            new Special(LocalDate.of(YEAR, 11, 24), LocalDate.of(YEAR, 11, 24), false, "Ngày nghỉ", "Thông báo", true);

    @Autowired
    Holidays holidays;

    @Test
    void whatNobodyHasReadStaysUnreadWhenAnotherDayOfItsYearIsEntered() {
        List<Special> unread = WorkingDays.shipped().of(YEAR);
        assertThat(unread).isNotEmpty().noneMatch(Special::read);

        holidays.enter(administrator(true), ANNOUNCED).orThrow();

        assertThat(holidays.workingDays().of(YEAR)).contains(ANNOUNCED).containsAll(unread);
    }

    @Test
    void anAdministratorOfABodyBelowAnotherChangesNoDayOfEverybody() {
        assertThatThrownBy(() -> holidays.enter(administrator(false), ANNOUNCED))
                .isInstanceOf(Refusal.class);
        assertThat(holidays.entered(YEAR)).isFalse();
    }

    private static Actor administrator(boolean topmost) {
        var post = new Post(UUID.randomUUID(), Role.ADMINISTRATOR, UUID.randomUUID(), "Đơn vị", topmost, "");
        return new Actor(UUID.randomUUID(), "quan-tri", "Quản Trị", post, List.of(post));
    }
}
