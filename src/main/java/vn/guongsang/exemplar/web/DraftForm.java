package vn.guongsang.exemplar.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import vn.guongsang.exemplar.Claim;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.MachineCheck;
import vn.guongsang.exemplar.Profile;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Text;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Sector;
import vn.guongsang.plan.pack.Subject;
import vn.guongsang.plan.pack.SubjectKind;
import vn.guongsang.time.BusinessDay;

/** Reads the draft's form, and sets two versions of it side by side. */
@Component
public class DraftForm {

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);

    private final Plans plans;
    private final Movements movements;
    private final ExemplarCriteria criteria;
    private final Exemplars exemplars;
    private final BusinessDay day;
    private final ConversionService conversion;

    DraftForm(
            Plans plans,
            Movements movements,
            ExemplarCriteria criteria,
            Exemplars exemplars,
            BusinessDay day,
            @Qualifier("mvcConversionService") ConversionService conversion) {
        this.plans = plans;
        this.movements = movements;
        this.criteria = criteria;
        this.exemplars = exemplars;
        this.day = day;
        this.conversion = conversion;
    }

    /** What was sent, on top of what is stored, and all that is wrong with it. */
    record Sent(Profile profile, List<Claim> claims, Problems problems) {}

    /** One field that the two versions fill differently, with the values that its choices send. */
    public record Difference(String field, Text label, String mine, String theirs, Text mineShown, Text theirsShown) {}

    Sent read(Exemplar exemplar, MultiValueMap<String, String> fields) {
        var typed = new Typed(fields, new Problems());
        PlanPack pack = plans.pack(exemplar.planId());
        Profile stored = exemplar.profile();
        String kind = typed.code("subjectKind", code -> offers(pack, code), stored.subjectKind());
        Profile profile = new Profile(
                typed.code(
                        "movement",
                        code -> movements.isOpenTo(
                                exemplar.planId(), exemplar.bodyId(), code, day.today(), stored.movement()),
                        stored.movement()),
                typed.code("sector", code -> pack.sector(code).isPresent(), stored.sector()),
                kind.isEmpty() ? stored.subjectKind() : kind,
                typed.line("name", Typed.LINE, stored.name()),
                typed.line("place", Typed.LINE, stored.place()),
                born(typed, stored),
                typed.line("deed", Typed.DEED, stored.deed()),
                typed.text("achievement", Typed.TEXT, stored.achievement()),
                typed.text("lesson", Typed.TEXT, stored.lesson()));
        return new Sent(profile, claims(exemplar, profile, typed), typed.problems());
    }

    private @Nullable LocalDate born(Typed typed, Profile stored) {
        LocalDate born = typed.day("born", stored.born(), text -> conversion.convert(text.strip(), LocalDate.class));
        if (born != null && (born.isAfter(day.today()) || born.isBefore(FIRST_BIRTH))) {
            typed.problems().add("born", "exemplar.born.impossible", FIRST_BIRTH, day.today());
        }
        return born;
    }

    private List<Claim> claims(Exemplar exemplar, Profile profile, Typed typed) {
        Map<String, Claim> stored = stored(exemplar);
        List<Claim> claims = new ArrayList<>();
        for (ExemplarCriteria.Item item : items(exemplar, profile)) {
            Claim before = stored.getOrDefault(item.id(), new Claim(item.id(), null, "", null));
            boolean figure = item.criterion().check() != null
                    && new MachineCheck(item.criterion().check()).wantsFigure();
            claims.add(new Claim(
                    item.id(),
                    typed.answer("answer-" + item.id(), before.answer()),
                    typed.text("words-" + item.id(), Typed.WORDS, before.words()),
                    figure ? typed.figure("figure-" + item.id(), before.figure()) : null));
        }
        return claims;
    }

    private List<ExemplarCriteria.Item> items(Exemplar exemplar, Profile profile) {
        return criteria.of(exemplar, profile).stream()
                .flatMap(set -> set.items().stream())
                .toList();
    }

    private Map<String, Claim> stored(Exemplar exemplar) {
        return exemplars.claims(exemplar.id()).stream()
                .collect(Collectors.toMap(Claim::criterion, Function.identity()));
    }

    /** Where the version that was sent and the one that is stored differ. */
    List<Difference> compare(Exemplar stored, Sent sent) {
        Profile mine = sent.profile();
        Profile theirs = stored.profile();
        PlanPack pack = plans.pack(stored.planId());
        var found = new Differences(pack, code -> movements.nameOf(stored.planId(), code), new ArrayList<>());
        found.add("movement", none(mine.movement()), none(theirs.movement()), Text.key("exemplar.field.movement"));
        found.add("sector", none(mine.sector()), none(theirs.sector()), Text.key("exemplar.field.sector"));
        found.add("subjectKind", mine.subjectKind(), theirs.subjectKind(), Text.key("exemplar.field.kind"));
        found.add("name", mine.name(), theirs.name(), Text.key("exemplar.field.name"));
        found.add("place", mine.place(), theirs.place(), Text.key("exemplar.field.place"));
        found.add("born", day(mine.born()), day(theirs.born()), Text.key("exemplar.field.born"));
        found.add("deed", mine.deed(), theirs.deed(), Text.key("exemplar.field.deed"));
        found.add("achievement", mine.achievement(), theirs.achievement(), Text.key("exemplar.field.achievement"));
        found.add("lesson", mine.lesson(), theirs.lesson(), Text.key("exemplar.field.lesson"));
        Map<String, Claim> claims = stored(stored);
        Map<String, String> sentences = items(stored, mine).stream()
                .collect(Collectors.toMap(ExemplarCriteria.Item::id, ExemplarCriteria.Item::text, (first, _) -> first));
        for (Claim claim : sent.claims()) {
            String id = claim.criterion();
            Claim other = claims.getOrDefault(id, new Claim(id, null, "", null));
            Text criterion = Text.plain(sentences.getOrDefault(id, id));
            if (claim.answer() != null) {
                found.add(
                        "answer-" + id,
                        name(claim.answer()),
                        name(other.answer()),
                        Text.key("exemplar.compare.answer", criterion));
            }
            found.add("words-" + id, claim.words(), other.words(), Text.key("exemplar.compare.words", criterion));
            found.add(
                    "figure-" + id,
                    figure(claim.figure()),
                    figure(other.figure()),
                    Text.key("exemplar.compare.figure", criterion));
        }
        return found.all();
    }

    /** All that is not in question, as the compared form sends it again. */
    Map<String, String> undisputed(Sent sent, List<Difference> differences) {
        Map<String, String> values = new LinkedHashMap<>();
        Profile mine = sent.profile();
        values.put("movement", none(mine.movement()));
        values.put("sector", none(mine.sector()));
        values.put("subjectKind", mine.subjectKind());
        values.put("name", mine.name());
        values.put("place", mine.place());
        values.put("born", day(mine.born()));
        values.put("deed", mine.deed());
        values.put("achievement", mine.achievement());
        values.put("lesson", mine.lesson());
        for (Claim claim : sent.claims()) {
            values.put("answer-" + claim.criterion(), name(claim.answer()));
            values.put("words-" + claim.criterion(), claim.words());
            values.put("figure-" + claim.criterion(), figure(claim.figure()));
        }
        differences.forEach(difference -> values.remove(difference.field()));
        return values;
    }

    private record Differences(PlanPack pack, UnaryOperator<String> movements, List<Difference> all) {

        void add(String field, String mine, String theirs, Text label) {
            if (!mine.equals(theirs)) {
                all.add(new Difference(field, label, mine, theirs, shown(field, mine), shown(field, theirs)));
            }
        }

        /** Codes are shown by their names. */
        private Text shown(String field, String value) {
            if (value.isEmpty() || value.equals("-")) {
                return Text.key("exemplar.nothing");
            }
            return switch (field) {
                case "movement" -> Text.plain(movements.apply(value));
                case "sector" -> Text.plain(pack.sector(value).map(Sector::name).orElse(value));
                case "subjectKind" -> Text.key("exemplar.kind." + value);
                default -> field.startsWith("answer-") ? Text.key("exemplar.answer." + value) : Text.plain(value);
            };
        }
    }

    private static String none(String code) {
        return code.isEmpty() ? "-" : code;
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "" : Objects.requireNonNull(conversion.convert(day, String.class));
    }

    private static String name(@Nullable Enum<?> value) {
        return value == null ? "" : value.name();
    }

    private static String figure(@Nullable BigDecimal figure) {
        return figure == null ? "" : figure.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    static boolean offers(PlanPack pack, String kind) {
        return pack.subjects().stream()
                .map(Subject::kind)
                .anyMatch(
                        offered -> offered != SubjectKind.ANY && offered.yaml().equals(kind));
    }
}
