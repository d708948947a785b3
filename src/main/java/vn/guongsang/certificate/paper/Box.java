package vn.guongsang.certificate.paper;

/** A rectangle on the sheet, in millimetres from its upper left corner; without width it is left out. */
public record Box(double x, double y, double width, double height) {

    public static final Box NONE = new Box(0, 0, 0, 0);

    public boolean drawn() {
        return width > 0 && height > 0;
    }
}
