package vn.guongsang.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private final Aliases aliases;
    private final BusinessDay day;

    BodyFinder(Bodies bodies, Aliases aliases, BusinessDay day) {
        this.bodies = bodies;
        this.aliases = aliases;
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
        Match<Body> living = named(
                        near.stream().filter(body -> body.existsOn(today)).toList())
                .find(typed);
        return living instanceof Match.None ? named(near).find(typed) : living;
    }

    private NameMatching<Body> named(List<Body> some) {
        Map<UUID, List<String>> others = otherNames(some);
        var names = new NameMatching<Body>();
        some.forEach(body -> names.add(body, body.name(), others.getOrDefault(body.id(), List.of())));
        return names;
    }

    private Map<UUID, List<String>> otherNames(Collection<Body> some) {
        return aliases.otherNames(some.stream().map(Body::id).toList());
    }

    /** Bodies with a name like it, those that exist first, and the most alike. */
    public List<Body> near(String typed, int most) {
        WrittenName written = WrittenName.of(typed);
        if (written.folded().isEmpty()) {
            return List.of();
        }
        // names are kept as people write them: some shortened, some in full
        String plain = Names.slug(typed).replace('-', ' ');
        Set<Body> some = new LinkedHashSet<>(bodies.search(typed.strip(), WEIGHED));
        some.addAll(bodies.search(written.folded(), WEIGHED));
        if (some.size() < most) {
            some.addAll(bodies.alike(plain, WEIGHED));
            some.addAll(bodies.alike(written.folded(), WEIGHED));
        }
        Map<UUID, List<String>> others = otherNames(some);
        LocalDate today = day.today();
        Map<UUID, Double> closeness = some.stream()
                .collect(Collectors.toMap(
                        Body::id,
                        body -> Stream.concat(
                                        Stream.of(body.name()), others.getOrDefault(body.id(), List.of()).stream())
                                .mapToDouble(name -> NameMatching.similarity(written, WrittenName.of(name)))
                                .max()
                                .orElse(0)));
        return some.stream()
                .sorted(Comparator.comparing((Body body) -> !body.existsOn(today))
                        .thenComparing(body -> closeness.getOrDefault(body.id(), 0.0), Comparator.reverseOrder()))
                .limit(most)
                .toList();
    }
}
