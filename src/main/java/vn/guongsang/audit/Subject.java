package vn.guongsang.audit;

/** What an act was about, e.g. ("exemplar", its id). */
public record Subject(String kind, String id) {

    public static Subject of(String kind, Object id) {
        return new Subject(kind, id.toString());
    }
}
