package vn.guongsang.exemplar.web;

import java.util.Map;
import vn.guongsang.frame.AsOf;

/** The list's filter as its address has it; what it does not know is left out. */
public record ListQuery(String tab, String plan, String movement, String kind, String state, String text, AsOf asOf) {

    static ListQuery of(Map<String, String> asked, AsOf asOf) {
        return new ListQuery(
                asked.getOrDefault("muc", ""),
                asked.getOrDefault("ke-hoach", ""),
                asked.getOrDefault("phong-trao", ""),
                asked.getOrDefault("doi-tuong", ""),
                asked.getOrDefault("trang-thai", ""),
                asked.getOrDefault("tim", ""),
                asOf);
    }

    public boolean narrowed() {
        return asOf.asked() || !(plan + movement + kind + state + text).isBlank();
    }
}
