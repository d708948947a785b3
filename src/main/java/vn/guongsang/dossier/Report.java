package vn.guongsang.dossier;

/**
 * The achievement report (báo cáo thành tích) in its prescribed parts. What was awarded before is not
 * retyped: it comes from the ledger.
 *
 * @param background sơ lược lý lịch, or đặc điểm tình hình of a collective
 */
public record Report(String background, String achievement) {

    public static final Report EMPTY = new Report("", "");
}
