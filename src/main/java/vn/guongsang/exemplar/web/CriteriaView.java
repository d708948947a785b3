package vn.guongsang.exemplar.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.exemplar.Answer;
import vn.guongsang.exemplar.Claim;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.ExemplarCriteria;
import vn.guongsang.exemplar.ExemplarCriteria.Asked;
import vn.guongsang.exemplar.ExemplarPath;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.MachineCheck;
import vn.guongsang.frame.Badge;
import vn.guongsang.frame.Criterion;
import vn.guongsang.frame.Text;
import vn.guongsang.plan.pack.Check;
import vn.guongsang.plan.pack.CriteriaScope;
import vn.guongsang.plan.pack.CriteriaSet;

/** Criteria as pages show them: in layers, with what was said, proposed, proven and judged. */
@Component
public class CriteriaView {

    private final ExemplarCriteria criteria;
    private final ExemplarPath path;
    private final Exemplars exemplars;
    private final Attachments attachments;

    CriteriaView(ExemplarCriteria criteria, ExemplarPath path, Exemplars exemplars, Attachments attachments) {
        this.criteria = criteria;
        this.path = path;
        this.exemplars = exemplars;
        this.attachments = attachments;
    }

    /** From the general criteria to those of the movement; a layer of which nothing is asked is left out. */
    List<Layer> of(Exemplar exemplar) {
        Map<String, Claim> claims = exemplars.claims(exemplar.id()).stream()
                .collect(Collectors.toMap(Claim::criterion, Function.identity()));
        Map<String, Answer> proposals = path.proposals(exemplar, claims);
        Map<String, List<Exemplars.Judgement>> judgements = exemplars.judgements(exemplar.id()).stream()
                .collect(Collectors.groupingBy(Exemplars.Judgement::criterion));
        Map<String, List<Evidence>> files = files(exemplar.id());
        return criteria.of(exemplar).stream()
                .collect(Collectors.groupingBy(set -> set.set().scope()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(layer -> new Layer(
                        layer.getKey(),
                        layer.getValue().stream()
                                .map(set -> new Group(
                                        set.set(),
                                        set.items().stream()
                                                .map(item -> new Item(
                                                        item,
                                                        set,
                                                        claims.get(item.id()),
                                                        Optional.ofNullable(proposals.get(item.id())),
                                                        files.getOrDefault(item.id(), List.of()),
                                                        judgements.getOrDefault(item.id(), List.of())))
                                                .toList()))
                                .toList()))
                .toList();
    }

    private Map<String, List<Evidence>> files(UUID exemplar) {
        List<Exemplars.Evidence> evidence = exemplars.evidence(exemplar);
        Map<UUID, Integer> sizes =
                attachments
                        .findAll(evidence.stream()
                                .map(Exemplars.Evidence::attachmentId)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Attachment::id, Attachment::size));
        return evidence.stream()
                .collect(Collectors.groupingBy(
                        Exemplars.Evidence::criterion,
                        Collectors.mapping(
                                file -> new Evidence(
                                        file.attachmentId(),
                                        file.fileName(),
                                        Math.max(1, sizes.getOrDefault(file.attachmentId(), 0) / 1024)),
                                Collectors.toList())));
    }

    static List<Item> items(Collection<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> layer.groups().stream())
                .flatMap(group -> group.items().stream())
                .toList();
    }

    public record Evidence(UUID id, String name, int kilobytes) {}

    public record Layer(CriteriaScope scope, List<Group> groups) {

        public String title() {
            return "exemplar.layer." + scope;
        }
    }

    public record Group(CriteriaSet set, List<Item> items) {

        /** How the set binds. */
        public Text mode() {
            if (set.suggested()) {
                return Text.key("exemplar.set.suggested");
            }
            Integer atLeast = set.atLeast();
            return atLeast != null
                    ? Text.key("exemplar.set.some", atLeast)
                    : Text.key(set.someAreEnough() ? "exemplar.set.any" : "exemplar.set.all");
        }
    }

    public record Item(
            ExemplarCriteria.Item item,
            Asked set,
            @Nullable Claim claim,
            Optional<Answer> proposal,
            List<Evidence> files,
            List<Exemplars.Judgement> judgements) {

        public String id() {
            return item.id();
        }

        public String text() {
            return item.text();
        }

        public String clause() {
            return item.criterion().clause();
        }

        public boolean preferred() {
            return item.criterion().preferred();
        }

        public @Nullable Check check() {
            return item.criterion().check();
        }

        public boolean wantsFigure() {
            return check() != null && new MachineCheck(check()).wantsFigure();
        }

        /** What the figure is compared with, e.g. "từ 70 % trở lên"; null where the plan leaves it open. */
        public @Nullable Text measure() {
            Check check = check();
            if (check == null || check.operator() == null || !(check.value() instanceof Number number)) {
                return null;
            }
            String unit = check.unit() == null || check.unit().equals("percent")
                    ? check.unit() == null ? "" : "%"
                    : check.unit();
            return switch (check.operator()) {
                case AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, EQUALS ->
                    Text.key(
                            "exemplar.measure."
                                    + check.operator()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'),
                            number.toString(),
                            unit);
                case ONE_OF, RISING, FALLING, PRESENT -> null;
            };
        }

        public boolean machine() {
            return wantsFigure() || check() != null && check().type() == Check.Type.AGE;
        }

        public Criterion.Judge judge() {
            return machine() ? Criterion.Judge.MACHINE : Criterion.Judge.PERSON;
        }

        public String words() {
            return claim == null ? "" : claim.words();
        }

        public Optional<Answer> answer() {
            return Optional.ofNullable(claim).map(Claim::answer);
        }

        public Optional<Exemplars.Judgement> judgementOf(UUID body) {
            return judgements.stream()
                    .filter(judgement -> judgement.bodyId().equals(body))
                    .findFirst();
        }

        /** What the body itself says, before anybody judges. */
        public Badge answered() {
            return answer().map(said -> switch (said) {
                        case MET -> Badge.done("exemplar.answer.MET");
                        case NOT_MET -> Badge.near("exemplar.answer.NOT_MET");
                        case NOT_APPLICABLE -> Badge.notOpen("exemplar.answer.NOT_APPLICABLE");
                    })
                    .orElseGet(() -> Badge.waiting("exemplar.answer.none"));
        }

        /** As it stands: the newest word of those who judge. */
        public Criterion card() {
            Optional<Exemplars.Judgement> last = judgements.stream()
                    .filter(judgement -> judgement.finding() != null)
                    .max(Comparator.comparing(Exemplars.Judgement::judgedOn));
            Optional<Answer> finding = last.map(Exemplars.Judgement::finding);
            Criterion.Outcome outcome = finding.map(answer -> switch (answer) {
                        case MET -> Criterion.Outcome.MET;
                        case NOT_MET -> Criterion.Outcome.NOT_MET;
                        case NOT_APPLICABLE -> Criterion.Outcome.NOT_APPLICABLE;
                    })
                    .orElse(Criterion.Outcome.NOT_JUDGED);
            Criterion card = Criterion.of(Text.plain(text()), clause(), judge(), outcome);
            boolean against = finding.isPresent() && proposal.isPresent() && !finding.equals(proposal);
            return against ? card.override(Text.plain(last.get().words())) : card;
        }
    }
}
