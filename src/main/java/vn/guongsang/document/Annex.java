package vn.guongsang.document;

import java.util.List;

/**
 * A phụ lục: begins a new page, counts its own pages and says with which document it goes (Nghị định
 * 30/2020/NĐ-CP, phụ lục I, phần I, mục III, khoản 1).
 *
 * @param title e.g. {@code Danh sách tập thể, cá nhân được tặng Giấy khen}
 */
public record Annex(String title, List<Block> body) {
    public Annex {
        body = List.copyOf(body);
    }
}
