package vn.guongsang.directory.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.util.HtmlUtils;
import vn.guongsang.organisation.Succession.Passage;

/**
 * A succession as a picture: who was before on the left, who is after on the right, a line for each
 * passage, a thick one to the main heir. It fits any width, its words keep their size; the table beside
 * it says the same.
 *
 * @param title its accessible name
 * @param description what one should see in it
 * @param before and {@code after}: names by body, in the order in which they are drawn
 * @param ended bodies whose box is dashed: they are no more
 * @param heirs to whom a body's figures roll
 */
public record SuccessionPicture(
        String title,
        String description,
        Map<UUID, String> before,
        Map<UUID, String> after,
        Set<Passage> passages,
        Set<UUID> ended,
        Map<UUID, UUID> heirs) {

    /** More would neither be read nor fit; the table has them all. */
    static final int MOST = 12;

    private static final int LINE = 18;
    private static final int LINES = 3;
    private static final int LETTERS = 20;
    private static final int BOX = LINE * LINES + 10;
    private static final int STEP = BOX + 12;

    public boolean whole() {
        return before.size() <= MOST && after.size() <= MOST;
    }

    /** The escaped {@code <svg>} element. */
    public String svg() {
        Map<UUID, Integer> left = middles(before);
        Map<UUID, Integer> right = middles(after);
        int height = Math.max(left.size(), right.size()) * STEP;
        var svg = new StringBuilder(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart succession\" role=\"img\" width=\"100%\" height=\"")
                .append(height)
                .append("\"><title>")
                .append(HtmlUtils.htmlEscape(title))
                .append("</title><desc>")
                .append(HtmlUtils.htmlEscape(description))
                .append("</desc>");
        passages.stream()
                .filter(passage -> left.containsKey(passage.predecessor()) && right.containsKey(passage.successor()))
                .sorted(java.util.Comparator.comparing(passage -> left.get(passage.predecessor())))
                .forEach(passage -> {
                    boolean main = passage.successor().equals(heirs.get(passage.predecessor()))
                            || passage.successor().equals(passage.predecessor());
                    svg.append("<line class=\"succession-line\" x1=\"42%\" x2=\"58%\" y1=\"")
                            .append(left.get(passage.predecessor()))
                            .append("\" y2=\"")
                            .append(right.get(passage.successor()))
                            .append("\" stroke-width=\"")
                            .append(main ? 3 : 1)
                            .append("\"/>");
                });
        left.forEach((body, middle) -> box(svg, "0", middle, before.getOrDefault(body, ""), ended.contains(body)));
        right.forEach((body, middle) -> box(svg, "58%", middle, after.getOrDefault(body, ""), false));
        return svg.append("</svg>").toString();
    }

    private static Map<UUID, Integer> middles(Map<UUID, String> bodies) {
        Map<UUID, Integer> middles = new LinkedHashMap<>();
        bodies.keySet().stream().limit(MOST).forEach(body -> middles.put(body, middles.size() * STEP + BOX / 2));
        return middles;
    }

    private static void box(StringBuilder svg, String x, int middle, String name, boolean gone) {
        svg.append("<rect class=\"succession-box\" rx=\"4\" width=\"42%\" height=\"")
                .append(BOX)
                .append("\" x=\"")
                .append(x)
                .append("\" y=\"")
                .append(middle - BOX / 2)
                .append(gone ? "\" stroke-dasharray=\"5 4\"/>" : "\"/>");
        List<String> lines = lines(name);
        for (int i = 0; i < lines.size(); i++) {
            svg.append("<text class=\"chart-text\" dx=\"8\" x=\"")
                    .append(x)
                    .append("\" y=\"")
                    .append(middle - (lines.size() - 1) * LINE / 2 + i * LINE + 5)
                    .append("\">")
                    .append(HtmlUtils.htmlEscape(lines.get(i)))
                    .append("</text>");
        }
    }

    /** Words of a name over a few lines; what does not fit ends in an ellipsis. */
    static List<String> lines(String name) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : name.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() <= LINES) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, LINES));
        kept.set(LINES - 1, kept.getLast() + "…");
        return kept;
    }
}
