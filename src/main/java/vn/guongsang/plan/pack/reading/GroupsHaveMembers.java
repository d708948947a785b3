package vn.guongsang.plan.pack.reading;

import java.util.function.Consumer;

/** A group says who belongs to it, and nothing else does. */
final class GroupsHaveMembers implements PackCheck {

    @Override
    public void check(Draft draft, Consumer<Finding> report) {
        for (Draft.DraftEntry body : draft.in("bodies")) {
            boolean isGroup = body.node().text("kind").filter("group"::equals).isPresent();
            boolean hasMembers = body.node().has("members");
            if (isGroup && !hasMembers) {
                report.accept(body.error("id", "group.no-members", body.id()));
            } else if (!isGroup && hasMembers) {
                report.accept(body.error("members", "group.not-a-group", body.id()));
            }
        }
    }
}
