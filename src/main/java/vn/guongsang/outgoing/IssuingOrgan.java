package vn.guongsang.outgoing;

import java.util.List;
import java.util.UUID;

/**
 * Who issues papers under numbers of its own: a body, or a council of it, which then has a series of its own (Nghị định
 * 30/2020/NĐ-CP, phụ lục I, phần I, mục II, khoản 3).
 *
 * @param sign its abbreviation in the sign of numbers, unless the administrator says another: {@code HĐTĐKT}
 */
public record IssuingOrgan(UUID id, UUID body, String name, String sign) {

    /** A bean of the module that knows them. */
    public interface Source {
        List<IssuingOrgan> of(UUID body);
    }
}
