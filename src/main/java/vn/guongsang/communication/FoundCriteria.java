package vn.guongsang.communication;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.guongsang.exemplar.Answer;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.Exemplars.Judgement;
import vn.guongsang.frame.Criterion.Outcome;

/** What hub and lead found of an exemplar, criterion by criterion: the ground a story stands on. */
@Component
public class FoundCriteria {

    private final ExemplarCriteria criteria;
    private final Exemplars exemplars;

    FoundCriteria(ExemplarCriteria criteria, Exemplars exemplars) {
        this.criteria = criteria;
        this.exemplars = exemplars;
    }

    /**
     * One criterion.
     *
     * @param outcome met when somebody found it met and nobody found otherwise
     * @param words of those who judged, with their bodies; internal
     */
    public record Found(String text, String clause, Outcome outcome, List<String> words) {}

    public List<Found> of(Exemplar exemplar) {
        Map<String, List<Judgement>> judged =
                exemplars.judgements(exemplar.id()).stream().collect(Collectors.groupingBy(Judgement::criterion));
        return criteria.of(exemplar).stream()
                .flatMap(set -> set.items().stream())
                .map(item -> found(item, judged.getOrDefault(item.id(), List.of())))
                .toList();
    }

    /** Those that the public site may name. */
    public List<Found> met(Exemplar exemplar) {
        return of(exemplar).stream()
                .filter(found -> found.outcome() == Outcome.MET)
                .toList();
    }

    private static Found found(ExemplarCriteria.Item item, List<Judgement> judgements) {
        return new Found(
                item.text(),
                item.criterion().clause(),
                outcome(judgements),
                judgements.stream()
                        .filter(judgement -> !judgement.words().isBlank())
                        .map(judgement -> judgement.bodyName() + ": " + judgement.words())
                        .toList());
    }

    private static Outcome outcome(List<Judgement> judgements) {
        if (judgements.stream().anyMatch(judgement -> judgement.finding() == Answer.NOT_MET)) {
            return Outcome.NOT_MET;
        }
        if (judgements.stream().anyMatch(judgement -> judgement.finding() == Answer.MET)) {
            return Outcome.MET;
        }
        boolean onlyRemarks = judgements.stream().allMatch(judgement -> judgement.finding() == null);
        return onlyRemarks ? Outcome.NOT_JUDGED : Outcome.NOT_APPLICABLE;
    }
}
