package vn.guongsang.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.consultation.Consultations;
import vn.guongsang.consultation.Item;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.Text;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.OfficeCalendar;

/** Who has to do what by when with a dossier: the same for everybody who sees it. */
@Component
public class Turns {

    private final Dossiers dossiers;
    private final Stops stops;
    private final HandlingTime handlingTime;
    private final Consultations consultations;
    private final Bodies bodies;
    private final OfficeCalendar calendar;
    private final BusinessDay day;

    Turns(
            Dossiers dossiers,
            Stops stops,
            HandlingTime handlingTime,
            Consultations consultations,
            Bodies bodies,
            OfficeCalendar calendar,
            BusinessDay day) {
        this.dossiers = dossiers;
        this.stops = stops;
        this.handlingTime = handlingTime;
        this.consultations = consultations;
        this.bodies = bodies;
        this.calendar = calendar;
        this.day = day;
    }

    /**
     * What somebody has to do now.
     *
     * @param due null where nobody sets a day
     * @param since when it became theirs; null where that is not told
     */
    public record Turn(
            Text who,
            Text what,
            @Nullable Deadline due,
            @Nullable LocalDate since) {}

    /** All that is to be done now, in parallel; none once it is over. */
    public List<Turn> of(Dossier dossier) {
        Text body = Text.plain(bodies.get(dossier.bodyId()).name());
        Text addressee = Text.plain(bodies.get(dossier.addresseeId()).name());
        LocalDate since = since(dossier);
        return switch (dossier.state()) {
            case DRAFT -> List.of(new Turn(body, Text.key("dossier.turn.write"), null, null));
            case RETURNED -> List.of(new Turn(body, Text.key("dossier.turn.supplement"), null, since));
            case SUBMITTED -> with(dossier, new Turn(addressee, Text.key("dossier.turn.receive"), due(dossier), since));
            case ACCEPTED -> with(dossier, new Turn(addressee, Text.key("dossier.turn.appraise"), due(dossier), since));
            case APPRAISED ->
                List.of(new Turn(
                        Text.key("dossier.turn.council.who", addressee),
                        Text.key("dossier.turn.council"),
                        null,
                        since));
            case PASSED ->
                List.of(new Turn(
                        Text.key("dossier.turn.decide.who", addressee), Text.key("dossier.turn.decide"), null, since));
            case FAILED, AWARDED, REVOKED, WITHDRAWN -> List.of();
        };
    }

    /** Those who are asked meanwhile. */
    private List<Turn> with(Dossier dossier, Turn hub) {
        var turns = new ArrayList<>(List.of(hub));
        LocalDate today = day.today();
        dossiers.opinions(dossier.id()).stream()
                .filter(Opinion::open)
                .forEach(opinion -> turns.add(new Turn(
                        Text.plain(opinion.agency()),
                        Text.key("dossier.turn.answer"),
                        Deadline.on(today, opinion.dueOn(), ""),
                        opinion.askedOn())));
        consultations
                .latest(DossierPath.MATTER, dossier.id())
                .filter(item -> item.finding() == null)
                .ifPresent(item -> turns.add(consulted(item, hub, today)));
        return turns;
    }

    private static Turn consulted(Item item, Turn hub, LocalDate today) {
        return item.open(today)
                ? new Turn(
                        Text.key("dossier.turn.public.who"),
                        Text.key("dossier.turn.public"),
                        Deadline.on(today, item.closesOn(), ""),
                        item.openedOn())
                : new Turn(hub.who(), Text.key("dossier.turn.conclude"), null, item.closesOn());
    }

    private @Nullable LocalDate since(Dossier dossier) {
        return dossiers.steps(dossier.id()).stream()
                .reduce((_, later) -> later)
                .map(Dossiers.Taken::takenOn)
                .orElse(null);
    }

    private @Nullable Deadline due(Dossier dossier) {
        LocalDate came = dossiers.cameOn(List.of(dossier.id())).get(dossier.id());
        return came == null ? null : due(dossier.nomination().award(), came);
    }

    /**
     * The last day for the appraisal; null where nobody says how long it may take.
     *
     * @param came when it last came to its addressee
     */
    public @Nullable Deadline due(String award, LocalDate came) {
        return handlingTime
                .on(came, stops.about(award, came))
                .map(rule -> Deadline.on(day.today(), calendar.workingDays().after(came, rule.days()), rule.basis()))
                .orElse(null);
    }
}
