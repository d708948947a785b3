package vn.guongsang.identity;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import vn.guongsang.audit.By;

/**
 * Who acts, and in which post: every decision, audit entry and page is about an actor.
 *
 * @param post the post acted in now
 * @param posts all posts that the person may switch to
 */
public record Actor(UUID accountId, String username, String name, Post post, List<Post> posts) {

    private static final String BEHALF =
            ResourceBundle.getBundle("messages.people", Locale.ROOT).getString("people.by-delegate");

    public Role role() {
        return post.role();
    }

    public UUID bodyId() {
        return post.bodyId();
    }

    public boolean is(Role role) {
        return post.role() == role;
    }

    /**
     * Whether what holds for everybody is theirs to decide: days off, rates, agencies, background jobs. Other
     * administrators manage their own bodies only.
     */
    public boolean answersForAll() {
        return is(Role.ADMINISTRATOR) && post.topmost();
    }

    /** The same person in another of their posts. */
    public Actor in(Post other) {
        return new Actor(accountId, username, name, other, posts);
    }

    /** As audit entries name them; who acts for another is named with the other. */
    public By by() {
        String person = post.delegated() ? BEHALF.formatted(name, post.onBehalfOf()) : name;
        return new By(accountId, person, post.role().name(), post.bodyId(), post.bodyName());
    }
}
