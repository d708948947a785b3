package vn.guongsang.reminder;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import vn.guongsang.identity.Role;

/** When people are reminded of a duty, in days from its due day, and who they are. */
enum Stage {
    WEEK_BEFORE(-7, Kind.COMING, Role.OFFICER),
    DAY_BEFORE(-1, Kind.COMING, Role.OFFICER),
    ON_THE_DAY(0, Kind.COMING, Role.OFFICER),
    DAY_AFTER(1, Kind.OVERDUE, Role.OFFICER),
    WEEK_AFTER(7, Kind.OVERDUE, Role.OFFICER, Role.HEAD),
    MONTH_AFTER(30, Kind.OVERDUE, Role.OFFICER, Role.HEAD);

    static final int FIRST_DAY = -WEEK_BEFORE.day;

    /** Whoever begins with the product late is not flooded with what was overdue long before. */
    static final int LAST_DAY = 37;

    /** All of them as rows of SQL: day, name. */
    static final String ROWS = Arrays.stream(values())
            .map(stage -> "(%d, '%s')".formatted(stage.day, stage))
            .collect(Collectors.joining(", "));

    private final int day;
    private final Kind kind;
    private final List<Role> to;

    Stage(int day, Kind kind, Role... to) {
        this.day = day;
        this.kind = kind;
        this.to = List.of(to);
    }

    Kind kind() {
        return kind;
    }

    List<Role> to() {
        return to;
    }
}
