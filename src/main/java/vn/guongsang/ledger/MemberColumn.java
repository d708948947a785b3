package vn.guongsang.ledger;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.organisation.Names;

/** A column of a list of members. */
public enum MemberColumn {
    NAME,
    BORN,
    ROLE,
    SINCE,
    UNTIL,
    BASIS;

    private static final Map<String, List<String>> WORDS = words();

    /** The usual heading. */
    public String heading() {
        return known(name()).getFirst();
    }

    public boolean dated() {
        return switch (this) {
            case BORN, SINCE, UNTIL -> true;
            case NAME, ROLE, BASIS -> false;
        };
    }

    static List<IncomingSheet.Column> wanted() {
        return Stream.of(values())
                .map(column -> new IncomingSheet.Column(
                        column.name(),
                        column.dated() ? IncomingSheet.Type.DATE : IncomingSheet.Type.TEXT,
                        column == NAME,
                        known(column.name())))
                .toList();
    }

    /** The words for one who leads, and for one who does not. */
    public static List<String> roles() {
        return List.of(known("LEADER").getFirst(), known("MEMBER").getFirst());
    }

    /** Whether that role leads; empty where nobody can tell. */
    static Optional<Boolean> leads(String role) {
        return role.isEmpty() || known("MEMBER").stream().anyMatch(word -> same(word, role))
                ? Optional.of(false)
                : known("LEADER").stream().anyMatch(word -> same(word, role)) ? Optional.of(true) : Optional.empty();
    }

    private static boolean same(String word, String said) {
        return Names.slug(word).equals(Names.slug(said));
    }

    private static List<String> known(String key) {
        return Objects.requireNonNull(WORDS.get(key), key);
    }

    private static Map<String, List<String>> words() {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        MemberColumn.class.getResourceAsStream("/vn/guongsang/ledger/member-columns.tsv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t")))
                    .collect(Collectors.toMap(List::getFirst, cells -> cells.subList(1, cells.size())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
