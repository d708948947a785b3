package vn.guongsang.document;

import java.util.List;

/**
 * Who signs (Nghị định 30/2020/NĐ-CP, phụ lục I, phần I, mục II, khoản 7).
 *
 * @param capacity the lines above the name, from the authority down: {@code TM. Ủy ban nhân dân},
 *     {@code KT. Chủ tịch}, {@code Phó Chủ tịch}; the form sets them in capitals
 * @param name full name of the signer without title; empty while nobody is named
 */
public record Signature(List<String> capacity, String name) {
    public Signature {
        capacity = List.copyOf(capacity);
    }
}
