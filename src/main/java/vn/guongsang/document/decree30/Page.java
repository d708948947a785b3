package vn.guongsang.document.decree30;

/** A4 upright with its margins, in points (Nghị định 30/2020/NĐ-CP, phụ lục I, phần I, mục I). */
final class Page {

    static final double WIDTH = mm(210);
    static final double HEIGHT = mm(297);
    static final double TOP = mm(20);
    static final double BOTTOM = mm(20);
    static final double LEFT = mm(30);
    static final double RIGHT = mm(15);
    static final double TEXT = WIDTH - LEFT - RIGHT;
    /** the page number stands in the middle of the top margin */
    static final double HEADER = mm(9);
    /** 1.27 cm */
    static final double INDENT = 36;
    /** a single line of Times New Roman, as Word sets it */
    static final double LINE = 1.149;

    private Page() {}

    private static double mm(double millimetres) {
        return millimetres * 72 / 25.4;
    }
}
