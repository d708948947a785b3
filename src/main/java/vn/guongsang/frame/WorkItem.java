package vn.guongsang.frame;

import org.jspecify.annotations.Nullable;

/**
 * One thing on a person's desk: what it is, where it is done, until when and why.
 *
 * @param deadline null where nothing is dated
 * @param basis the clause that asks for it, or the words with which it came back; empty when there is none
 * @param how what there is to know before it is done; null for nothing
 * @param order within its group, smaller is higher
 * @param number of how many things it tells: one, or as many as a cut list leaves to the page that has them all
 */
public record WorkItem(
        Group group,
        Text what,
        String href,
        @Nullable Deadline deadline,
        String basis,
        @Nullable Text how,
        int order,
        long number) {

    public WorkItem(
            Group group,
            Text what,
            String href,
            @Nullable Deadline deadline,
            String basis,
            @Nullable Text how,
            int order) {
        this(group, what, href, deadline, basis, how, order, 1);
    }

    public WorkItem(Group group, Text what, String href, @Nullable Deadline deadline, String basis, int order) {
        this(group, what, href, deadline, basis, null, order);
    }

    /** What a cut list does not show: it is counted, and {@code href} has all. */
    public static WorkItem rest(Group group, long number, String href, int order) {
        return new WorkItem(group, Text.key("frame.desk.rest", number), href, null, "", null, order, number);
    }

    /** In the order in which the desk shows them. */
    public enum Group {
        /** what a new installation needs before anybody can work */
        FIRST_STEPS,
        /** came back to be supplemented, with a reason */
        RETURNED,
        OVERDUE,
        THIS_WEEK,
        /** begun and not yet pressing */
        COMING,
        /** begun, not finished */
        MINE,
        /** others wait for this person's word */
        WAITING,
        /** asked for without a day, and the hub has set none */
        UNDATED,
        /** long work that the machine does for this person, and its result */
        BACKGROUND,
        /** with others: who has it, and until when; nothing to be done here */
        ELSEWHERE
    }
}
