package vn.guongsang.people;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.delivery.Outbox;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.HeldPost;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Posts;
import vn.guongsang.identity.Role;
import vn.guongsang.identity.Sessions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * Who holds which post: each act once, within the administrator's bodies, and never so that a body is left
 * without anybody who could undo it.
 */
@Service
public class Staffing {

    private final Accounts accounts;
    private final Posts posts;
    private final Bodies bodies;
    private final Permissions permissions;
    private final Sessions sessions;
    private final Outbox outbox;
    private final Letters letters;
    private final BusinessDay day;

    Staffing(
            Accounts accounts,
            Posts posts,
            Bodies bodies,
            Permissions permissions,
            Sessions sessions,
            Outbox outbox,
            Letters letters,
            BusinessDay day) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.letters = letters;
        this.accounts = accounts;
        this.posts = posts;
        this.bodies = bodies;
        this.permissions = permissions;
        this.day = day;
    }

    /** @param to last day, null for as long as nobody ends it */
    @Transactional
    public Verdict appoint(
            Actor by, UUID person, Role role, UUID body, LocalDate from, @Nullable LocalDate to, String basis) {
        permissions.require(by, PeopleAction.STAFF, body);
        if (by.accountId().equals(person)) {
            return Verdict.refused("people.refused.own-post");
        }
        Verdict verdict = mayHold(body, from, to);
        if (!verdict.allowed()) {
            return verdict;
        }
        posts.lock(person);
        if (!accounts.find(person).map(Person::open).orElse(false)) {
            return Verdict.refused("people.refused.closed");
        }
        if (posts.holds(person, role, body, from, to)) {
            return Verdict.refused("people.refused.held");
        }
        posts.begin(by.by(), person, role, body, from, to, basis);
        return Verdict.ALLOWED;
    }

    private Verdict mayHold(UUID id, LocalDate from, @Nullable LocalDate to) {
        if (to != null && to.isBefore(from)) {
            return Verdict.refused("people.refused.period");
        }
        return mayHold(bodies.get(id), from, to, day.today());
    }

    /** A body has posts while it is there: on the first day of one, and on the last that is known of it. */
    static Verdict mayHold(Body body, LocalDate from, @Nullable LocalDate to, LocalDate today) {
        LocalDate last = to != null ? to : from.isAfter(today) ? from : today;
        return Stream.of(from, last)
                .filter(on -> !body.existsOn(on))
                .findFirst()
                .map(on -> Verdict.refused("people.refused.body-day", body.name(), on))
                .orElse(Verdict.ALLOWED);
    }

    /** @param last the last day of the post; yesterday ends it at once. One that has not begun is taken back. */
    @Transactional
    public Verdict end(Actor by, UUID id, LocalDate last, String basis) {
        HeldPost post = posts.find(id).orElseThrow();
        permissions.require(by, PeopleAction.STAFF, post.bodyId());
        posts.lock(post.accountId());
        return end(by, posts.find(id).orElseThrow(), last, basis);
    }

    private Verdict end(Actor by, HeldPost post, LocalDate last, String basis) {
        LocalDate ended = post.lastDay();
        if (ended != null && ended.isBefore(day.today())) {
            return Verdict.refused("people.refused.ended", ended);
        }
        if (post.role() == Role.ADMINISTRATOR) {
            LocalDate left = last.isBefore(day.today()) ? day.today() : last.plusDays(1);
            if (!posts.administered(post.bodyId(), left, null, post.id())) {
                return Verdict.refused("people.refused.last-administrator", post.bodyName());
            }
            boolean own = post.accountId().equals(by.accountId());
            if (own && administratorPosts(by.accountId()) < 2) {
                return Verdict.refused("people.refused.own-last");
            }
        }
        LocalDate begins = post.from();
        if (begins != null && begins.isAfter(last)) {
            if (!begins.isAfter(day.today())) {
                return Verdict.refused("people.refused.last-day", begins);
            }
            posts.cancel(by.by(), post, basis);
            return Verdict.ALLOWED;
        }
        posts.end(by.by(), post, last, basis);
        return Verdict.ALLOWED;
    }

    private long administratorPosts(UUID person) {
        return posts.of(person).stream()
                .filter(held -> held.role() == Role.ADMINISTRATOR && held.on(day.today()) && held.to() == null)
                .count();
    }

    /**
     * Ends the post the day before and begins the same role elsewhere, both or neither. What the person
     * began stays with the body where it was begun. A post that ended with its body is carried over: no
     * succession does that by itself, a person decides.
     */
    @Transactional
    public Verdict move(Actor by, UUID id, UUID body, LocalDate from, String basis) {
        HeldPost post = posts.find(id).orElseThrow();
        permissions.require(by, PeopleAction.STAFF, post.bodyId());
        permissions.require(by, PeopleAction.STAFF, body);
        if (by.accountId().equals(post.accountId())) {
            return Verdict.refused("people.refused.own-post");
        }
        if (post.bodyId().equals(body)) {
            return Verdict.refused("people.refused.same-body");
        }
        Verdict verdict = mayHold(body, from, post.to());
        if (!verdict.allowed()) {
            return verdict;
        }
        posts.lock(post.accountId());
        HeldPost now = posts.find(id).orElseThrow();
        if (posts.holds(now.accountId(), now.role(), body, from, now.to())) {
            return Verdict.refused("people.refused.held");
        }
        boolean bodyEnded = !bodies.get(now.bodyId()).existsOn(from) && now.endedBefore(from);
        verdict = bodyEnded ? Verdict.ALLOWED : end(by, now, from.minusDays(1), basis);
        if (verdict.allowed()) {
            posts.begin(by.by(), now.accountId(), now.role(), body, from, now.to(), basis);
        }
        return verdict;
    }

    /** The person leaves: all posts end today, the account is closed, whoever is signed in with it is signed out. */
    @Transactional
    public Verdict leave(Actor by, UUID id, String basis) {
        if (by.accountId().equals(id)) {
            return Verdict.refused("people.refused.own-leave");
        }
        posts.lock(id);
        Person person = accounts.find(id).orElseThrow();
        if (!person.open()) {
            return Verdict.refused("people.refused.closed");
        }
        List<HeldPost> standing = standing(id);
        requireAll(by, id, standing);
        LocalDate yesterday = day.today().minusDays(1);
        for (HeldPost post : standing) {
            if (post.role() == Role.ADMINISTRATOR && !posts.administered(post.bodyId(), day.today(), id, null)) {
                return Verdict.refused("people.refused.last-administrator", post.bodyName());
            }
        }
        for (HeldPost post : standing) {
            if (post.beginsAfter(yesterday)) {
                posts.cancelAnyhow(by.by(), post, basis);
            } else {
                posts.endAnyhow(by.by(), post, yesterday, basis);
            }
        }
        accounts.close(by.by(), person, basis);
        sessions.endAll(id);
        return Verdict.ALLOWED;
    }

    /** The account opens again with its name and password and without a post. */
    @Transactional
    public Verdict reopen(Actor by, UUID id, String basis) {
        posts.lock(id);
        Person person = accounts.find(id).orElseThrow();
        if (person.open()) {
            return Verdict.refused("people.refused.open");
        }
        requireAll(by, id, List.of());
        if (person.mail() != null && accounts.byMail(person.mail()).isPresent()) {
            return Verdict.refused("people.refused.mail-used");
        }
        accounts.reopen(by.by(), person, basis);
        return Verdict.ALLOWED;
    }

    /** Corrects what is known of a person; to another address goes whatever opens the account, so the old one hears of it. */
    @Transactional
    public Verdict describe(Actor by, UUID id, String name, @Nullable String mail) {
        posts.lock(id);
        Person person = accounts.find(id).orElseThrow();
        requireAll(by, id, standing(id));
        if (mail != null
                && accounts.byMail(mail).filter(other -> !other.id().equals(id)).isPresent()) {
            return Verdict.refused("people.refused.mail-used");
        }
        accounts.describe(by.by(), person, name, mail);
        if (person.mail() != null && !person.mail().equals(mail)) {
            outbox.put(letters.helped(by, person, "people.mail.address", ""));
        }
        return Verdict.ALLOWED;
    }

    private List<HeldPost> standing(UUID person) {
        return posts.of(person).stream()
                .filter(post -> !post.endedBefore(day.today()))
                .toList();
    }

    private void requireAll(Actor by, UUID person, List<HeldPost> standing) {
        mayRunWhole(by, person, standing).orThrow();
    }

    /** Whether somebody looks after all that a person is. */
    Verdict mayRunWhole(Actor by, UUID person) {
        return mayRunWhole(by, person, standing(person));
    }

    /** The whole account is only for who looks after all of its posts; without one, for who did after the last. */
    private Verdict mayRunWhole(Actor by, UUID person, List<HeldPost> standing) {
        List<HeldPost> asked =
                standing.isEmpty() ? posts.of(person).stream().limit(1).toList() : standing;
        return (asked.isEmpty() ? Stream.of(by.bodyId()) : asked.stream().map(HeldPost::bodyId))
                .map(body -> permissions.decide(by, PeopleAction.STAFF, body))
                .filter(verdict -> !verdict.allowed())
                .findFirst()
                .orElse(Verdict.ALLOWED);
    }
}
