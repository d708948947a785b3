package vn.guongsang.dossier.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Nomination;
import vn.guongsang.dossier.OpenMovements;
import vn.guongsang.dossier.Under;
import vn.guongsang.frame.Choice;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.TypedForm;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.ledger.LedgerSubject;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.AwardList;
import vn.guongsang.rules.Awards;
import vn.guongsang.rules.Ground;
import vn.guongsang.time.BusinessDay;

/** The fields that say who is put forward for what, as they are offered and as they come back. */
@Component
class NominationForm {

    /** Limits in characters, said beside the field. */
    static final int NAME = LedgerSubject.LONGEST_NAME;

    static final int PLACE = 200;
    static final int CITATION = 500;

    private static final int YEARS_BACK = 5;

    private final Awards awards;
    private final DossierPath path;
    private final OpenMovements movements;
    private final BusinessDay day;

    NominationForm(Awards awards, DossierPath path, OpenMovements movements, BusinessDay day) {
        this.awards = awards;
        this.path = path;
        this.movements = movements;
        this.day = day;
    }

    /** The awards of one list, so that titles and forms never stand in one choice. */
    List<Choice> awards(AwardList list) {
        return awards.on(day.today()).stream()
                .filter(award -> award.list() == list)
                .map(award -> Choice.data(award.code(), award.name()))
                .toList();
    }

    List<Choice> kinds() {
        return LedgerSubject.KINDS.stream()
                .map(kind -> Choice.of(kind, "ledger.kind." + kind))
                .toList();
    }

    List<Choice> grounds() {
        return Arrays.stream(Ground.values())
                .map(ground -> Choice.of(ground.name(), "rules.ground." + ground))
                .toList();
    }

    List<Choice> addressees(UUID body) {
        return path.addressees(body).stream()
                .map(one -> Choice.data(one.id().toString(), one.name()))
                .toList();
    }

    /** Movements of the plans in which the body plays a part. */
    List<Choice> movements(UUID body) {
        return movements.to(body).stream()
                .map(open -> Choice.data(Under.address(open.under()), open.name() + " (" + open.plan() + ")"))
                .toList();
    }

    private @Nullable Under under(TypedForm typed, Optional<Ground> ground, UUID body) {
        String said = typed.sent().getOrDefault("movement", "");
        if (said.isEmpty()) {
            return null;
        }
        if (ground.isPresent() && ground.get() != Ground.MOVEMENT) {
            typed.problems().add("movement", "dossier.refused.movement-ground");
            return null;
        }
        Optional<Under> under = movements.to(body).stream()
                .map(OpenMovements.Open::under)
                .filter(open -> Under.address(open).equals(said))
                .findFirst();
        if (under.isEmpty()) {
            typed.problems().add("movement", "dossier.refused.movement");
        }
        return under.orElse(null);
    }

    List<Choice> years() {
        int now = day.today().getYear();
        return java.util.stream.IntStream.rangeClosed(0, YEARS_BACK)
                .mapToObj(back -> Choice.data(String.valueOf(now - back), String.valueOf(now - back)))
                .toList();
    }

    String nameOf(String award) {
        return awards.find(award, day.today()).map(Award::name).orElse(award);
    }

    /** The list to which an award belongs. */
    AwardList listOf(String award) {
        return awards.find(award, day.today()).map(Award::list).orElse(AwardList.TITLE);
    }

    /** @param subject in the ledger, where it is known already */
    Nomination read(TypedForm typed, UUID subject, UUID body) {
        String name = typed.words("name", NAME, "dossier.missing.name").replaceAll("\\s+", " ");
        String kind = chosen(typed, "kind", kinds(), "dossier.missing.kind");
        Nomination common = common(typed, body);
        Optional<LocalDate> born = typed.day("born", false);
        if (born.filter(birthday -> birthday.isAfter(day.today())).isPresent()) {
            typed.problems().add("born", "dossier.problem.born");
        }
        return new Nomination(
                subject,
                name,
                kind,
                typed.words("place", PLACE),
                born.orElse(null),
                common.award(),
                common.ground(),
                common.shortWay(),
                common.year(),
                typed.words("citation", CITATION).replaceAll("\\s+", " "),
                common.under());
    }

    /** What a whole list has in common: the award, its ground and year; nobody is named yet. */
    Nomination common(TypedForm typed, UUID body) {
        Problems problems = typed.problems();
        String award = typed.sent().getOrDefault("award", "");
        if (awards.find(award, day.today()).isEmpty()) {
            problems.add("award", "dossier.missing.award");
        }
        Optional<Ground> ground = Untrusted.of(Ground.class, typed.sent().get("ground"));
        if (ground.isEmpty()) {
            problems.add("ground", "dossier.missing.ground");
        }
        int today = day.today().getYear();
        Optional<Integer> year = Untrusted.year(typed.sent().get("year"))
                .filter(typedYear -> typedYear <= today && typedYear >= today - YEARS_BACK);
        if (year.isEmpty()) {
            problems.add("year", "dossier.missing.year");
        }
        return new Nomination(
                new UUID(0, 0),
                "",
                "",
                "",
                null,
                award,
                ground.orElse(Ground.MERIT),
                typed.sent().containsKey("short"),
                year.orElse(today),
                "",
                under(typed, ground, body));
    }

    UUID addressee(TypedForm typed, UUID body) {
        String addressee = chosen(typed, "addressee", addressees(body), "dossier.missing.addressee");
        return Untrusted.id(addressee).orElse(body);
    }

    private static String chosen(TypedForm typed, String field, List<Choice> offered, String missing) {
        String value = typed.sent().getOrDefault(field, "");
        if (offered.stream().noneMatch(choice -> choice.value().equals(value))) {
            typed.problems().add(field, missing);
            return "";
        }
        return value;
    }
}
