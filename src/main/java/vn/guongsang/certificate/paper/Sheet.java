package vn.guongsang.certificate.paper;

import java.nio.charset.StandardCharsets;

/** Operators of a PDF page. Lengths in points, from the upper left corner of the sheet. */
final class Sheet {

    private final StringBuilder out = new StringBuilder();
    private final double height;

    Sheet(double height) {
        this.height = height;
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** @param font name in the resources of the page */
    void text(Line line, String font) {
        colour(line.colour(), "rg");
        out.append("BT /").append(font).append(' ');
        number(line.size());
        out.append("Tf ");
        number(line.x());
        number(height - line.y());
        out.append("Td <");
        line.text().codePoints().forEach(c -> hex(line.face().glyph(c)));
        out.append("> Tj ET\n");
        if (line.rule()) {
            fill(line.x(), line.y() + line.ruleBelow(), line.width(), line.ruleWeight());
        }
    }

    void ornament(Ornament ornament) {
        boolean filled = ornament.filled();
        colour(ornament.colour(), filled ? "rg" : "RG");
        if (!filled) {
            number(ornament.weight());
            out.append("w ");
        }
        double[] points = ornament.points();
        for (int i = 0; i < points.length; i += 2) {
            number(points[i]);
            number(height - points[i + 1]);
            out.append(i == 0 ? "m " : "l ");
        }
        out.append(filled ? "f\n" : "s\n");
    }

    /** Fills the box, cutting what stands over. */
    void picture(Box box, String name, double width, double pictureHeight) {
        double x = box.x() * Fitting.POINTS;
        double y = box.y() * Fitting.POINTS;
        double w = box.width() * Fitting.POINTS;
        double h = box.height() * Fitting.POINTS;
        double scale = Math.max(w / width, h / pictureHeight);
        double drawnWidth = width * scale;
        double drawnHeight = pictureHeight * scale;
        out.append("q ");
        rectangle(x, y, w, h);
        out.append("W n ");
        number(drawnWidth);
        out.append("0 0 ");
        number(drawnHeight);
        number(x + (w - drawnWidth) / 2);
        number(height - y - h - (drawnHeight - h) / 2);
        out.append("cm /").append(name).append(" Do Q\n");
    }

    void form(String name) {
        out.append('/').append(name).append(" Do\n");
    }

    void code(Box box, QrCode code) {
        double module = box.width() * Fitting.POINTS / code.side();
        colour("#ffffff", "rg");
        fill(box.x() * Fitting.POINTS, box.y() * Fitting.POINTS, module * code.side(), module * code.side());
        out.append("q 0 g ");
        number(module);
        out.append("0 0 ");
        number(-module);
        number(box.x() * Fitting.POINTS);
        number(height - box.y() * Fitting.POINTS);
        out.append("cm\n");
        code.draw((x, y, length) ->
                out.append(x).append(' ').append(y).append(' ').append(length).append(" 1 re\n"));
        out.append("f Q\n");
    }

    private void fill(double x, double y, double w, double h) {
        rectangle(x, y, w, h);
        out.append("f\n");
    }

    private void rectangle(double x, double y, double w, double h) {
        number(x);
        number(height - y - h);
        number(w);
        number(h);
        out.append("re ");
    }

    private void colour(String colour, String operator) {
        for (int i = 1; i < 7; i += 2) {
            number(Integer.parseInt(colour.substring(i, i + 2), 16) / 255.0);
        }
        out.append(operator).append(' ');
    }

    /** Three decimals are a third of a thousandth of a millimetre. */
    private void number(double number) {
        long thousandths = Math.round(number * 1000);
        if (thousandths < 0) {
            out.append('-');
        }
        long positive = Math.abs(thousandths);
        out.append(positive / 1000);
        if (positive % 1000 != 0) {
            out.append('.')
                    .append((char) ('0' + positive / 100 % 10))
                    .append((char) ('0' + positive / 10 % 10))
                    .append((char) ('0' + positive % 10));
        }
        out.append(' ');
    }

    private void hex(int glyph) {
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(Character.forDigit(glyph >> shift & 15, 16));
        }
    }
}
