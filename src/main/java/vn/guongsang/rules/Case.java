package vn.guongsang.rules;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * Somebody is proposed for an award.
 *
 * @param award its code
 * @param subjectKind as plan packs say it, with an underscore or a hyphen
 * @param receivedOn its day: the rules in force on it hold for the whole life of the case
 * @param year the last year of the achievement
 * @param settled by the id of a condition: whether a person, to whom the rules left it, holds it to be met. It is that
 *     person's word and not the rules', and stands for nothing where the rules themselves say yes or no
 */
public record Case(
        String award,
        String subjectKind,
        Ground ground,
        LocalDate receivedOn,
        int year,
        Facts facts,
        Map<String, Boolean> settled) {

    public Case(String award, String subjectKind, Ground ground, LocalDate receivedOn, int year, Facts facts) {
        this(award, subjectKind, ground, receivedOn, year, facts, Map.of());
    }

    public Case {
        settled = Map.copyOf(settled);
        subjectKind = subjectKind.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
