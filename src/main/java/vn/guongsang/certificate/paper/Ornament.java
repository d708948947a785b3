package vn.guongsang.certificate.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * A closed line of the frame that is drawn where a body has no picture of its own.
 *
 * @param points x and y in turn, in points from the upper left corner
 * @param weight of the line in points; 0 for a filled shape
 */
public record Ornament(double[] points, double weight, String colour) {

    private static final String GOLD = "#b8892d";
    private static final String RED = "#b00d1e";
    private static final double MM = Fitting.POINTS;

    public boolean filled() {
        return weight == 0;
    }

    /** A double border, stepped inwards at the corners, with lozenges in the corners and midway. */
    static List<Ornament> frame(Design design) {
        double w = design.width() * MM;
        double h = design.height() * MM;
        List<Ornament> frame = new ArrayList<>();
        frame.add(rectangle(8 * MM, w, h, 2.5, GOLD));
        frame.add(stepped(10.5 * MM, 9 * MM, w, h, 0.8, RED));
        frame.add(stepped(12 * MM, 9 * MM, w, h, 1.6, GOLD));
        double corner = 14.2 * MM;
        for (double x : new double[] {corner, w - corner}) {
            for (double y : new double[] {corner, h - corner}) {
                frame.add(lozenge(x, y, 3.6 * MM, 3.6 * MM, GOLD));
                frame.add(lozenge(x, y, 2 * MM, 2 * MM, RED));
            }
        }
        for (double y : new double[] {9.6 * MM, h - 9.6 * MM}) {
            frame.add(lozenge(w / 2, y, 9 * MM, 1.6 * MM, GOLD));
        }
        for (double x : new double[] {9.6 * MM, w - 9.6 * MM}) {
            frame.add(lozenge(x, h / 2, 1.6 * MM, 9 * MM, GOLD));
        }
        return frame;
    }

    private static Ornament rectangle(double in, double w, double h, double weight, String colour) {
        return new Ornament(new double[] {in, in, w - in, in, w - in, h - in, in, h - in}, weight, colour);
    }

    private static Ornament stepped(double in, double step, double w, double h, double weight, String colour) {
        double far = in + step;
        return new Ornament(
                new double[] {
                    far, in, w - far, in, w - far, far, w - in, far, w - in, h - far, w - far, h - far, w - far, h - in,
                    far, h - in, far, h - far, in, h - far, in, far, far, far
                },
                weight,
                colour);
    }

    private static Ornament lozenge(double x, double y, double halfWidth, double halfHeight, String colour) {
        return new Ornament(
                new double[] {x, y - halfHeight, x + halfWidth, y, x, y + halfHeight, x - halfWidth, y}, 0, colour);
    }
}
