package vn.guongsang.similarity;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text like that of achievement reports: prescribed headings and stock phrases that all have, and sentences put
 * together from the words of the trade. The same number always gives the same text.
 */
final class ReportLikeText {

    private static final List<String> WHO = lines("""
            tập thể lãnh đạo đơn vị
            cán bộ công chức phòng chuyên môn
            chi bộ và ban chấp hành công đoàn
            Hội Nông dân xã
            Hội Liên hiệp Phụ nữ phường
            tổ hợp tác trồng cây ăn quả
            nhóm giáo viên bộ môn
            trạm y tế và cộng tác viên dân số
            đội dân quân thường trực
            hợp tác xã nông nghiệp
            ban quản lý khu phố
            các hộ kinh doanh ở chợ
            tổ sản xuất số hai
            đoàn viên thanh niên
            kỹ sư phụ trách dây chuyền
            ông bí thư chi bộ thôn
            bà chủ nhiệm câu lạc bộ
            bộ phận tiếp nhận và trả kết quả
            tổ công nghệ số cộng đồng
            người có uy tín trong đồng bào
            """);
    private static final List<String> DOES = lines("""
            đã chủ động tham mưu
            tổ chức thực hiện có hiệu quả
            vận động nhân dân tham gia
            đề xuất sáng kiến về
            hoàn thành trước hạn việc
            hướng dẫn từng hộ gia đình
            trực tiếp chỉ đạo
            phối hợp với các ngành rà soát
            xây dựng quy trình mới cho
            kiên trì thuyết phục bà con
            huy động nguồn lực xã hội hóa để làm
            áp dụng công nghệ thông tin vào
            kiểm tra, giám sát thường xuyên
            khắc phục khó khăn để duy trì
            nhân rộng mô hình
            đóng góp ngày công cho
            nghiên cứu cải tiến
            mở lớp tập huấn về
            """);
    private static final List<String> WHAT = lines("""
            việc nạo vét kênh mương nội đồng
            chương trình xây dựng nông thôn mới nâng cao
            cải cách thủ tục hành chính
            công tác phòng chống dịch sốt xuất huyết
            phong trào toàn dân bảo vệ an ninh Tổ quốc
            việc hiến đất mở đường giao thông
            mô hình trồng sầu riêng theo hướng hữu cơ
            dây chuyền đóng gói tự động
            việc dạy và học môn tiếng Anh
            chuyển đổi số trong quản lý hồ sơ
            quỹ khuyến học của dòng họ
            hệ thống chiếu sáng bằng năng lượng mặt trời
            việc thu gom và phân loại rác tại nguồn
            giảm nghèo bền vững cho đồng bào Ê đê
            việc tiêm chủng mở rộng cho trẻ dưới năm tuổi
            cứu hộ tàu cá gặp nạn trên biển
            công tác hòa giải ở cơ sở
            đề án sắp xếp bộ máy tinh gọn
            việc chăm sóc gia đình chính sách
            vườn ươm giống cây dược liệu
            việc sửa chữa nhà cho hộ cận nghèo
            đội văn nghệ cồng chiêng
            mô hình nuôi tôm thẻ trong nhà màng
            tuyến đường hoa kiểu mẫu
            phần mềm theo dõi công văn
            """);
    private static final List<String> RESULT = lines("""
            nhờ đó thu nhập bình quân tăng
            tiết kiệm cho ngân sách
            rút ngắn thời gian giải quyết còn
            được nhân dân đồng tình ủng hộ, đạt
            số vụ việc giảm
            tỷ lệ hài lòng của người dân đạt
            năng suất lao động tăng
            số học sinh giỏi cấp tỉnh tăng thêm
            hỗ trợ kịp thời cho
            vượt chỉ tiêu được giao
            trồng mới thêm được
            kết nạp được
            """);
    private static final List<String> MEASURE = lines("""
            phần trăm so với năm trước
            triệu đồng mỗi năm
            hộ gia đình ở vùng sâu
            lượt người tham gia
            ngày làm việc
            em học sinh
            héc ta
            mét đường bê tông
            hội viên
            tấn sản phẩm
            """);
    private static final List<String> PLACE = lines("""
            ở thôn Tân Lập
            tại xã Ninh Đông
            ở buôn Ma Lai
            trên địa bàn phường Đông Ninh Hòa
            tại khu công nghiệp Suối Dầu
            ở vùng biên giới Ia Grai
            trong toàn ngành
            tại trường trung học cơ sở Chu Văn An
            ở tổ dân phố Mỹ Lợi
            dọc tuyến sông Cái
            tại chợ Dinh
            ở xã đảo Vạn Thạnh
            """);
    private static final List<String> STOCK = lines("""
            Luôn chấp hành nghiêm chủ trương của Đảng, chính sách, pháp luật của Nhà nước.
            Thường xuyên học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.
            Giữ gìn đoàn kết nội bộ, thực hiện tốt quy chế dân chủ ở cơ sở.
            Tích cực tham gia các phong trào thi đua do địa phương và cấp trên phát động.
            Không có đơn thư khiếu nại, tố cáo vượt cấp.
            Được cấp có thẩm quyền đánh giá hoàn thành xuất sắc nhiệm vụ.
            Gia đình nhiều năm liền đạt danh hiệu Gia đình văn hóa.
            Với những thành tích trên, kính đề nghị các cấp xem xét, khen thưởng.
            """);
    private static final List<String> DETAIL = List.of("""
            nạo vét, gieo trồng, tưới tiêu, bón phân, thu hoạch, chế biến, tiêu thụ, liên kết, hợp đồng, vay vốn, đối ứng, ký kết,
            tập huấn, khảo sát, thống kê, đối chiếu, xác minh, niêm yết, công khai, đối thoại, tiếp xúc, lắng nghe, chia sẻ, giúp đỡ,
            động viên, thăm hỏi, tặng quà, khám bệnh, cấp thuốc, tiêm phòng, vệ sinh, khử khuẩn, tuần tra, canh gác, trinh sát, truy bắt,
            hòa giải, tuyên truyền, phát thanh, in ấn, biểu diễn, sưu tầm, phục dựng, truyền dạy, soạn bài, chấm thi, bồi dưỡng, phụ đạo,
            thí nghiệm, mô phỏng, lập trình, số hóa, lưu trữ, tra cứu, ký số, thanh toán, quyết toán, kiểm kê, thu nợ, tiết giảm,
            sửa chữa, bảo trì, lắp đặt, hàn cắt, vận hành, nghiệm thu, bàn giao, đo đạc, cắm mốc, giải phóng, đền bù, tái định cư,
            chăn nuôi, ấp nở, thả giống, cho ăn, phòng bệnh, giết mổ, đóng gói, bảo quản, vận chuyển, xuất khẩu, quảng bá, giới thiệu,
            cứu nạn, chữa cháy, sơ tán, gia cố, chằng chống, dự báo, cảnh báo, trực ban, ứng phó, khắc phục, tái thiết, trồng rừng,
            che phủ, chống hạn, khoan giếng, lọc nước, thoát nước, chiếu sáng, trải nhựa, đổ bê tông, xây cầu, mở lối, dựng nhà, lợp mái,
            học nghề, tạo việc, xóa mù, khuyến học, trao thưởng, gây quỹ, hiến máu, hiến đất, góp công, tình nguyện, nêu gương, tự quản
            """.strip().split(",\\s+"));
    private static final String HEAD = """
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
            Độc lập - Tự do - Hạnh phúc
            BÁO CÁO THÀNH TÍCH ĐỀ NGHỊ TẶNG THƯỞNG
            I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH
            1. Đặc điểm, tình hình: địa điểm trụ sở chính, điện thoại; quá trình thành lập và phát triển; cơ cấu tổ chức, \
            tổng số cán bộ, công chức, viên chức và người lao động; các tổ chức đảng, đoàn thể.
            2. Chức năng, nhiệm vụ: chức năng, nhiệm vụ được giao.
            II. THÀNH TÍCH ĐẠT ĐƯỢC
            1. Thành tích đạt được căn cứ vào đối tượng, tiêu chuẩn khen thưởng quy định tại Luật Thi đua, khen thưởng.
            """;

