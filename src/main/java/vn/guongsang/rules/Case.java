package vn.guongsang.rules;

import java.time.LocalDate;
import java.util.Locale;

/**
 * Somebody is proposed for an award.
 *
 * @param award its code
 * @param subjectKind as plan packs say it, with an underscore or a hyphen
 * @param receivedOn its day: the rules in force on it hold for the whole life of the case
 * @param year the last year of the achievement
 */
public record Case(String award, String subjectKind, Ground ground, LocalDate receivedOn, int year, Facts facts) {

    public Case {
        subjectKind = subjectKind.toLowerCase(Locale.ROOT).replace('-', '_');
    }
}
