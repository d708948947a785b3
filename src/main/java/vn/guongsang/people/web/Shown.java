package vn.guongsang.people.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Choice;
import vn.guongsang.identity.HeldPost;
import vn.guongsang.identity.Role;
import vn.guongsang.people.Invitations;
import vn.guongsang.people.People.Row;
import vn.guongsang.people.People.State;

/** People, posts and invitations as pages show them. */
public final class Shown {

    /** Between posts stands what no name of a body holds. */
    private static final Pattern POSTS = Pattern.compile("\u001e");

    private Shown() {}

    /** One of a row's posts. */
    public record PostOf(String role, String body) {}

    public static List<PostOf> posts(Row row) {
        return row.posts()
                .transform(POSTS::splitAsStream)
                .filter(post -> !post.isEmpty())
                .map(line -> line.split("@", 2))
                .map(parts -> new PostOf(parts[0], parts[1]))
                .toList();
    }

    public static Badge badge(State state) {
        String word = "people.state." + state;
        return switch (state) {
            case ACTIVE -> Badge.done(word);
            case IDLE -> Badge.near(word);
            case CLOSED -> Badge.notOpen(word);
        };
    }

    public static Badge badge(HeldPost post, LocalDate today) {
        return post.endedBefore(today)
                ? Badge.notOpen("people.post.ended")
                : post.beginsAfter(today) ? Badge.waiting("people.post.coming") : Badge.done("people.post.held");
    }

    public static Badge badge(Invitations.State state) {
        String word = "people.invitation.state." + state;
        return switch (state) {
            case OPEN -> Badge.waiting(word);
            case EXPIRED -> Badge.late(word);
            case ACCEPTED -> Badge.done(word);
            case WITHDRAWN -> Badge.notOpen(word);
        };
    }

    public static List<Choice> states() {
        return Stream.of(State.values())
                .map(state -> Choice.of(state.name(), "people.state." + state))
                .toList();
    }

    public static List<Choice> roles() {
        return Arrays.stream(Role.values())
                .map(role -> Choice.of(role.name(), "frame.role." + role))
                .toList();
    }
}
