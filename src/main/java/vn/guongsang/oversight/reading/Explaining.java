package vn.guongsang.oversight.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.identity.Action;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Asked;
import vn.guongsang.identity.Holders;
import vn.guongsang.identity.Holders.Holder;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Who may see or do what, and why: each post is put before the same policies as when its holder comes,
 * so that the answer cannot differ from what happens. Only posts of the asker's body and of those below
 * it are looked at.
 */
@Component
public class Explaining {

    /** Posts tried for one page. */
    private static final int TRIED = 400;

    private static final int POSTS_OF_ONE = 100;

    private final Holders holders;
    private final Permissions permissions;
    private final Bodies bodies;
    private final BusinessDay day;

    Explaining(Holders holders, Permissions permissions, Bodies bodies, BusinessDay day) {
        this.holders = holders;
        this.permissions = permissions;
        this.bodies = bodies;
        this.day = day;
    }

    /** Somebody's answers about one thing. */
    public record Line(Holder holder, List<Answer> answers) {}

    /** One action and what the policy says to it. */
    public record Answer(Action action, Verdict verdict) {}

    /**
     * Those of some posts that may see the thing.
     *
     * @param tried how many posts were looked at
     * @param next the post after which to go on; null when all were looked at
     */
    public record Part(
            List<Line> lines, int tried, @Nullable UUID next) {}

    public Part who(Actor asker, Asked thing, @Nullable UUID after) {
        List<Holder> tried = holders.on(day.today(), scope(asker), null, after, TRIED);
        List<Line> lines = new ArrayList<>();
        for (Holder holder : tried) {
            if (thing.seenBy(holder.actor(), permissions).allowed()) {
                List<Answer> allowed = answers(thing, holder).stream()
                        .filter(answer -> answer.verdict().allowed())
                        .toList();
                lines.add(new Line(holder, allowed));
            }
        }
        return new Part(
                lines,
                tried.size(),
                tried.size() < TRIED ? null : tried.getLast().post().id());
    }

    /** All that one person may and may not do with it, post by post. */
    public List<Line> whatOf(Actor asker, UUID account, Asked thing) {
        return postsOf(asker, account).stream()
                .map(holder -> new Line(holder, answers(thing, holder)))
                .toList();
    }

    public List<Holder> postsOf(Actor asker, UUID account) {
        return holders.on(day.today(), scope(asker), account, null, POSTS_OF_ONE);
    }

    private List<Answer> answers(Asked thing, Holder holder) {
        return thing.questions().stream()
                .map(question -> new Answer((Action) question.action(), question.put(permissions, holder.actor())))
                .toList();
    }

    private Set<UUID> scope(Actor asker) {
        return bodies.subtree(asker.bodyId());
    }
}
