package vn.guongsang.document;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import vn.guongsang.document.Block.Table;
import vn.guongsang.document.Block.Table.Align;
import vn.guongsang.document.Block.Table.Column;

/** Papers of one small commune, as its officers would write them. */
public final class DocumentFixtures {

    public static final Issuer COMMUNE = new Issuer(null, "Ủy ban nhân dân\nxã Ninh Đông", "UBND", "Ninh Đông");

    private DocumentFixtures() {}

    public static OfficialDocument decision() {
        return draftDecision().issued("7", LocalDate.of(2026, 2, 5)).build();
    }

    /** Fills one page; the annex fills two. */
    public static OfficialDocument.Builder draftDecision() {
        return OfficialDocument.of(DocumentKind.DECISION, COMMUNE)
                .about("Về việc tặng Giấy khen cho tập thể, cá nhân điển hình tiên tiến"
                        + " trong phong trào thi đua yêu nước năm 2026")
                .authority("Chủ tịch Ủy ban nhân dân xã Ninh Đông")
                .basedOn(
                        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
                        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 12/TTr-VHXH")
                .article("Tặng Giấy khen kèm theo tiền thưởng cho 02 tập thể và 43 cá nhân có thành tích"
                        + " xuất sắc trong phong trào thi đua yêu nước năm 2026 (có danh sách kèm theo).")
                .article(
                        "Kinh phí khen thưởng trích từ Quỹ thi đua, khen thưởng của xã:",
                        "Tập thể: 0,6 lần mức lương cơ sở.",
                        "Cá nhân: 0,3 lần mức lương cơ sở.")
                .article("Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã, Trưởng phòng Văn hóa -"
                        + " Xã hội và các tập thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành"
                        + " Quyết định này.")
                .signedBy("Nguyễn Thị Hằng", "KT. Chủ tịch", "Phó Chủ tịch")
                .copiesTo("VT, VHXH", "Như Điều 3", "Thường trực Đảng ủy, HĐND xã", "Cổng thông tin điện tử xã")
                .annex("Danh sách tập thể, cá nhân được tặng Giấy khen", people(45));
    }

    /** Two annexes, of two pages and of one. */
    public static OfficialDocument decisionWithTwoAnnexes() {
        return draftDecision()
                .annex("Mức tiền thưởng", new Block.Heading(1, "I. Tập thể"), new Block.Paragraph("Hai tập thể."))
                .build();
    }

    public static OfficialDocument letter() {
        return OfficialDocument.of(
                        DocumentKind.LETTER,
                        new Issuer("Ủy ban nhân dân tỉnh Khánh Hòa", "Sở Nội vụ", "SNV", "Khánh Hòa"))
                .draftedBy("BTĐKT")
                .about("Về việc giới thiệu điển hình tiên tiến năm 2026")
                .to("Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường")
                .paragraph("Thực hiện kế hoạch phát hiện, bồi dưỡng, tổng kết và nhân rộng điển hình tiên tiến,"
                        + " Sở Nội vụ đề nghị các cơ quan, đơn vị giới thiệu ít nhất 01 tập thể và 02 cá nhân.")
                .paragraph("Hồ sơ gửi về Sở Nội vụ trước ngày 30 tháng 11 năm 2026.")
                .signedBy("Trần Quốc Ổn", "KT. Giám đốc", "Phó Giám đốc")
                .copiesTo("VT, BTĐKT", "Như trên", "UBND tỉnh (để báo cáo)")
                .build();
    }

    /** A plan of three pages. */
    public static OfficialDocument plan() {
        var plan = OfficialDocument.of(DocumentKind.PLAN, COMMUNE)
                .issued("90", LocalDate.of(2026, 11, 21))
                .about("Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến giai đoạn 2026 - 2030");
        for (var part : List.of("I. Mục đích, yêu cầu", "II. Nội dung", "III. Tổ chức thực hiện")) {
            plan.heading(1, part.toUpperCase(java.util.Locale.of("vi")));
            for (var i = 1; i <= 3; i++) {
                plan.heading(2, i + ". Khoản thứ " + i);
                for (var j = 0; j < 3; j++) {
                    plan.paragraph("Việc phát hiện, lựa chọn điển hình tiên tiến phải xuất phát từ phong trào"
                            + " thi đua, bảo đảm chính xác, công khai, minh bạch và có sức thuyết phục, được"
                            + " tập thể nơi công tác hoặc cư trú thừa nhận.");
                }
            }
        }
        return plan.signedBy("Lê Văn Quý", "TM. Ủy ban nhân dân", "Chủ tịch")
                .copiesTo("VT", "UBND tỉnh", "Các thôn")
                .build();
    }

    public static OfficialDocument minutes() {
        return OfficialDocument.of(DocumentKind.MINUTES, COMMUNE)
                .issued("15", LocalDate.of(2026, 3, 12))
                .about("Họp Hội đồng Thi đua - Khen thưởng xã")
                .paragraph("Thời gian bắt đầu: 08 giờ 00 ngày 12 tháng 3 năm 2026.")
                .paragraph("Cuộc họp kết thúc vào 10 giờ 30 cùng ngày.")
                .recordedBy("Phạm Thị Thư", "Thư ký")
                .signedBy("Lê Văn Quý", "Chủ tọa")
                .copiesTo("VT, Hồ sơ", "Thành viên Hội đồng")
                .build();
    }

    public static Table people(int count) {
        return new Table(
                List.of(
                        new Column("TT", 1, Align.CENTER),
                        new Column("Họ và tên", 4, Align.LEFT),
                        new Column("Chức vụ, đơn vị", 6, Align.LEFT),
                        new Column("Tiền thưởng (đồng)", 3, Align.RIGHT)),
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> List.of(
                                String.valueOf(i),
                                "Nguyễn Đỗ Ửng " + i,
                                "Trưởng thôn Phước Thuận, xã Ninh Đông",
                                "702.000"))
                        .toList());
    }
}
