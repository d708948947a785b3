package vn.guongsang.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a subject on a day. A list that is empty says nothing unless its topic is among the
 * {@code complete} ones: what nobody has recorded is not a no. Every fact has a {@code reference}, the words by which
 * a person finds the record ("Quyết định 12/QĐ-UBND ngày 05/01/2024"); annulled awards are no facts.
 *
 * @param asOf the day on which matters are open and a discipline is served
 * @param complete topics of which all is on record
 * @param composition of a collective; null where it is not known
 * @param findings what persons have found on conditions that are theirs to judge, by the id of the condition
 */
public record Facts(
        LocalDate asOf,
        Set<Topic> complete,
        List<Held> awards,
        List<Rating> ratings,
        List<Work> works,
        List<Discipline> disciplines,
        List<Matter> matters,
        @Nullable LocalDate birth,
        List<Membership> memberships,
        @Nullable Composition composition,
        List<Figure> figures,
        List<Place> places,
        List<Found> findings) {

    /** What can be on record completely. */
    public enum Topic {
        AWARDS,
        RATINGS,
        WORKS,
        DISCIPLINE,
        MATTERS,
        MEMBERSHIPS
    }

    public enum WorkKind {
        /** sáng kiến */
        INITIATIVE,
        /** đề tài, đề án, công trình khoa học và công nghệ đã nghiệm thu */
        TOPIC
    }

    /** How far something reaches, from the smallest up. */
    public enum Scope {
        BASE,
        PROVINCE,
        NATION
    }

    /** Việc chưa có kết luận: while one is open nothing is considered. */
    public enum MatterKind {
        /** đang xem xét kỷ luật */
        DISCIPLINE,
        INVESTIGATION,
        INSPECTION,
        COMPLAINT,
        /** báo chí nêu, đang xác minh */
        PRESS
    }

    /**
     * An award that the subject holds.
     *
     * @param year of the achievement, not of the decision
     */
    public record Held(String award, int year, @Nullable LocalDate day, Ground ground, String reference) {}

    public record Rating(int year, Grade grade, String reference) {}

    public record Work(WorkKind kind, int year, Scope scope, String recognisedBy, String reference) {}

    /** @param servedUntil the last day on which it is served, null when that is not known */
    public record Discipline(
            String form, LocalDate decidedOn, @Nullable LocalDate servedUntil, String reference) {}

    /** @param concludedOn from this day on it is open no more; null while it is */
    public record Matter(
            MatterKind kind, LocalDate since, @Nullable LocalDate concludedOn, String reference) {

        public boolean openOn(LocalDate day) {
            return !since.isAfter(day) && (concludedOn == null || concludedOn.isAfter(day));
        }
    }

    /** @param of of what, in the words of the rule: {@code union}, {@code armed-forces} … */
    public record Membership(
            String of, LocalDate since, @Nullable LocalDate until, String reference) {}

    /** Who a collective consisted of in a year, and how they did. */
    public record Composition(int year, Group staff, Group leaders, String reference) {}

    /** What the numbers of a group tell. */
    public enum Extent {
        /** each number is exact; what has none is not known */
        EACH,
        /** all is on record: what has no number is nobody */
        ALL,
        /** each is as many as are on record: there may be more */
        AT_LEAST
    }

    /**
     * @param holding how many hold an award of the year, by its code
     * @param rated how many were rated so
     */
    public record Group(int size, Map<String, Integer> holding, Extent holds, Map<Grade, Integer> rated, Extent rates) {

        public Group {
            holding = Map.copyOf(holding);
            rated = Map.copyOf(rated);
        }

        public Group(int size, Map<String, Integer> holding, Map<Grade, Integer> rated) {
            this(size, holding, Extent.EACH, rated, Extent.EACH);
        }
    }

    /** A figure that a person entered, such as a turnover. */
    public record Figure(String code, int year, BigDecimal value, String reference) {}

    /**
     * How many places a body has for an award in a year, and has given already.
     *
     * @param base of how many a share is taken, null when not known
     * @param allowed the number given by guidance, null when none is
     */
    public record Place(
            String award,
            int year,
            int given,
            @Nullable Integer base,
            @Nullable Integer allowed,
            String reference) {}

    /** @param condition id of the condition in the rule */
    public record Found(String condition, boolean met, String reference) {}

    public Facts {
        complete = Set.copyOf(complete);
        awards = List.copyOf(awards);
        ratings = List.copyOf(ratings);
        works = List.copyOf(works);
        disciplines = List.copyOf(disciplines);
        matters = List.copyOf(matters);
        memberships = List.copyOf(memberships);
        figures = List.copyOf(figures);
        places = List.copyOf(places);
        findings = List.copyOf(findings);
    }

    /** Nothing is known. */
    public static Facts none(LocalDate asOf) {
        return new Facts(
                asOf, Set.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of(), null, List.of(),
                List.of(), List.of());
    }

    public boolean complete(Topic topic) {
        return complete.contains(topic);
    }
}
