package vn.guongsang.authoring.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.authoring.Draft;
import vn.guongsang.authoring.domain.Comparison;
import vn.guongsang.authoring.domain.DraftPack;
import vn.guongsang.authoring.domain.Drafts;
import vn.guongsang.authoring.domain.Found;
import vn.guongsang.frame.Crumb;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.calendar.CalendarSentences;
import vn.guongsang.plan.pack.reading.Shape;

/** What a draft says otherwise than the version it began from, and one version otherwise than another. */
@Controller
public class ComparisonController {

    private final Drafts drafts;
    private final SeenDrafts seen;
    private final Plans plans;
    private final Permissions permissions;
    private final PackWords words;

    ComparisonController(Drafts drafts, SeenDrafts seen, Plans plans, Permissions permissions, PackWords words) {
        this.drafts = drafts;
        this.seen = seen;
        this.plans = plans;
        this.permissions = permissions;
        this.words = words;
    }

    /**
     * One entry that came, went or changed.
     *
     * @param section in which it stands
     */
    public record Told(Comparison.Kind kind, String section, String name, String clause, List<Line> lines) {}

    /** @param before and {@code after}: in sentences; empty where nothing was said */
    public record Line(String label, String before, String after) {}

    @GetMapping(DraftsController.PATH + "/{id}/so-sanh")
    String draft(Actor actor, @PathVariable UUID id, Model model) {
        Draft draft = seen.by(actor, id);
        DraftPack after = drafts.pack(id);
        UUID plan = draft.planId();
        Integer base = draft.baseVersion();
        // a new plan is compared with how it began
        DraftPack before = plan == null || base == null ? drafts.pack(id, 1) : pack(plan, base);
        model.addAttribute("title", draft.title());
        model.addAttribute(
                "what", base == null ? Text.key("authoring.compare.begun") : Text.key("authoring.compare.base", base));
        model.addAttribute("crumbs", SeenDrafts.crumbs(draft, words, after, ""));
        model.addAttribute("told", told(before, after));
        return "authoring/compare";
    }

    /** A version and the one before it, or another. */
    @GetMapping("/ke-hoach/{code}/phien-ban/{number}/so-sanh")
    String versions(
            Actor actor,
            @PathVariable String code,
            @PathVariable int number,
            @RequestParam(name = "voi", required = false) @Nullable String with,
            Model model) {
        Plan plan = plans.byCode(code)
                .filter(known -> permissions.may(actor, PlanAction.READ, known))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
        int other = Optional.ofNullable(with)
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::parseInt)
                .orElse(Math.max(1, number - 1));
        model.addAttribute("title", plan.shortTitle());
        model.addAttribute("what", Text.key("authoring.compare.versions", other, number));
        model.addAttribute(
                "crumbs",
                List.of(
                        Crumb.of("plan.plans", "/ke-hoach"),
                        new Crumb(Text.plain(plan.shortTitle()), "/ke-hoach/" + code),
                        Crumb.of("authoring.versions", "/ke-hoach/" + code + "/phien-ban")));
        model.addAttribute("told", told(pack(plan.id(), other), pack(plan.id(), number)));
        return "authoring/compare";
    }

    private DraftPack pack(UUID plan, int number) {
        return plans.versions(plan).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .flatMap(version -> DraftPack.of(plans.file(version.id())))
                .orElseThrow(() -> Untrusted.hidden("plan.hidden"));
    }

    private List<Told> told(DraftPack before, DraftPack after) {
        // read whole only where a due rule is to be told
        var was = SingletonSupplier.of(() -> Found.sound(before));
        var is = SingletonSupplier.of(() -> Found.sound(after));
        return Comparison.of(before, after).changes().stream()
                .map(change -> new Told(
                        change.kind(),
                        words.key("", change.place().address().split("/")[0]),
                        DraftPack.nameOf(
                                change.place().said(),
                                words.entry(change.place().group())),
                        String.valueOf(change.place().said().getOrDefault("clause", "")),
                        change.keys().stream()
                                .map(key -> new Line(
                                        words.key(change.place().group().name(), key.key()),
                                        said(before, was, change.place(), key.key(), key.before()),
                                        said(after, is, change.place(), key.key(), key.after())))
                                .toList()))
                .toList();
    }

    /** A due rule in the calendar's own sentence, all else in words. */
    private String said(
            DraftPack pack,
            SingletonSupplier<Optional<PlanPack>> read,
            DraftPack.Place place,
            String key,
            @Nullable Object value) {
        if (value == null) {
            return "";
        }
        Shape shape = place.group().parts().get(key);
        Locale locale = LocaleContextHolder.getLocale();
        Optional<PlanPack> whole = shape instanceof Shape.Due ? read.obtain() : Optional.empty();
        if (whole.isPresent()) {
            Optional<String> sentence = whole.get()
                    .obligation(String.valueOf(place.said().get("id")))
                    .map(new CalendarSentences(whole.get(), locale)::rule);
            if (sentence.isPresent()) {
                return sentence.get();
            }
        }
        return shape == null ? String.valueOf(value) : words.value(pack, place.group(), key, shape, value);
    }
}