    private static final List<String> VOCABULARY = Stream.of(WHO, DOES, WHAT, RESULT, MEASURE, PLACE, STOCK, DETAIL)
            .flatMap(List::stream)
            .flatMap(line -> Stream.of(line.split("[ ,.]+")))
            .distinct()
            .toList();

    private ReportLikeText() {}

    private static List<String> lines(String block) {
        return block.lines().toList();
    }

    /** A report of 1,000 to 3,000 words. */
    static String report(long number) {
        return report(number, false);
    }

    /** @param formulaic whether it is made of phrases that all use, with nothing in words of its own but its figures */
    static String report(long number, boolean formulaic) {
        var random = new Random(number * 7919 + 13);
        return HEAD + body(random, 900 + random.nextInt(1_900), formulaic);
    }

    private static String body(Random random, int words, boolean formulaic) {
        var text = new StringBuilder();
        int count = 0;
        while (count < words) {
            String sentence = random.nextInt(6) == 0 ? of(STOCK, random) : sentence(random, formulaic);
            text.append(sentence).append(random.nextInt(5) == 0 ? "\n" : " ");
            count += sentence.split(" ").length;
        }
        return text.toString();
    }

    /** Every other sentence goes into what was done, in words that nobody prescribes. */
    private static String sentence(Random random, boolean formulaic) {
        String detail = !formulaic && random.nextBoolean()
                ? ": "
                        + IntStream.range(0, 5 + random.nextInt(6))
                                .mapToObj(_ -> of(DETAIL, random))
                                .collect(joining(", "))
                : "";
        String who = of(WHO, random);
        return Character.toUpperCase(who.charAt(0)) + who.substring(1) + " " + of(DOES, random) + " " + of(WHAT, random)
                + " " + of(PLACE, random) + detail + ", " + of(RESULT, random) + " " + (2 + random.nextInt(300)) + " "
                + of(MEASURE, random) + ".";
    }

    private static String of(List<String> lines, Random random) {
        return lines.get(random.nextInt(lines.size()));
    }

    /** A copy in which a share of the words was replaced, left out, or added. */
    static String edited(String text, double share, long number) {
        var random = new Random(number * 104_729 + 7);
        var copy = new ArrayList<String>();
        for (String word : text.split(" ")) {
            if (random.nextDouble() >= share) {
                copy.add(word);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> {}
                case 1 -> {
                    copy.add(word);
                    copy.add(of(VOCABULARY, random));
                }
                default -> copy.add(of(VOCABULARY, random));
            }
        }
        return String.join(" ", copy);
    }
}
