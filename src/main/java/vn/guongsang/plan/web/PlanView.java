package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Page;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.pack.BodyRole;
import vn.guongsang.plan.pack.Check;
import vn.guongsang.plan.pack.DueRule;
import vn.guongsang.plan.pack.Enough;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Relief;
import vn.guongsang.plan.pack.calendar.CalendarSentences;

/** A plan, its pack and the few look-ups that templates need. */
public record PlanView(Plan plan, PlanPack pack, Map<String, DueRule> settings, Locale locale) {

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
                .flatMap(entry -> Stream.of(
                                "name", "short-title", "title", "what", "term", "text", "item", "section", "form")
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

    /** What one of its minima asks, and of whom. */
    public String minimum(Obligation.Minimum minimum) {
        return new CalendarSentences(pack, locale).minimum(minimum);
    }

    /** An hour in words. */
    public String hour(LocalTime hour) {
        return new CalendarSentences(pack, locale).hour(hour);
    }

    /** A trait or movement of which a duty asks some. */
    public String part(String part) {
        return new CalendarSentences(pack, locale).part(part);
    }

    public String relief(Relief relief) {
        return new CalendarSentences(pack, locale).relief(relief);
    }

    public String enough(Enough enough) {
        return new CalendarSentences(pack, locale).enough(enough);
    }

    /** What is lacking of what was filed; empty where nothing is, or nothing was filed. */
    public String lacking(Enough enough, Map<String, Integer> brought) {
        return brought.isEmpty() ? "" : new CalendarSentences(pack, locale).lacking(enough, brought);
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
                .orElse(plan.issuer());
    }

    /** Obligations for which neither plan nor hub gives a day. */
    public long undated() {
        return pack.obligations().stream()
                .filter(each -> isOpen(each) && !setByHub(each))
                .count();
    }

    /**
     * What nobody owes in any period, since no body is behind any of the names of whom it is asked; nothing where the
     * plan is over.
     *
     * @param known names of the plan behind which bodies are
     * @param laidOut obligations that somebody owes in some period
     */
    public List<Obligation> unowed(Set<String> known, Set<String> laidOut, LocalDate today) {
        boolean over = plan.periodTo() != null && plan.periodTo().isBefore(today);
        return over
                ? List.of()
                : pack.obligations().stream()
                        .filter(each -> each.who().stream().noneMatch(known::contains))
                        .filter(each -> !laidOut.contains(each.id()))
                        .toList();
    }

    /** The movement, else the field, under which an exemplar counts. */
    public String counted(vn.guongsang.plan.ExemplarCounts.Namesake exemplar) {
        return name(exemplar.movement().isEmpty() ? exemplar.sector() : exemplar.movement());
    }

    /** A number of a quota in a line: by its movement or field, the kind asked and who owes it. */
    public String line(Page page, vn.guongsang.plan.domain.QuotaNumber number) {
        var quota = number.quota();
        return page.t(
                "plan.choice.number",
                quota.movement() != null ? name(quota.movement()) : quota.field(),
                word(
                        page,
                        number.kind() == vn.guongsang.plan.pack.SubjectKind.ANY
                                ? "exemplar"
                                : number.kind().yaml()),
                names(leadOf(quota)),
                page.clause(quota.clause()));
    }

    /** Who owes a quota: its own lead, else that of its movement. */
    public List<String> leadOf(vn.guongsang.plan.pack.Quota quota) {
        return quota.lead().isEmpty() && quota.movement() != null
                ? pack.movement(quota.movement())
                        .map(vn.guongsang.plan.pack.Movement::lead)
                        .orElse(List.of())
                : quota.lead();
    }

    public List<Obligation> obligations() {
        return pack.obligations();
    }

    /** How many criteria a movement has of its own. */
    public int criteriaOf(String movement) {
        return pack.criteria().sets().stream()
                .filter(set -> movement.equals(set.movement()))
                .mapToInt(set -> set.items().size())
                .sum();
    }

    /** The sentence of a criterion by its id. */
    public String criterion(String id) {
        return pack.criteria().sets().stream()
                .flatMap(set -> set.items().stream())
                .filter(item -> item.id().equals(id))
                .findFirst()
                .map(pack.criteria()::textOf)
                .orElse(id);
    }

    /** A word of the format in the reader's language; one that nobody translated as it is written. */
    public String word(Page page, String yaml) {
        return page.maybe("plan.word." + yaml).orElseGet(() -> yaml.replace('-', ' '));
    }

    public String words(Page page, Collection<String> yaml) {
        return yaml.stream().map(each -> word(page, each)).collect(Collectors.joining(", "));
    }

    /** A key of the format in the reader's language. */
    public String key(Page page, String yaml) {
        return page.maybe("plan.key." + yaml)
                .or(() -> page.maybe("plan.word." + yaml))
                .orElseGet(() -> yaml.replace('-', ' '));
    }

    /** The key of what names an entry; null for a map that is not an entry. */
    public static @Nullable String headOf(Map<?, ?> entry) {
        return entry.containsKey("id")
                ? NAMING.stream().filter(entry::containsKey).findFirst().orElse(null)
                : entry.containsKey("mark") || entry.size() == 1 && entry.containsKey("name") ? "name" : null;
    }

    /** Whether a key of the entry is told in its head line. */
    public static boolean inHead(Map<?, ?> entry, @Nullable String head, Object key) {
        return head != null && (key.equals(head) || key.equals("id") || key.equals("clause"));
    }

    /** A value of a pack under its key: a date, a word of the format, what an id stands for, or the text itself. */
    public String say(Page page, String key, @Nullable Object value) {
        if (value instanceof Boolean yes) {
            return page.t(yes ? "plan.yes" : "plan.no");
        }
        String text = String.valueOf(value);
        if (DAY.matcher(text).matches()) {
            return page.date(java.time.LocalDate.parse(text));
        }
        if (key.equals("id") || key.equals("clause") || !SLUG.matcher(text).matches()) {
            return text;
        }
        return pack.find(text).isPresent() || pack.body(text).isPresent()
                ? name(text)
                : page.maybe("plan.word." + text)
                        .or(() -> page.maybe("plan.key." + text))
                        .orElse(text);
    }

    public String sayAll(Page page, String key, Collection<?> values) {
        return values.stream().map(each -> say(page, key, each)).collect(Collectors.joining("; "));
    }

    /** What a machine tests: "tỷ lệ nhiệm vụ hoàn thành trên 70 %". */
    public String check(Page page, Check check) {
        Stream<@Nullable String> parts = Stream.of(
                word(page, check.type().yaml()),
                check.of() == null ? null : word(page, check.of()),
                check.base() == null ? null : page.t("plan.key.base") + " " + word(page, check.base()),
                check.operator() == null ? null : word(page, check.operator().yaml()),
                check.values().isEmpty() ? null : sayAll(page, "value", check.values()),
                check.unit() == null ? null : word(page, check.unit()),
                check.eachYear() ? page.t("plan.criteria.eachYear") : null,
                check.over(),
                check.scope() == null ? null : word(page, check.scope()));
        return parts.filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** What the author of the pack inferred in an entry; null when nothing. */
    public @Nullable Object inferred(String id) {
        return pack.find(id).map(entry -> entry.figures().get("inferred")).orElse(null);
    }

    public String inferredWords(Page page, String id) {
        return switch (inferred(id)) {
            case Collection<?> keys ->
                keys.stream().map(each -> key(page, String.valueOf(each))).collect(Collectors.joining(", "));
            case null, default -> page.t("plan.of.all");
        };
    }

    private static final List<String> NAMING =
            List.of("name", "title", "what", "term", "text", "item", "section", "form", "fund");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]*");
}
