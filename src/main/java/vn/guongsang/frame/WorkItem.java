package vn.guongsang.frame;

import org.jspecify.annotations.Nullable;

/**
 * One thing on a person's desk: what it is, where it is done, until when and why.
 *
 * @param deadline null where nothing is dated
 * @param basis the clause that asks for it, or the words with which it came back; empty when there is none
 * @param how what there is to know before it is done; null for nothing
 * @param order within its group, smaller is higher
 */
public record WorkItem(
        Group group,
        Text what,
        String href,
        @Nullable Deadline deadline,
        String basis,
        @Nullable Text how,
        int order) {

    public WorkItem(Group group, Text what, String href, @Nullable Deadline deadline, String basis, int order) {
        this(group, what, href, deadline, basis, null, order);
    }

    /** In the order in which the desk shows them. */
    public enum Group {
        /** what a new installation needs before anybody can work */
        FIRST_STEPS,
        OVERDUE,
        THIS_WEEK,
        /** begun and not yet pressing */
        COMING,
        /** came back to be supplemented, with a reason */
        RETURNED,
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
