package vn.guongsang.exemplar.web;

/** The list's filter as its address has it; what it does not know is left out. */
public record ListQuery(String tab, String plan, String movement, String kind, String state, String text) {

    public boolean narrowed() {
        return !(plan + movement + kind + state + text).isBlank();
    }
}
