package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.time.BusinessDay;

/** Finds the body that somebody means who typed a name: marks, abbreviations and former names do not matter. */
@Repository
public class BodyFinder {

    private static final int WEIGHED = 200;
    private static final Pattern WITH_CODE = Pattern.compile(".*\\[([^\\[\\]]+)]");

    private final Bodies bodies;
    private final BusinessDay day;

    BodyFinder(Bodies bodies, BusinessDay day) {
        this.bodies = bodies;
        this.day = day;
    }

    /** Name and code: means this body beyond doubt when it is typed. */
    public static String written(Body body) {
        return body.name() + " [" + body.code() + "]";
    }

    /**
     * Whom it means among those that may be meant. Who exists on the business day goes before who does not;
     * what is merely alike is proposed, never taken.
     */
    public Match<Body> find(String typed, Predicate<Body> among) {
        Matcher coded = WITH_CODE.matcher(typed.strip());
        Optional<Body> byCode = bodies.byCode(coded.matches() ? coded.group(1).strip() : typed.strip());
        if (byCode.filter(among).isPresent()) {
            return new Match.One<>(byCode.get());
        }
        LocalDate today = day.today();
        List<Body> near = near(typed, WEIGHED).stream().filter(among).toList();
        Match<Body> living =
                named(near.stream().filter(body -> body.existsOn(today)).toList()).find(typed);
        return living instanceof Match.None ? named(near).find(typed) : living;
    }

    private NameMatching<Body> named(List<Body> some) {
        Map<UUID, List<String>> others =
                bodies.otherNames(some.stream().map(Body::id).toList());
        var names = new NameMatching<Body>();
        some.forEach(body -> names.add(body, body.name(), others.getOrDefault(body.id(), List.of())));
        return names;
    }

    /** Bodies with a name like it: those that hold what was typed first, then those that are merely alike. */
    public List<Body> near(String typed, int most) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return List.of();
        }
        Map<UUID, Body> found = new LinkedHashMap<>();
        Stream.<java.util.function.Supplier<List<Body>>>of(
                        () -> bodies.search(text, most),
                        () -> bodies.search(WrittenName.of(text).folded(), most),
                        () -> bodies.alike(WrittenName.of(text).folded(), most))
                .takeWhile(_ -> found.size() < most)
                .forEach(more -> more.get().forEach(body -> found.putIfAbsent(body.id(), body)));
        return found.values().stream().limit(most).toList();
    }
}
