package vn.guongsang.document.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Phases as bars over whole years, one a row, so that overlaps are seen; milestones below; today
 * across all.
 *
 * @param today null, or outside the years: no mark
 * @param todayLabel word beside the mark of today
 */
public record PhaseTimeline(
        String title,
        String description,
        List<Phase> phases,
        List<Milestone> milestones,
        @Nullable LocalDate today,
        String todayLabel)
        implements SvgChart {

    private static final int HEAD = 40;
    private static final int ROW = 36;
    private static final int MILESTONE_ROW = 22;
    /** Years at which every one is labelled; above, every fifth. */
    private static final int FEW_YEARS = 8;

    public PhaseTimeline {
        phases = List.copyOf(phases);
        milestones = List.copyOf(milestones);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("A time line without phases: " + title);
        }
        Drawing.checkRows(Stream.concat(phases.stream(), milestones.stream()).toList());
    }

    /** Both days inclusive. */
    public record Phase(String label, LocalDate from, LocalDate to) {
        public Phase {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("%s ends %s, before it begins %s".formatted(label, to, from));
            }
        }
    }

    public record Milestone(String label, LocalDate on) {}

    @Override
    public String svg() {
        var height = HEAD + phases.size() * ROW + milestones.size() * MILESTONE_ROW;
        var drawing = new Drawing(this, height + 4);
        var years = years();
        years(years, height, drawing);
        for (var i = 0; i < phases.size(); i++) {
            var phase = phases.get(i);
            var y = HEAD + i * ROW;
            drawing.label(phase.label(), y + 13);
            var from = years.position(phase.from());
            drawing.bar("phase", from, years.position(phase.to().plusDays(1)) - from, y + 18, 12);
        }
        for (var i = 0; i < milestones.size(); i++) {
            var x = years.position(milestones.get(i).on());
            var y = HEAD + phases.size() * ROW + i * MILESTONE_ROW + 10;
            drawing.dot(x, y);
            drawing.beside(milestones.get(i).label(), x, y + 4);
        }
        if (today != null && years.hold(today)) {
            drawing.mark("today", years.position(today), 20, height);
            drawing.beside(todayLabel, years.position(today), 32);
        }
        return drawing.svg();
    }

    private void years(Years years, int height, Drawing drawing) {
        var count = years.to() - years.from();
        for (var year = years.from(); year < years.to(); year++) {
            if (count <= FEW_YEARS || year % 5 == 0) {
                var x = years.position(LocalDate.of(year, 1, 1));
                drawing.mark("grid", x, 0, height);
                drawing.valueInside(String.valueOf(year), x + 50.0 / count, 13, "page");
            }
        }
    }

    private Years years() {
        var from = Stream.concat(
                        phases.stream().map(Phase::from), milestones.stream().map(Milestone::on))
                .mapToInt(LocalDate::getYear)
                .min()
                .orElseThrow();
        var to = Stream.concat(
                        phases.stream().map(Phase::to), milestones.stream().map(Milestone::on))
                .mapToInt(LocalDate::getYear)
                .max()
                .orElseThrow();
        return new Years(from, to + 1);
    }

    /** From the first day of a year to that of another. */
    private record Years(int from, int to) {

        double position(LocalDate day) {
            var first = LocalDate.of(from, 1, 1);
            return 100.0 * ChronoUnit.DAYS.between(first, day) / ChronoUnit.DAYS.between(first, LocalDate.of(to, 1, 1));
        }

        boolean hold(LocalDate day) {
            return day.getYear() >= from && day.getYear() < to;
        }
    }
}
