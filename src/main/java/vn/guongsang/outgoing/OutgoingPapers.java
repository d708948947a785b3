package vn.guongsang.outgoing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.Signature;
import vn.guongsang.frame.Problem;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * The register of outgoing papers (sổ đăng ký văn bản đi; Nghị định 30/2020/NĐ-CP, Điều 15): one series of numbers for
 * each issuer, kind of paper and calendar year of the day that the paper bears. A number is taken in the transaction
 * that issues the paper, under the lock of its series: so two papers never get the same one, and a paper that fails
 * gives its number back.
 */
@Service
public class OutgoingPapers {

    private static final int MOST_GAPS = 50;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final KeptPapers kept;
    private final ObjectProvider<OutgoingDraft.Source> sources;

    OutgoingPapers(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            KeptPapers kept,
            ObjectProvider<OutgoingDraft.Source> sources) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.kept = kept;
        this.sources = sources;
    }

    // ---- numbers

    /**
     * What is to be entered.
     *
     * @param sign what follows the number: {@code QĐ-UBND}
     * @param of of what it is the paper: it has one of that form at a time
     * @param address of the page where it is found
     */
    public record Entry(
            UUID body,
            UUID organ,
            DocumentKind kind,
            String sign,
            String form,
            UUID of,
            String address,
            String about,
            LocalDate issuedOn,
            String signer) {

        int year() {
            return issuedOn.getYear();
        }
    }

    /**
     * Whether the paper can be entered under that number. Locks its series until the transaction ends, so that the
     * answer still holds when the number is taken.
     *
     * @param written by hand, with or without sign; empty for the next one of the register
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Verdict check(Entry entry, String written) {
        lock(entry);
        Optional<OutgoingPaper> issued = standing(entry.form(), entry.of());
        if (issued.isPresent()) {
            return Verdict.refused(
                    "outgoing.refused.issued", issued.get().sign(), issued.get().issuedOn());
        }
        if (written.isBlank()) {
            return Verdict.ALLOWED;
        }
        return PaperNumber.read(written, entry.sign())
                .map(number -> taken(entry, number)
                        ? Verdict.refused(
                                "outgoing.refused.number-taken",
                                number.with(entry.sign()),
                                Integer.toString(entry.year()))
                        : Verdict.ALLOWED)
                .orElseGet(() -> Verdict.refused("outgoing.refused.number", entry.sign()));
    }

    /** Whether what was written is that number, as when a form is sent twice. */
    public static boolean same(String written, String number) {
        String sign = number.substring(number.indexOf('/') + 1);
        return written.isBlank()
                || PaperNumber.read(written, sign)
                        .map(read -> read.with(sign))
                        .filter(number::equals)
                        .isPresent();
    }

    /** What is wrong with a number as it was written, said beside its field. */
    public static Optional<Problem> unreadable(String field, String written, String sign) {
        return written.isBlank() || PaperNumber.read(written, sign).isPresent()
                ? Optional.empty()
                : Optional.of(new Problem(field, Text.key("outgoing.refused.number", sign)));
    }

    /** Whether a refusal is about the number that was written. */
    public static boolean aboutNumber(Verdict.Refused refused) {
        return refused.code().startsWith("outgoing.refused.number");
    }

    /** Says a refusal about the number beside its field; any other one is thrown. */
    public static Problem besideNumber(String field, Verdict.Refused refused) {
        if (!aboutNumber(refused)) {
            refused.orThrow();
        }
        return new Problem(field, Text.key(refused.code(), refused.args().toArray()));
    }

    /**
     * Enters a paper that is issued in this transaction.
     *
     * @return number and sign as they stand on the paper: {@code 12/QĐ-UBND}
     * @throws Refusal as {@link #check} says
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String enter(Actor by, Entry entry, String written) {
        return enter(by, UUID.randomUUID(), entry, written);
    }

    private String enter(Actor by, UUID id, Entry entry, String written) {
        check(entry, written).orThrow();
        PaperNumber number = number(entry, written);
        jdbc.sql("""
                        UPDATE outgoing_counter
                           SET last = greatest(last, :number)
                         WHERE organ_id = :organ
                           AND kind = :kind
                           AND year = :year
                        """)
                .param("number", number.number())
                .param("organ", entry.organ())
                .param("kind", entry.kind().name())
                .param("year", entry.year())
                .update();
        jdbc.sql("""
                        INSERT INTO outgoing_paper (id, body_id, organ_id, kind, year, number, suffix, sign, by_hand, form,
                                                    of_id, address, about, issued_on, signer, entered_at, entered_by,
                                                    person)
                        VALUES (:id, :body, :organ, :kind, :year, :number, :suffix, :sign, :byHand, :form,
                                :of, :address, :about, :issuedOn, :signer, :now, :account,
                                :person)
                        """)
                .param("id", id)
                .param("body", entry.body())
                .param("organ", entry.organ())
                .param("kind", entry.kind().name())
                .param("year", entry.year())
                .param("number", number.number())
                .param("suffix", number.suffix())
                .param("sign", number.with(entry.sign()))
                .param("byHand", !written.isBlank())
                .param("form", entry.form())
                .param("of", entry.of())
                .param("address", entry.address())
                .param("about", entry.about())
                .param("issuedOn", entry.issuedOn())
                .param("signer", entry.signer())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        return number.with(entry.sign());
    }

    private PaperNumber number(Entry entry, String written) {
        return written.isBlank()
                ? new PaperNumber(last(entry.organ(), entry.kind(), entry.year()) + 1, "")
                : PaperNumber.read(written, entry.sign()).orElseThrow();
    }

    private void lock(Entry entry) {
        jdbc.sql("""
                        INSERT INTO outgoing_counter (organ_id, kind, year, last)
                        VALUES (:organ, :kind, :year, 0)
                        ON CONFLICT (organ_id, kind, year) DO UPDATE
                           SET last = outgoing_counter.last
                        """)
                .param("organ", entry.organ())
                .param("kind", entry.kind().name())
                .param("year", entry.year())
                .update();
    }

    private boolean taken(Entry entry, PaperNumber number) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM outgoing_paper
                                        WHERE organ_id = :organ
                                          AND kind = :kind
                                          AND year = :year
                                          AND number = :number
                                          AND suffix = :suffix)
                        """)
                .param("organ", entry.organ())
                .param("kind", entry.kind().name())
                .param("year", entry.year())
                .param("number", number.number())
                .param("suffix", number.suffix())
                .query(Boolean.class)
                .single();
    }

    private int last(UUID organ, DocumentKind kind, int year) {
        return jdbc.sql("""
                        SELECT coalesce(max(last), 0)
                          FROM outgoing_counter
                         WHERE organ_id = :organ
                           AND kind = :kind
                           AND year = :year
                        """)
                .param("organ", organ)
                .param("kind", kind.name())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    /** The number that would be next, if nobody is quicker. */
    public int next(UUID organ, DocumentKind kind) {
        return last(organ, kind, day.today().getYear()) + 1;
    }

    // ---- papers that are issued here

    /** What goes out in that form about a thing, if the actor may see it; otherwise as if it were not there. */
    public OutgoingDraft draft(Actor actor, String form, UUID of) {
        OutgoingDraft draft = sources.stream()
                .filter(source -> source.form().equals(form))
                .findFirst()
                .flatMap(source -> source.draft(actor, of))
                .orElseThrow(OutgoingPapers::hidden);
        (standing(form, of).isPresent() ? draft.read() : draft.seen())
                .put(permissions, actor)
                .orThrow();
        return draft;
    }

    public boolean mayIssue(Actor actor, OutgoingDraft draft) {
        return draft.issue().put(permissions, actor).allowed();
    }

    /** Number and sign of a draft that is still to be issued. */
    public String sign(OutgoingDraft draft) {
        return Documents.sign(draft.paper());
    }

    /**
     * Puts number, day and name under a draft and keeps it as it is then.
     *
     * @param written number given by the registry office; empty for the next one of the register
     */
    @Transactional
    public Verdict issue(Actor by, String form, UUID of, String written, LocalDate issuedOn, Signature signature) {
        OutgoingDraft draft = draft(by, form, of);
        draft.issue().put(permissions, by).orThrow();
        if (!draft.ready().allowed()) {
            return draft.ready();
        }
        if (issuedOn.isAfter(day.today()) || issuedOn.isBefore(draft.from())) {
            return Verdict.refused("outgoing.refused.day", draft.from(), day.today());
        }
        OfficialDocument paper = draft.paper();
        var entry = new Entry(
                draft.body(),
                draft.organ(),
                paper.kind(),
                Documents.sign(paper),
                form,
                of,
                "/van-ban-di/" + form + "/" + of,
                paper.about(),
                issuedOn,
                signature.name());
        Verdict verdict = check(entry, written);
        if (!verdict.allowed()) {
            return verdict;
        }
        UUID id = UUID.randomUUID();
        String sign = enter(by, id, entry, written);
        kept.keep(
                by,
                new KeptPapers.Asked(draft.body(), form, of, issuedOn, () -> paper.issued(sign, issuedOn, signature)));
        audit.record(
                by.by(),
                "outgoing-paper.issued",
                Subject.of("outgoing-paper", id),
                sign,
                Map.of("number", sign, "signer", signature.name()));
        return Verdict.ALLOWED;
    }

    /** A paper that was numbered does not vanish: it stays in the register with the reason why it no longer holds. */
    @Transactional
    public Verdict withdraw(Actor by, String form, UUID of, String reason) {
        OutgoingDraft draft = draft(by, form, of);
        draft.issue().put(permissions, by).orThrow();
        Optional<OutgoingPaper> standing = standing(form, of);
        if (standing.isEmpty()) {
            return Verdict.refused("outgoing.refused.draft");
        }
        jdbc.sql("""
                        UPDATE outgoing_paper
                           SET withdrawn_on = :today,
                               withdrawn_at = :now,
                               withdrawn_by = :account,
                               withdrawn_person = :person,
                               withdrawn_reason = :reason
                         WHERE id = :id
                           AND withdrawn_on IS NULL
                        """)
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .param("reason", reason)
                .param("id", standing.get().id())
                .update();
        audit.record(
                by.by(),
                "outgoing-paper.withdrawn",
                Subject.of("outgoing-paper", standing.get().id()),
                reason,
                Map.of("number", standing.get().sign()));
        return Verdict.ALLOWED;
    }

    // ---- reading

    private static final String PAPER = """
            SELECT id, body_id, organ_id, kind, year, sign, by_hand, form, of_id AS "of", address, about, issued_on, signer,
                   docx_id AS docx, pdf_id AS pdf, person, withdrawn_on, withdrawn_person, withdrawn_reason
              FROM outgoing_paper
            """;

    public Optional<OutgoingPaper> find(UUID id) {
        return jdbc.sql(PAPER + " WHERE id = :id")
                .param("id", id)
                .query(OutgoingPaper.class)
                .optional();
    }

    /** All that went out in that form about a thing, the latest first; at most the first of them stands. */
    public List<OutgoingPaper> of(String form, UUID of) {
        return jdbc.sql(PAPER + " WHERE form = :form AND of_id = :of ORDER BY withdrawn_at DESC NULLS FIRST")
                .param("form", form)
                .param("of", of)
                .query(OutgoingPaper.class)
                .list();
    }

    public Optional<OutgoingPaper> standing(String form, UUID of) {
        return of(form, of).stream().filter(OutgoingPaper::stands).findFirst();
    }

    /**
     * The register of a body and its organs in a year, by kind, the latest number first.
     *
     * @param kind null for all
     */
    public Stream<OutgoingPaper> register(UUID body, int year, @Nullable DocumentKind kind, long offset, int limit) {
        return jdbc
                .sql(PAPER + """
                         WHERE body_id = :body
                           AND year = :year
                           AND (CAST(:kind AS text) IS NULL OR kind = :kind)
                         ORDER BY kind, organ_id, number DESC, suffix DESC
                        OFFSET :offset
                         LIMIT :limit
                        """)
                .param("body", body)
                .param("year", year)
                .param("kind", kind == null ? null : kind.name())
                .param("offset", offset)
                .param("limit", limit)
                .query(OutgoingPaper.class)
                .list()
                .stream();
    }

    /** Numbers of a series from one to another, both included. */
    public record Gap(DocumentKind kind, int first, int last) {

        /** {@code 2–6/TB} */
        @Override
        public String toString() {
            return (first == last ? first : first + "–" + last) + "/" + kind.sign();
        }
    }

    /**
     * What is not in this register below its last numbers of a year: the registry office gave it to papers that were
     * not drawn up here. Numbers that the register gives leave nothing out.
     */
    public List<Gap> gaps(UUID body, int year) {
        return jdbc.sql("""
                        SELECT kind, before + 1 AS first, number - 1 AS last
                          FROM (SELECT kind, organ_id, number,
                                       lag(number, 1, 0) OVER (PARTITION BY organ_id, kind ORDER BY number) AS before
                                  FROM outgoing_paper
                                 WHERE body_id = :body
                                   AND year = :year) paper
                         WHERE number > before + 1
                         ORDER BY kind, organ_id, number
                         LIMIT :most
                        """)
                .param("body", body)
                .param("year", year)
                .param("most", MOST_GAPS)
                .query(Gap.class)
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Refusal hidden() {
        return new Refusal((Verdict.Refused) Verdict.refused("outgoing.hidden"));
    }
}
