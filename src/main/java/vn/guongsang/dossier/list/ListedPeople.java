package vn.guongsang.dossier.list;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.Person;
import vn.guongsang.frame.Text;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.rows.ManyRows;
import vn.guongsang.seal.Seals;

/** What a list says of its people for shares alone, beside its rows; ethnicity is sealed from the moment it comes in. */
@Repository
public class ListedPeople {

    private static final int LONGEST = 60;
    private static final Map<String, String> WORDS = words();

    private final JdbcClient jdbc;
    private final Seals seals;
    private final ManyRows many;

    ListedPeople(JdbcClient jdbc, Seals seals, ManyRows many) {
        this.many = many;
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /**
     * @param gender a name of {@link Person.Gender}, or as typed while it is none; empty where nothing is said
     * @param work a name of {@link Person.Work}, or as typed while it is none
     * @param key of the seal; null where no ethnicity is told
     */
    public record Said(
            int number,
            String gender,
            String work,
            @Nullable String key) {

        /** Once nothing is said in a word that is not known. */
        Person person() {
            return new Person(
                    Untrusted.of(Person.Gender.class, gender).orElse(null),
                    Untrusted.of(Person.Work.class, work).orElse(null));
        }

        /** What is said in no word that is known. */
        List<Text> faults() {
            return Stream.of(
                            fault(Person.Gender.class, gender, NominationColumn.GENDER),
                            fault(Person.Work.class, work, NominationColumn.WORK))
                    .flatMap(Optional::stream)
                    .toList();
        }

        private static <E extends Enum<E>> Optional<Text> fault(Class<E> type, String said, NominationColumn column) {
            return said.isEmpty() || Untrusted.of(type, said).isPresent()
                    ? Optional.empty()
                    : Optional.of(Text.key("dossier.list.unknown-word", column.heading(), said));
        }
    }

    private record Ethnicity(int number, String keyId, byte[] ethnicity) {}

    /** Keeps what rows say; what says nothing leaves none. */
    void keep(UUID list, List<IncomingSheet.Row> rows) {
        List<Kept> kept = rows.stream()
                .map(row -> kept(list, row))
                .flatMap(Optional::stream)
                .toList();
        many.copy(
                "dossier_list_person",
                List.of("list_id", "number", "gender", "work", "key_id", "ethnicity"),
                kept.stream()
                        .map(one -> new @Nullable Object[] {
                            list,
                            one.number(),
                            one.gender(),
                            one.work(),
                            one.ethnicity() == null ? null : one.ethnicity().key(),
                            one.ethnicity() == null
                                    ? null
                                    : "\\x"
                                            + HexFormat.of()
                                                    .formatHex(one.ethnicity().bytes())
                        })
                        .toList());
    }

    private record Kept(int number, String gender, String work, Seals.@Nullable Sealed ethnicity) {}

    private Optional<Kept> kept(UUID list, IncomingSheet.Row row) {
        String gender = word(row.text(NominationColumn.GENDER.name()));
        String work = word(row.text(NominationColumn.WORK.name()));
        String ethnicity = cut(row.text(NominationColumn.ETHNICITY.name()));
        return (gender + work + ethnicity).isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept(
                        row.number(),
                        gender,
                        work,
                        ethnicity.isEmpty()
                                ? null
                                : seals.seal(ethnicity.getBytes(StandardCharsets.UTF_8), place(list, row.number()))));
    }

    private static String place(UUID list, int number) {
        return "nomination-list/" + list + "/" + number;
    }

    private static String word(String said) {
        return WORDS.getOrDefault(said.strip().toLowerCase(Locale.of("vi")), cut(said));
    }

    private static String cut(String said) {
        String stripped = said.strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }

    /** By the numbers of their rows. */
    public Map<Integer, Said> of(UUID list) {
        return jdbc
                .sql("SELECT number, gender, work, key_id AS key FROM dossier_list_person WHERE list_id = :list")
                .param("list", list)
                .query(Said.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Said::number, Function.identity()));
    }

    /** Puts right what was said in no known word. */
    void correct(UUID list, int number, Person person) {
        jdbc.sql("""
                        UPDATE dossier_list_person
                           SET gender = :gender,
                               work = :work
                         WHERE list_id = :list
                           AND number = :number
                        """)
                .param("list", list)
                .param("number", number)
                .param("gender", person.gender() == null ? "" : person.gender().name())
                .param("work", person.work() == null ? "" : person.work().name())
                .update();
    }

    /** Seals the ethnicities anew with the dossiers that were begun from the rows; nothing of it stays with the list. */
    void passOn(Actor by, UUID list, Map<Integer, UUID> dossiers, DossierPath path, String neededFor) {
        jdbc.sql("""
                        SELECT number, key_id, ethnicity
                          FROM dossier_list_person
                         WHERE list_id = :list
                           AND key_id IS NOT NULL
                           AND number = ANY (:numbers)
                        """)
                .param("list", list)
                .param("numbers", dossiers.keySet().toArray(Integer[]::new))
                .query(Ethnicity.class)
                .list()
                .forEach(one -> path.sealEthnicity(
                                by,
                                Objects.requireNonNull(dossiers.get(one.number())),
                                new String(
                                        seals.open(
                                                new Seals.Sealed(one.keyId(), one.ethnicity()),
                                                place(list, one.number())),
                                        StandardCharsets.UTF_8),
                                neededFor)
                        .orThrow());
        jdbc.sql("DELETE FROM dossier_list_person WHERE list_id = :list")
                .param("list", list)
                .update();
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        ListedPeople.class.getResourceAsStream("/vn/guongsang/dossier/people-words.tsv")),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t");
                Arrays.stream(cells).skip(1).forEach(word -> words.put(word, cells[0]));
            });
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
