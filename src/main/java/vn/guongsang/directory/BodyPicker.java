package vn.guongsang.directory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.BodyFinder;
import vn.guongsang.organisation.NameMatching.Match;

/**
 * Reads the field of a form that names a body ({@code src/main/jte/directory/picker.jte}). Its name is
 * typed; what was typed is taken when it means one body, else the form comes back with those that may be
 * meant, to choose from. With script the same list stands below the field while somebody types.
 */
@Component
public class BodyPicker {

    /** Beside the field: which of those proposed, and to which text they were. */
    public static final String CHOSEN = "-chon";

    public static final String ASKED = "-hoi";

    private static final int PROPOSED = 8;
    private static final int LONGEST = 300;

    private final BodyFinder finder;
    private final Bodies bodies;

    BodyPicker(BodyFinder finder, Bodies bodies) {
        this.finder = finder;
        this.bodies = bodies;
    }

    /**
     * The body that is meant; empty with a problem on the field when it is not clear.
     *
     * @param among whether a body may be named here
     */
    public Optional<Body> read(Map<String, String> typed, String field, Predicate<Body> among, Problems problems) {
        String name = text(typed, field);
        String chosen = text(typed, field + CHOSEN);
        if (name.isEmpty()) {
            problems.add(field, "directory.picker.missing");
            return Optional.empty();
        }
        // a choice belongs to the text to which it was proposed
        boolean answered = !chosen.isEmpty() && name.equals(text(typed, field + ASKED));
        Match<Body> match = finder.find(answered ? chosen : name, among);
        if (match instanceof Match.One<Body>(Body found)) {
            return Optional.of(found);
        }
        List<Choice> proposed = match instanceof Match.Several<Body>(List<Body> several)
                ? choices(several)
                : choices(finder.near(name, PROPOSED * 4).stream().filter(among).toList());
        String key = match instanceof Match.Several ? "several" : proposed.isEmpty() ? "nobody" : "near";
        problems.add(new Problem(field, Text.key("directory.picker." + key, name), proposed));
        return Optional.empty();
    }

    /** Those that a text may mean, as choices of the field. */
    public List<Choice> propose(String typed, Predicate<Body> among) {
        String name = typed.strip();
        return name.length() < 2 || name.length() > LONGEST
                ? List.of()
                : choices(finder.near(name, PROPOSED * 4).stream().filter(among).toList());
    }

    private List<Choice> choices(List<Body> some) {
        List<Body> shown = some.stream().limit(PROPOSED).toList();
        Map<UUID, String> parents =
                bodies
                        .of(shown.stream()
                                .map(Body::parentId)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Body::id, Body::name));
        return shown.stream()
                .map(body -> Choice.data(BodyFinder.written(body), body.name()).hint(told(body, parents)))
                .toList();
    }

    private static @Nullable Text told(Body body, Map<UUID, String> parents) {
        UUID parent = body.parentId();
        String above = parent == null ? "" : parents.getOrDefault(parent, "");
        if (body.to() != null) {
            return Text.key("directory.picker.ended", above, body.to());
        }
        return above.isEmpty() ? null : Text.plain(above);
    }

    private static String text(Map<String, String> typed, String field) {
        String text = typed.getOrDefault(field, "").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
