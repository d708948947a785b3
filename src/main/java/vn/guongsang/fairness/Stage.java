package vn.guongsang.fairness;

import java.util.List;

/** How far somebody came; who reached one reached all before it. */
public enum Stage {
    /** đã đề nghị */
    PUT_FORWARD,
    /** đã tiếp nhận */
    RECEIVED,
    /** thẩm định đạt */
    APPRAISED,
    /** Hội đồng thông qua, or by the short way, which needs none */
    PASSED,
    /** đã khen thưởng */
    AWARDED,
    /** đã công nhận, of an exemplar */
    RECOGNISED;

    /** Of a dossier. */
    public static final List<Stage> OF_DOSSIERS = List.of(PUT_FORWARD, RECEIVED, APPRAISED, PASSED, AWARDED);

    /** Of an exemplar under a plan. */
    public static final List<Stage> OF_EXEMPLARS = List.of(PUT_FORWARD, RECEIVED, RECOGNISED);
}
