package vn.guongsang.authoring.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.guongsang.authoring.domain.DraftPack.Place;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Names;
import vn.guongsang.plan.Selections;
import vn.guongsang.plan.pack.BodyRole;
import vn.guongsang.plan.pack.PackEntry;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.time.BusinessDay;

/**
 * Makes the plan of somebody else one of the own body: issuer, territory and the name of the place are its own, what
 * only the other's paper says of itself is gone. Bodies and groups stay by name and selector, and mean those of the
 * own territory.
 */
@Component
class Borrowing {

    private static final Pattern KIND_OF_PLACE = Pattern.compile(
            "^((?:ubnd|[uủ]y ban nh[aâ]n d[aâ]n|uỷ ban nhân dân)\\s+)?(tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu)\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Bodies bodies;
    private final Selections selections;
    private final BusinessDay day;

    Borrowing(Bodies bodies, Selections selections, BusinessDay day) {
        this.bodies = bodies;
        this.selections = selections;
        this.day = day;
    }

    /** Whether an issuer is there still and is the actor's body, one above it or one below it. */
    boolean isOfTheLine(Actor by, UUID issuer) {
        return bodies.get(issuer).existsOn(day.today())
                && (bodies.within(by.bodyId(), issuer, day.today())
                        || by.is(Role.HUB_OFFICER) && bodies.within(issuer, by.bodyId(), day.today()));
    }

    /** An administrator's own body; an office's plan is issued by the nearest body above that is what the other issuer is. */
    Body issuerFor(Actor by, DraftPack pack) {
        Body own = bodies.get(by.bodyId());
        if (by.is(Role.ADMINISTRATOR)) {
            return own;
        }
        Object kind =
                issuerIn(pack).map(Place::said).map(said -> said.get("kind")).orElse("");
        List<Body> line = Stream.concat(Stream.of(own), bodies.above(own.id(), day.today()).reversed().stream())
                .toList();
        return line.stream()
                .filter(body -> body.kind().equals(kind))
                .findFirst()
                .orElseGet(line::getLast);
    }

    private static Optional<Place> issuerIn(DraftPack pack) {
        return pack.at("bodies/" + pack.at("plan").orElseThrow().said().get("issuer"))
                .filter(place -> place.address().startsWith("bodies/"));
    }

    /** @param code by which the plan goes */
    void makeOwn(Actor by, DraftPack pack, Body issuer, String code) {
        pack.rename("plan", code);
        Map<String, Object> plan = pack.at("plan").orElseThrow().own();
        String before = String.valueOf(plan.getOrDefault(
                "territory",
                issuerIn(pack).map(place -> place.said().get("name")).orElse("")));
        UnaryOperator<String> renaming = renaming(before.split(",", 2)[0].strip(), place(issuer));
        List.of("number", "issued", "signature", "under", "note").forEach(plan::remove);
        plan.put("territory", place(issuer));
        rename(plan, "title", renaming);
        rename(plan, "short-title", renaming);
        pack.changeAll("bodies", body -> {
            rename(body, "name", renaming);
            if (body.get("aliases") instanceof List<?> aliases) {
                body.put(
                        "aliases",
                        new ArrayList<>(aliases.stream()
                                .map(alias -> renaming.apply(String.valueOf(alias)))
                                .toList()));
            }
        });
        Optional<Place> entry = issuerIn(pack);
        Map<String, Object> said = entry.map(Place::own).orElseGet(LinkedHashMap::new);
        if (entry.isEmpty()) {
            said.put("id", Names.slug(issuer.name()));
            said.put("roles", new ArrayList<>(List.of("issuer")));
            said.put("clause", PackEntry.WHOLE_TEXT);
        } else if (!issuer.kind().equals(said.get("kind"))) {
            said.remove("aliases");
        }
        said.put("name", issuer.name());
        said.put("kind", issuer.kind());
        said.put("level", issuer.level());
        entry.ifPresentOrElse(place -> pack.put(place.address(), said), () -> pack.add("bodies", said));
        plan.put("issuer", said.get("id"));
        pack.put("plan", plan);
        replacesNothing(pack);
        Found.sound(pack)
                .ifPresent(read ->
                        lookAfter(pack, read, issuer, by.is(Role.HUB_OFFICER) ? bodies.get(by.bodyId()) : issuer));
    }

    /** What the other's plan replaced is no matter of this one, nor is what was unclear about it. */
    private static void replacesNothing(DraftPack pack) {
        Set<String> replaced = pack.at("plan/replaces").map(pack::entries).orElse(List.of()).stream()
                .map(place -> String.valueOf(place.said().get("id")))
                .collect(Collectors.toSet());
        pack.referringTo(replaced).stream()
                .map(Place::address)
                .filter(address -> address.startsWith("ambiguities/"))
                .distinct()
                .toList()
                // the last first, so that those that go by position keep theirs
                .reversed()
                .forEach(pack::remove);
        pack.remove("plan/replaces");
    }

    /** Without a hub nobody could take in what is sent: where the plan names one that is not here, whoever took it is it. */
    private void lookAfter(DraftPack pack, PlanPack read, Body issuer, Body keeper) {
        Function<String, List<Selections.Chosen>> meant = selections.behind(issuer.id(), read, day.today());
        boolean hub = read.bodies().stream()
                .filter(body -> body.holds(BodyRole.HUB))
                .anyMatch(body -> !meant.apply(body.id()).isEmpty());
        if (hub) {
            return;
        }
        Optional<Place> named = read.bodies().stream()
                .filter(body -> !body.isGroup())
                .filter(body -> body.id().equals(read.plan().issuer()) && keeper.equals(issuer)
                        || meant.apply(body.id()).stream()
                                .map(Selections.Chosen::id)
                                .toList()
                                .equals(List.of(keeper.id())))
                .findFirst()
                .flatMap(body -> pack.at("bodies/" + body.id()));
        if (named.isEmpty()) {
            Map<String, Object> added = Drafting.hub(keeper);
            if (pack.has(String.valueOf(added.get("id")))) {
                added.put("id", added.get("id") + "-dau-moi");
            }
            pack.add("bodies", added);
            return;
        }
        Map<String, Object> own = named.get().own();
        List<Object> roles = new ArrayList<>(own.get("roles") instanceof List<?> list ? list : List.of());
        roles.add("hub");
        own.put("roles", roles);
        pack.put(named.get().address(), own);
    }

    private static String place(Body issuer) {
        return issuer.place().isEmpty() ? issuer.name() : issuer.place();
    }

    private static void rename(Map<String, Object> said, String key, UnaryOperator<String> renaming) {
        said.computeIfPresent(key, (_, text) -> renaming.apply(String.valueOf(text)));
    }

    /** “tỉnh A” becomes “thành phố B” where both say what they are, and “A” becomes “B”. */
    private static UnaryOperator<String> renaming(String before, String after) {
        Matcher kindBefore = KIND_OF_PLACE.matcher(before);
        Matcher kindAfter = KIND_OF_PLACE.matcher(after);
        String bare = kindBefore.replaceFirst("");
        String own = kindAfter.replaceFirst("");
        if (bare.isBlank()) {
            return UnaryOperator.identity();
        }
        String kind = kindBefore.reset().find() ? kindBefore.group(2) + " " : "";
        String ownKind = kindAfter.reset().find() ? kindAfter.group(2).toLowerCase(Locale.ROOT) + " " : kind;
        Pattern named = Pattern.compile(
                "(" + Pattern.quote(kind) + ")?" + Pattern.quote(bare),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return text -> named.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? own : ownKind + own));
    }
}
