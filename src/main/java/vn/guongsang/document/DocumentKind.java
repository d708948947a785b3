package vn.guongsang.document;

/**
 * Kinds of administrative documents that the work needs, with the abbreviation that stands in the
 * sign of the number (Nghị định 30/2020/NĐ-CP, phụ lục III). Message key: {@code
 * document.kind.<name>}.
 */
public enum DocumentKind {
    /** quyết định (cá biệt) */
    DECISION("QĐ"),
    /** tờ trình */
    SUBMISSION("TTr"),
    /** báo cáo */
    REPORT("BC"),
    /** biên bản */
    MINUTES("BB"),
    /** công văn: the one kind without a name; its sign is the issuer's and the drafting unit's */
    LETTER("CV"),
    /** giấy mời */
    INVITATION("GM"),
    /** thông báo */
    NOTICE("TB"),
    /** kế hoạch */
    PLAN("KH"),
    /** trích sao: a part of a record, copied and certified (phụ lục I, phần II) */
    EXTRACT("TrS");

    private final String sign;

    DocumentKind(String sign) {
        this.sign = sign;
    }

    /** The abbreviation, e.g. {@code QĐ} in {@code 12/QĐ-UBND}. */
    public String sign() {
        return sign;
    }
}
