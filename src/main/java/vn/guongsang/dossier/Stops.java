package vn.guongsang.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.consultation.ConsultationRule;
import vn.guongsang.consultation.ConsultationRules;
import vn.guongsang.consultation.ConsultationRules.About;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.consultation.Item;
import vn.guongsang.frame.Text;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Awards;
import vn.guongsang.time.BusinessDay;

/**
 * What keeps a dossier from being found fit beside the conditions of the rules: opinions that are open or speak
 * against it, and the public that is being asked or must be. Most of it a person can decide to pass over, with a
 * reason, as they find on a condition that the rules leave open.
 */
@Component
public class Stops {

    private static final String CONSULTATION = "lay-y-kien";

    private final Dossiers dossiers;
    private final Agencies agencies;
    private final Consultations consultations;
    private final ConsultationRules rules;
    private final Awards awards;
    private final BusinessDay day;

    Stops(
            Dossiers dossiers,
            Agencies agencies,
            Consultations consultations,
            ConsultationRules rules,
            Awards awards,
            BusinessDay day) {
        this.dossiers = dossiers;
        this.agencies = agencies;
        this.consultations = consultations;
        this.rules = rules;
        this.awards = awards;
        this.day = day;
    }

    /**
     * One reason to wait.
     *
     * @param line by which a finding on it is known
     * @param basis the article behind it, empty for none
     * @param decidable whether a person may pass over it
     * @param found what a person decided; null while nobody has
     */
    public record Stop(String line, Text what, String basis, boolean decidable, Dossiers.@Nullable Found found) {

        public boolean stands() {
            return !decidable || found == null || !found.met();
        }
    }

    /** In the order in which they came up; none before it is sent and none once it is appraised. */
    public List<Stop> of(Dossier dossier) {
        return switch (dossier.state()) {
            case SUBMITTED, ACCEPTED -> {
                Map<String, Dossiers.Found> found = dossiers.findings(dossier.id()).stream()
                        .collect(Collectors.toMap(Dossiers.Found::line, Function.identity()));
                yield Stream.of(opinions(dossier), unasked(dossier), consultation(dossier).stream())
                        .flatMap(Function.identity())
                        .map(stop -> new Stop(
                                stop.line(), stop.what(), stop.basis(), stop.decidable(), found.get(stop.line())))
                        .toList();
            }
            case DRAFT, RETURNED, APPRAISED, PASSED, FAILED, AWARDED, REVOKED, WITHDRAWN -> List.of();
        };
    }

    private Stream<Stop> opinions(Dossier dossier) {
        return dossiers.opinions(dossier.id()).stream()
                .filter(opinion -> opinion.open() || Boolean.FALSE.equals(opinion.agreed()))
                .map(opinion -> stop(
                        opinion.id().toString(),
                        Text.key(
                                opinion.open() ? "dossier.stop.open" : "dossier.stop.against",
                                opinion.agency(),
                                opinion.dueOn()),
                        opinion.basis(),
                        true));
    }

    /** Agencies that must be asked and were not. */
    private Stream<Stop> unasked(Dossier dossier) {
        List<String> about = about(dossier);
        Set<String> asked =
                dossiers.opinions(dossier.id()).stream().map(Opinion::clearance).collect(Collectors.toSet());
        return agencies
                .concerned(dossier.judgedOn(day.today()), dossier.nomination().kind(), about)
                .stream()
                .filter(agency -> agency.requiredFor(about) && !asked.contains(agency.code()))
                .map(agency -> stop(
                        "co-quan-" + agency.code(),
                        Text.key("dossier.stop.unasked", agency.name()),
                        agency.basis(),
                        true));
    }

    private Optional<Stop> consultation(Dossier dossier) {
        Item last = consultations.latest(DossierPath.MATTER, dossier.id()).orElse(null);
        if (last != null && last.finding() == null) {
            return Optional.of(stop(
                    CONSULTATION,
                    Text.key(
                            last.open(day.today()) ? "dossier.stop.consulting" : "dossier.stop.conclude",
                            last.closesOn()),
                    last.basis(),
                    false));
        }
        if (last != null && last.finding() != null && last.finding().clear()) {
            return Optional.empty();
        }
        return rule(dossier)
                .filter(ConsultationRule::demanded)
                .filter(_ -> !dossier.nomination().shortWay())
                .map(rule -> stop(
                        CONSULTATION,
                        Text.key(rule.read() ? "dossier.stop.consult" : "dossier.stop.consult.unread", rule.days()),
                        rule.basis(),
                        !rule.read()));
    }

    /** For how long the public is asked about it, by the rules of its day. */
    public Optional<ConsultationRule> rule(Dossier dossier) {
        return rules.on(dossier.judgedOn(day.today()), publicly(dossier));
    }

    /** By what rules of consultation can name it. */
    About publicly(Dossier dossier) {
        Under under = dossier.nomination().under();
        return new About(about(dossier), under == null ? null : under.plan(), under == null ? "" : under.movement());
    }

    /** By what rules can name it: its award, then the level that decides. */
    List<String> about(Dossier dossier) {
        return about(dossier.nomination().award(), dossier.judgedOn(day.today()));
    }

    List<String> about(String award, LocalDate on) {
        var about = new ArrayList<>(List.of(award));
        awards.find(award, on).map(Award::level).ifPresent(about::add);
        return about;
    }

    private static Stop stop(String line, Text what, String basis, boolean decidable) {
        return new Stop(line, what, basis, decidable, null);
    }
}
