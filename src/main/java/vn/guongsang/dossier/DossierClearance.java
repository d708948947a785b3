package vn.guongsang.dossier;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.time.OfficeCalendar;
import vn.guongsang.verdict.Verdict;

/** Clearance (hiệp y): all agencies that a dossier's kind of subject and award call for are asked in one act. */
@Service
public class DossierClearance {

    private final Dossiers dossiers;
    private final Agencies agencies;
    private final Stops stops;
    private final Bodies bodies;
    private final OfficeCalendar calendar;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;

    DossierClearance(
            Dossiers dossiers,
            Agencies agencies,
            Stops stops,
            Bodies bodies,
            OfficeCalendar calendar,
            Permissions permissions,
            Audit audit,
            BusinessDay day) {
        this.dossiers = dossiers;
        this.agencies = agencies;
        this.stops = stops;
        this.bodies = bodies;
        this.calendar = calendar;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
    }

    /**
     * An agency that is to be asked.
     *
     * @param name as the authority called it the last time
     * @param due when it is to answer if it is asked today
     * @param required whether it must be asked
     */
    public record Proposal(Agency agency, String name, LocalDate due, boolean required) {}

    /** The agency of a code, under its own name, with its day. */
    public record Asked(String code, String name, LocalDate due) {}

    /** Those that apply and have not been asked. */
    public List<Proposal> proposals(Dossier dossier) {
        List<String> about = stops.about(dossier);
        Set<String> asked =
                dossiers.opinions(dossier.id()).stream().map(Opinion::clearance).collect(Collectors.toSet());
        var workingDays = calendar.workingDays();
        return agencies
                .concerned(dossier.judgedOn(day.today()), dossier.nomination().kind(), about)
                .stream()
                .filter(agency -> !asked.contains(agency.code()))
                .map(agency -> new Proposal(
                        agency,
                        dossiers.lastNameOf(agency.code(), dossier.addresseeId())
                                .orElse(agency.name()),
                        workingDays.after(day.today(), agency.days()),
                        agency.requiredFor(about)))
                .toList();
    }

    /**
     * Asks several at once. Who was asked meanwhile is not asked again.
     *
     * @param form made by the page, so that sending it twice asks once
     */
    @Transactional
    public Verdict ask(Actor by, UUID form, UUID dossierId, List<Asked> chosen) {
        Dossier dossier = dossiers.lock(dossierId);
        permissions.require(by, DossierAction.APPRAISE, dossier);
        Verdict verdict = dossier.examine();
        if (!verdict.allowed()) {
            return verdict;
        }
        Map<String, Agency> open = proposals(dossier).stream()
                .map(Proposal::agency)
                .collect(Collectors.toMap(Agency::code, Function.identity()));
        List<Asked> toAsk =
                chosen.stream().filter(one -> open.containsKey(one.code())).toList();
        for (Asked one : toAsk) {
            if (one.due().isBefore(day.today())) {
                return Verdict.refused("dossier.refused.due-past", one.due(), day.today());
            }
        }
        for (Asked one : toAsk) {
            Agency agency = Objects.requireNonNull(open.get(one.code()));
            UUID body = bodyNamed(one.name()).map(Body::id).orElse(null);
            UUID id = UUID.nameUUIDFromBytes((form + one.code()).getBytes(StandardCharsets.UTF_8));
            dossiers.ask(
                    new Dossiers.Question(
                            id,
                            dossierId,
                            body,
                            one.name(),
                            agency.question(),
                            one.due(),
                            agency.code(),
                            agency.basis()),
                    by);
        }
        if (!toAsk.isEmpty()) {
            audit.record(
                    by.by(),
                    "dossier.clearance-asked",
                    Subject.of("dossier", dossierId),
                    "",
                    Map.of("words", toAsk.stream().map(Asked::name).collect(Collectors.joining("; "))));
        }
        return Verdict.ALLOWED;
    }

    /** A body of that very name works in the product and answers there; of another the hub records the letter. */
    public Optional<Body> bodyNamed(String name) {
        return bodies.search(name, 1).stream()
                .filter(found -> found.name().equalsIgnoreCase(name))
                .findFirst()
                .map(found -> bodies.get(found.id()));
    }
}
