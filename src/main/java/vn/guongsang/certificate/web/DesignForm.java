package vn.guongsang.certificate.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.guongsang.certificate.paper.Box;
import vn.guongsang.certificate.paper.Design;
import vn.guongsang.certificate.paper.Face;
import vn.guongsang.certificate.paper.Slot;
import vn.guongsang.certificate.paper.Slot.Align;
import vn.guongsang.certificate.paper.Value;
import vn.guongsang.frame.Problems;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.frame.WrittenText;

/**
 * A design in the fields of its page: {@code s3.size} is the size of the fourth slot. Slots without text are left out of
 * the design, and one such stands at the end, to be filled in.
 *
 * @param slots as the page shows them
 * @param design with something sensible wherever a field could not be read, so that it can be drawn all the same
 */
public record DesignForm(List<Slot> slots, Design design, Problems problems) {

    private static final int MOST_SLOTS = 40;
    private static final int LONGEST_TEXT = 300;
    private static final Slot BLANK =
            new Slot("", 20, 100, 100, 1, 14, Face.SERIF, Align.CENTER, false, false, "#1a1a1a");

    static DesignForm of(Design design) {
        return new DesignForm(
                Stream.concat(design.slots().stream(), Stream.of(BLANK)).toList(), design, new Problems());
    }

    static DesignForm read(Map<String, String> sent) {
        return new Reading(sent).form();
    }

    /** As typed: a comma before the tenths, none before zero tenths. */
    public static String number(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number).replaceAll("\\.?0+$", "");
        return text.replace('.', ',');
    }

    private static final class Reading {

        private final Map<String, String> sent;
        private final Problems problems = new Problems();

        Reading(Map<String, String> sent) {
            this.sent = sent;
        }

        DesignForm form() {
            double width = number("width", 297, 100, 600);
            double height = number("height", 210, 100, 600);
            List<Slot> slots = new ArrayList<>();
            for (int i = 0; i < MOST_SLOTS && sent.containsKey("s" + i + ".text"); i++) {
                slots.add(slot("s" + i + ".", width, height));
            }
            List<Slot> filled =
                    slots.stream().filter(slot -> !slot.text().isBlank()).toList();
            if (filled.size() == slots.size()) {
                slots.add(BLANK);
            }
            double side = number("code.width", 27, 0, 100);
            if (side > 0 && side < 18) {
                problems.add("code.width", "certificate.problem.code");
            }
            var code = new Box(number("code.x", 0, 0, width - side), number("code.y", 0, 0, height - side), side, side);
            double photo = number("photo.width", 0, 0, 100);
            double photoHeight = number("photo.height", 0, 0, 150);
            return new DesignForm(
                    slots,
                    new Design(
                            width,
                            height,
                            filled,
                            code,
                            new Box(
                                    number("photo.x", 0, 0, width - photo),
                                    number("photo.y", 0, 0, height - photoHeight),
                                    photo,
                                    photoHeight)),
                    problems);
        }

        private Slot slot(String prefix, double width, double height) {
            String text = text(prefix + "text");
            Optional<String> unknown = Value.unknownIn(text);
            if (unknown.isPresent()) {
                problems.add(prefix + "text", "certificate.problem.value", unknown.get());
            } else if (text.length() > LONGEST_TEXT) {
                problems.add(prefix + "text", "certificate.problem.text", LONGEST_TEXT);
            } else if (!Face.SERIF.draws(text)) {
                problems.add(prefix + "text", "certificate.problem.letters");
            }
            return new Slot(
                    text,
                    number(prefix + "x", BLANK.x(), 0, width),
                    number(prefix + "y", BLANK.y(), 0, height),
                    number(prefix + "width", BLANK.width(), 5, width),
                    (int) number(prefix + "lines", BLANK.lines(), 1, 6),
                    number(prefix + "size", BLANK.size(), 4, 150),
                    Untrusted.of(Face.class, sent.get(prefix + "face")).orElse(BLANK.face()),
                    Untrusted.of(Align.class, sent.get(prefix + "align")).orElse(BLANK.align()),
                    sent.containsKey(prefix + "capitals"),
                    sent.containsKey(prefix + "rule"),
                    Optional.of(text(prefix + "colour"))
                            .filter(colour -> colour.matches("#[0-9a-f]{6}"))
                            .orElse(BLANK.colour()));
        }

        private String text(String name) {
            String text = sent.get(name);
            return text == null ? "" : WrittenText.clean(text).replace("\n", " ");
        }

        private double number(String name, double otherwise, double least, double most) {
            @Nullable Double number = read(text(name));
            if (number == null || number < least || number > most) {
                problems.add(name, "certificate.problem.number", DesignForm.number(least), DesignForm.number(most));
                return Math.clamp(otherwise, least, Math.max(least, most));
            }
            return number;
        }

        private static @Nullable Double read(String text) {
            String plain = text.replace(',', '.');
            return plain.matches("\\d{1,4}(\\.\\d{1,2})?") ? Double.valueOf(plain) : null;
        }
    }
}
