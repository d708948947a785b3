package vn.guongsang.outgoing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** What the decisions of a body rest on (căn cứ): kept with the days between which it holds, and offered for each. */
@Service
public class Bases {

    /** Stands for every form of decision. */
    public static final String ALL = "";

    private static final Properties WORDS = words();
    private static final String CITED = WORDS.getProperty("cited");
    private static final Pattern DATED = pattern(WORDS.getProperty("dated"));
    private static final List<Pattern> TEXTS = patterns("text.");
    private static final List<Pattern> LAST = patterns("last.");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;

    Bases(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Permissions permissions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
    }

    /**
     * One of them.
     *
     * @param form of which decisions, {@link #ALL} of any
     * @param words as the decision says it: {@code Căn cứ Luật …}
     * @param to last day, null while it holds
     */
    public record Basis(
            UUID id,
            UUID bodyId,
            String form,
            String words,
            LocalDate from,
            @Nullable LocalDate to,
            String person) {

        public boolean on(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    private static final String BASIS = """
            SELECT id, body_id, form, words, holds_from AS "from", holds_to AS "to", person
              FROM outgoing_basis
            """;

    /** All that a body ever kept, in the order in which papers name them. */
    public List<Basis> of(UUID body) {
        return jdbc
                .sql(BASIS + " WHERE body_id = :body ORDER BY added_at")
                .param("body", body)
                .query(Basis.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(Basis::words, ORDER))
                .toList();
    }

    /** What a decision of that form rests on that day. */
    public List<String> on(UUID body, String form, LocalDate on) {
        return of(body).stream()
                .filter(basis -> basis.on(on)
                        && (basis.form().equals(ALL) || basis.form().equals(form)))
                .map(Basis::words)
                .distinct()
                .toList();
    }

    public Optional<Basis> find(UUID id) {
        return jdbc.sql(BASIS + " WHERE id = :id")
                .param("id", id)
                .query(Basis.class)
                .optional();
    }

    @Transactional
    public Verdict add(Actor by, UUID body, String form, String words, LocalDate from) {
        permissions.require(by, RegisterAction.KEEP, body);
        String cited = cited(words);
        boolean known = of(body).stream()
                .anyMatch(basis -> basis.form().equals(form)
                        && basis.words().equalsIgnoreCase(cited)
                        && (basis.to() == null || !basis.to().isBefore(from)));
        if (known) {
            return Verdict.refused("outgoing.refused.basis-known");
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO outgoing_basis (id, body_id, form, words, holds_from, added_at, added_by, person)
                        VALUES (:id, :body, :form, :words, :from, :now, :account, :person)
                        """)
                .param("id", id)
                .param("body", body)
                .param("form", form)
                .param("words", cited)
                .param("from", from)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(by.by(), "paper-basis.added", Subject.of("paper-form", body), Map.of("words", cited));
        return Verdict.ALLOWED;
    }

    /** @param to its last day */
    @Transactional
    public Verdict end(Actor by, Basis basis, LocalDate to) {
        permissions.require(by, RegisterAction.KEEP, basis.bodyId());
        if (to.isBefore(basis.from())) {
            return Verdict.refused("outgoing.refused.basis-day", basis.from());
        }
        jdbc.sql("UPDATE outgoing_basis SET holds_to = :to WHERE id = :id")
                .param("to", to)
                .param("id", basis.id())
                .update();
        audit.record(
                by.by(),
                "paper-basis.ended",
                Subject.of("paper-form", basis.bodyId()),
                "",
                Map.of("words", basis.words()),
                Change.changes().of("to", basis.to(), to).list());
        return Verdict.ALLOWED;
    }

    // ---- their order

    /** The highest first, then the earliest; who proposed at last. Equal ones stay as they came. */
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(Bases::rank).thenComparing(Bases::dated);

    /** Each once, in the order in which a paper names them. */
    public static List<String> ordered(Collection<String> bases) {
        return bases.stream()
                .map(String::strip)
                .filter(basis -> !basis.isEmpty())
                .map(Bases::cited)
                .distinct()
                .sorted(ORDER)
                .toList();
    }

    /** A text that is named alone gets the word that stands before it. */
    private static String cited(String basis) {
        return first(TEXTS, basis) < TEXTS.size() ? CITED + basis : basis;
    }

    private static int rank(String basis) {
        String named = basis.regionMatches(true, 0, CITED, 0, CITED.length()) ? basis.substring(CITED.length()) : basis;
        int last = first(LAST, named);
        return last < LAST.size() ? TEXTS.size() + 1 + last : first(TEXTS, named);
    }

    /** The first that the words begin with; as many as there are if none. */
    private static int first(List<Pattern> patterns, String words) {
        return IntStream.range(0, patterns.size())
                .filter(i -> patterns.get(i).matcher(words).lookingAt())
                .findFirst()
                .orElse(patterns.size());
    }

    private static LocalDate dated(String basis) {
        Matcher dated = DATED.matcher(basis);
        try {
            return dated.find()
                    ? LocalDate.of(
                            Integer.parseInt(dated.group(3)),
                            Integer.parseInt(dated.group(2)),
                            Integer.parseInt(dated.group(1)))
                    : LocalDate.MAX;
        } catch (DateTimeException noSuchDay) {
            return LocalDate.MAX;
        }
    }

    private static List<Pattern> patterns(String prefix) {
        return IntStream.rangeClosed(1, WORDS.size())
                .mapToObj(i -> WORDS.getProperty(prefix + i))
                .filter(Objects::nonNull)
                .map(Bases::pattern)
                .toList();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static Properties words() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(Bases.class.getResourceAsStream("/vn/guongsang/outgoing/bases.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
