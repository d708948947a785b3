package vn.guongsang.identity;

import java.util.List;
import vn.guongsang.verdict.Verdict;

/**
 * One thing that permissions are about.
 *
 * @param kind as audit entries name it
 * @param name told only to those who may see it
 * @param address of its page
 * @param questions all that can be asked about it; the first is what seeing it means
 */
public record Asked(String kind, String id, String name, String address, List<Question<?>> questions) {

    public Verdict seenBy(Actor actor, Permissions permissions) {
        return questions.getFirst().put(permissions, actor);
    }
}
