package vn.guongsang.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What would keep people with a disability out of a page, as axe sees it. axe is run in the page itself:
 * its own Java driver opens a second page for every look, which costs a journey more than all its steps.
 */
public final class Accessibility {

    private static final String AXE = read();

    /** Every breach as "rule: elements", shortly. */
    private static final String BREACHES = """
            async tags => {
              const only = tags.length ? {runOnly: {type: 'tag', values: tags}} : {};
              const found = await axe.run(document, {...only, resultTypes: ['violations']});
              return found.violations.map(rule => rule.id + ': '
                  + rule.nodes.slice(0, 5).map(node => node.html + ' ' + node.failureSummary).join(' | '));
            }
            """;

    private Accessibility() {}

    /** Breaches of WCAG 2.1 AA. */
    public static List<String> breaches(Page page) {
        return breaches(page, List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"));
    }

    /** Breaches of all that axe knows, good practice included. */
    public static List<String> allBreaches(Page page) {
        return breaches(page, List.of());
    }

    private static List<String> breaches(Page page, List<String> tags) {
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(AXE);
        }
        return ((List<?>) page.evaluate(BREACHES, tags))
                .stream().map(Object::toString).toList();
    }

    private static String read() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
