package vn.guongsang.exemplar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.exemplar.ExemplarCriteria.Asked;
import vn.guongsang.exemplar.ExemplarCriteria.Item;

/** What is still missing before an exemplar can be submitted, each with the field to go to. */
public record Completeness(List<Missing> missing) {

    /**
     * @param field name of the form's field
     * @param code message key
     * @param args of the message
     */
    public record Missing(String field, String code, List<Object> args) {

        static Missing of(String field, String code, Object... args) {
            return new Missing(field, code, List.of(args));
        }
    }

    public static Completeness of(
            Exemplar exemplar, List<Asked> asked, List<Claim> claims, List<Exemplars.Evidence> evidence) {
        Map<String, Claim> byCriterion =
                claims.stream().collect(Collectors.toMap(Claim::criterion, Function.identity()));
        Set<String> proven =
                evidence.stream().map(Exemplars.Evidence::criterion).collect(Collectors.toSet());
        return new Completeness(Stream.of(
                        said(exemplar.profile()),
                        asked.stream()
                                .filter(set -> !set.answered(byCriterion))
                                .flatMap(set -> unanswered(set, byCriterion)),
                        asked.stream()
                                .flatMap(set -> set.items().stream())
                                .filter(item -> unproven(byCriterion.get(item.id()), proven))
                                .map(item -> Missing.of(
                                        field(item),
                                        "exemplar.missing.proof",
                                        item.criterion().clause(),
                                        item.text())))
                .flatMap(Function.identity())
                .toList());
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    private static Stream<Missing> said(Profile profile) {
        return Stream.of(
                        missing("name", profile.name()),
                        missing("place", profile.place()),
                        missing("deed", profile.deed()),
                        missing("achievement", profile.achievement()),
                        missing("lesson", profile.lesson()))
                .flatMap(Function.identity());
    }

    private static Stream<Missing> missing(String field, String value) {
        return value.isBlank() ? Stream.of(Missing.of(field, "exemplar.missing." + field)) : Stream.empty();
    }

    private static Stream<Missing> unanswered(Asked set, Map<String, Claim> claims) {
        if (set.set().someAreEnough()) {
            return Stream.of(Missing.of(
                    field(set.items().getFirst()),
                    "exemplar.missing.some-of",
                    set.set().clause(),
                    set.set().enoughOf(set.items().size())));
        }
        return set.items().stream()
                .filter(item -> !item.criterion().preferred())
                .filter(item ->
                        claims.get(item.id()) == null || claims.get(item.id()).answer() == null)
                .map(item -> Missing.of(
                        field(item), "exemplar.missing.answer", item.criterion().clause(), item.text()));
    }

    /** Whoever says that a criterion is met says how, in words or by a file. */
    private static boolean unproven(@Nullable Claim claim, Set<String> proven) {
        return claim != null
                && claim.answer() == Answer.MET
                && claim.words().isBlank()
                && claim.figure() == null
                && !proven.contains(claim.criterion());
    }

    private static String field(Item item) {
        return "answer-" + item.id();
    }
}
