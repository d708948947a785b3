package vn.guongsang.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One line of a timeline.
 *
 * @param at real clock
 * @param businessDay the day on which the work stood
 * @param act message key under {@code act.}, past tense, e.g. {@code exemplar.submitted}
 * @param basis plan clause or legal article, empty when none
 * @param details what the sentence of the act names
 * @param changes before and after, field by field, in the order of the fields' names
 */
public record Entry(
        long id,
        Instant at,
        LocalDate businessDay,
        By by,
        String act,
        Subject subject,
        String basis,
        Map<String, String> details,
        List<Change> changes) {}
