package vn.guongsang.certificate;

import java.time.LocalDate;
import java.util.UUID;

/** Certificates that no database knows. */
public final class Samples {

    public static final String ADDRESS = "https://guongsang.example.gov.vn/xac-thuc/";

    private Samples() {}

    public static Certificate certificate(int serial, String name, String place, String achievement) {
        var id = new UUID(7, serial);
        return new Certificate(
                id,
                new UUID(8, serial),
                new UUID(9, 1),
                new UUID(10, 1),
                "Chủ tịch Ủy ban nhân dân xã Ninh Đông",
                "Ninh Đông",
                "125/QĐ-UBND",
                LocalDate.of(2026, 2, 3),
                "GK",
                "Giấy khen",
                "Nguyễn Văn Bình",
                "KT. Chủ tịch / Phó Chủ tịch",
                2026,
                serial,
                "individual",
                null,
                1,
                new Wording(name, place, achievement),
                null,
                "",
                null,
                "",
                token(id));
    }

    public static Certificate certificate(int serial) {
        return certificate(
                serial,
                "Nguyễn Thị Thanh Hương " + serial,
                "Thôn Phú Nghĩa, xã Ninh Đông",
                "Đã có thành tích xuất sắc trong phong trào thi đua “Gương sáng bình dị” năm 2025");
    }

    /** As long as a real one. */
    private static byte[] token(UUID id) {
        var token = new byte[98];
        for (int i = 0; i < token.length; i++) {
            token[i] = (byte) (id.getLeastSignificantBits() * 31 + i * 7L);
        }
        return token;
    }
}
