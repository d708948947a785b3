package vn.guongsang.certificate.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.certificate.Certificate;

/**
 * How a certificate looks.
 *
 * @param width of the sheet in millimetres; A4 lying is 297 × 210, A3 lying 420 × 297
 * @param code where the code stands, which is square
 * @param photo where the photo of the recipient stands, if there is one
 */
public record Design(double width, double height, List<Slot> slots, Box code, Box photo) {

    private static final Design STANDARD = readStandard();

    public Design {
        slots = List.copyOf(slots);
    }

    /** The one that the product comes with: A4 lying, in the usual wording. */
    public static Design standard() {
        return STANDARD;
    }

    List<Line> fixedLines() {
        return slots.stream()
                .filter(Slot::fixed)
                .flatMap(slot -> Fitting.lines(slot, slot.text()).stream())
                .toList();
    }

    List<Line> linesOf(Certificate certificate) {
        return slots.stream()
                .filter(slot -> !slot.fixed())
                .flatMap(slot -> Fitting.lines(slot, Value.filledIn(slot.text(), certificate)).stream())
                .toList();
    }

    private static Design readStandard() {
        try (InputStream file =
                Objects.requireNonNull(Design.class.getResourceAsStream("/vn/guongsang/certificate/design.json"))) {
            return JsonMapper.shared().readValue(file, Design.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
