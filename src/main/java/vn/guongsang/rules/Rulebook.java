package vn.guongsang.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.guongsang.frame.Text;

/** All awards and rules at one moment: a value that judges any number of cases without asking the database. */
public final class Rulebook {

    private final List<Award> awards;
    private final List<RequiredPart> parts;

    Rulebook(List<Award> awards, List<RequiredPart> parts) {
        this.awards = List.copyOf(awards);
        this.parts = List.copyOf(parts);
    }

    /** Those that are given on a day, in the order of the law. */
    public List<Award> awards(LocalDate day) {
        return awards.stream().filter(award -> award.on(day)).toList();
    }

    public Optional<Award> award(String code, LocalDate day) {
        return awards.stream()
                .filter(award -> award.code().equals(code) && award.on(day))
                .findFirst();
    }

    /** What a dossier must have; for an award that has no parts of its own those of all awards. */
    public List<RequiredPart> parts(String award, String procedure, LocalDate day) {
        List<RequiredPart> own = parts(award, day, procedure);
        return own.isEmpty() ? parts("", day, procedure) : own;
    }

    private List<RequiredPart> parts(String award, LocalDate day, String procedure) {
        return parts.stream()
                .filter(part -> part.award().equals(award) && part.procedure().equals(procedure) && part.on(day))
                .toList();
    }

    public Judgement judge(Case one) {
        return new Judgement(
                Outcome.PERSON,
                "",
                null,
                List.of(new Line(
                        "",
                        Outcome.PERSON,
                        Text.key("rules.none"),
                        "",
                        List.of(),
                        Text.key("rules.none.why", one.award(), one.receivedOn()),
                        List.of())));
    }
}
