package vn.guongsang.document;

import java.util.List;

/**
 * {@code Nơi nhận} (Nghị định 30/2020/NĐ-CP, phụ lục I, phần I, mục II, khoản 9). Dashes, semicolons
 * and the closing dot are the form's.
 *
 * @param to e.g. {@code Như Điều 3}, {@code Sở Nội vụ tỉnh}
 * @param archive what follows {@code Lưu:}, e.g. {@code VT, VHXH}
 */
public record Recipients(List<String> to, String archive) {
    public Recipients {
        to = List.copyOf(to);
    }
}
