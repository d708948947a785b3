package vn.guongsang.frame;

import java.util.List;

/**
 * Which part of a list, in which order, as the address says: {@code ?trang=2&so-dong=50&sap-xep=-ten}.
 * A controller takes it as a parameter. Ask for {@link #limit()} rows, one more than is shown, and
 * the next page is known without counting.
 *
 * @param sort a column's key, empty for the list's own order; never to be put into SQL unchecked
 */
public record Paging(int page, int size, String sort, boolean descending) {

    public static final String PAGE = "trang";
    public static final String SIZE = "so-dong";
    public static final String SORT = "sap-xep";
    public static final List<Integer> SIZES = List.of(25, 50, 100);

    public static Paging first() {
        return new Paging(1, SIZES.getFirst(), "", false);
    }

    public int limit() {
        return size + 1;
    }

    public long offset() {
        return (page - 1L) * size;
    }

    public boolean more(List<?> rows) {
        return rows.size() > size;
    }

    public <T> List<T> shown(List<T> rows) {
        return more(rows) ? rows.subList(0, size) : rows;
    }
}
