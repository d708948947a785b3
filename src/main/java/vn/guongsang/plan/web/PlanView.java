package vn.guongsang.plan.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.pack.BodyRole;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.CalendarSentences;

/** A plan, its pack and the few look-ups that templates need. */
public record PlanView(
        Plan plan, PlanPack pack, String issuer, Map<String, DueRule> settings, Locale locale) {

    public String path() {
        return "/ke-hoach/" + plan.code();
    }

    public String path(String part) {
        return path() + "/" + part;
    }

    /** The name of whatever an id of the pack stands for: a body, a movement, an event … */
    public String name(@Nullable String id) {
        if (id == null) {
            return "";
        }
        Optional<vn.guongsang.plan.pack.Body> body = pack.body(id);
        if (body.isPresent()) {
            return body.get().name();
        }
        return pack.find(id)
                .flatMap(entry -> Stream.of("name", "short-title", "title", "what", "term", "text", "item", "section", "form")
                        .map(entry.figures()::get)
                        .filter(Objects::nonNull)
                        .findFirst())
                .map(Object::toString)
                .orElse(id);
    }

    public String names(Collection<String> ids) {
        return ids.stream().map(this::name).collect(Collectors.joining("; "));
    }

    /** When it is due, in a sentence, with the day that the hub has set where the plan gives none. */
    public String rule(Obligation obligation) {
        return new CalendarSentences(pack, locale).rule(obligation, ruleOf(obligation));
    }

    public DueRule ruleOf(Obligation obligation) {
        return isOpen(obligation) ? settings.getOrDefault(obligation.id(), obligation.due()) : obligation.due();
    }

    /** The plan itself gives no day. */
    public boolean isOpen(Obligation obligation) {
        return obligation.due() instanceof DueRule.Open;
    }

    public boolean setByHub(Obligation obligation) {
        return isOpen(obligation) && settings.containsKey(obligation.id());
    }

    /** Who takes in and sets days: the hub that the plan names, otherwise the issuer. */
    public String hub() {
        return pack.bodies().stream()
                .filter(body -> body.holds(BodyRole.HUB))
                .findFirst()
                .map(vn.guongsang.plan.pack.Body::name)
                .orElse(issuer);
    }

    public List<Obligation> obligations() {
        return pack.obligations();
    }
}
