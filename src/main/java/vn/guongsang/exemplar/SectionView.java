package vn.guongsang.exemplar;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.guongsang.frame.Text;

/**
 * A section of an exemplar's page.
 *
 * @param template name of the jte template without its ending, e.g. {@code commendation/section}; it
 *     gets {@code page} and the model as parameters and writes its own card, or nothing
 * @param model its other parameters, all of them
 * @param stage how far on the four stages (0 discover … 3 replicate, 4 all done) the exemplar is as
 *     this module knows it; the page shows the furthest
 * @param next the page's primary action, if the exemplar itself waits for nothing of this actor
 */
public record SectionView(
        String template,
        Map<String, Object> model,
        int stage,
        @Nullable NextStep next) {

    /** A button that leads on. */
    public record NextStep(Text label, String href) {}

    public static SectionView of(String template, Map<String, Object> model) {
        return new SectionView(template, model, 0, null);
    }

    public SectionView stage(int reached) {
        return new SectionView(template, model, reached, next);
    }

    public SectionView next(Text label, String href) {
        return new SectionView(template, model, stage, new NextStep(label, href));
    }
}
