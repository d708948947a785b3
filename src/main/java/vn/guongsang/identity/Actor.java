package vn.guongsang.identity;

import java.util.List;
import java.util.UUID;
import vn.guongsang.audit.By;

/**
 * Who acts, and in which post: every decision, audit entry and page is about an actor.
 *
 * @param post the post acted in now
 * @param posts all posts that the person may switch to
 */
public record Actor(UUID accountId, String username, String name, Post post, List<Post> posts) {

    public Role role() {
        return post.role();
    }

    public UUID bodyId() {
        return post.bodyId();
    }

    public boolean is(Role role) {
        return post.role() == role;
    }

    /** As audit entries name them. */
    public By by() {
        return new By(accountId, name, post.role().name(), post.bodyId(), post.bodyName());
    }
}
