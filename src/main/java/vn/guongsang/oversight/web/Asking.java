package vn.guongsang.oversight.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.audit.AuditLog.Filter;
import vn.guongsang.audit.Subject;
import vn.guongsang.frame.Choice;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Holders;
import vn.guongsang.identity.Subjects;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;

/** Turns what was typed into a filter. A name that several bear is given back to be chosen from. */
@Component
public class Asking {

    private static final int MOST = 12;

    private final Bodies bodies;
    private final Holders holders;

    Asking(Bodies bodies, Holders holders) {
        this.bodies = bodies;
        this.holders = holders;
    }

    /**
     * @param filter null while a name is unknown or not chosen yet
     * @param people to choose from; empty unless a name was typed
     * @param places bodies to choose from
     * @param unknown the field whose name nobody bears, empty if none
     */
    public record Answer(
            @Nullable Filter filter,
            List<Choice> people,
            List<Choice> places,
            String unknown,
            @Nullable Account account,
            @Nullable Body body) {

        /** What the field shows: the name that was found, else what was typed. */
        public String personTyped(LogQuery query) {
            return account == null ? query.person() : account.username();
        }

        public String bodyTyped(LogQuery query) {
            return body == null ? query.body() : body.name();
        }
    }

    Answer filter(Actor actor, LogQuery query) {
        List<Account> people = people(actor, query.person());
        List<Body> places = places(query.body());
        String unknown = !query.person().isEmpty() && people.isEmpty()
                ? "nguoi"
                : !query.body().isEmpty() && places.isEmpty() ? "don-vi" : "";
        boolean clear = unknown.isEmpty() && people.size() <= 1 && places.size() <= 1;
        Account account = people.size() == 1 ? people.getFirst() : null;
        Body body = places.size() == 1 ? places.getFirst() : null;
        return new Answer(
                clear
                        ? new Filter(
                                account == null ? null : account.id(),
                                body == null ? null : body.id(),
                                query.act(),
                                subject(query.object()),
                                query.from(),
                                query.to(),
                                query.day())
                        : null,
                choices(people, one -> Choice.data(one.id().toString(), one.name() + " (" + one.username() + ")")),
                choices(places, one -> Choice.data(one.id().toString(), one.name())),
                unknown,
                account,
                body);
    }

    List<Account> people(Actor actor, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var scope = bodies.subtree(actor.bodyId());
        return Subjects.uuid(text)
                .map(id -> holders.find(id, scope).stream().toList())
                .orElseGet(() -> holders.search(text, scope, MOST));
    }

    List<Body> places(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return Subjects.uuid(text).map(id -> bodies.find(id).stream().toList()).orElseGet(() -> {
            List<Body> found = bodies.search(text, MOST);
            List<Body> exact = found.stream()
                    .filter(one -> one.name().equalsIgnoreCase(text))
                    .toList();
            return exact.size() == 1 ? exact : found;
        });
    }

    static <T> List<Choice> choices(List<T> found, Function<T, Choice> choice) {
        return found.size() < 2 ? List.of() : found.stream().map(choice).toList();
    }

    private static @Nullable Subject subject(String text) {
        int colon = text.indexOf(':');
        return colon < 1 ? null : new Subject(text.substring(0, colon), text.substring(colon + 1));
    }
}
