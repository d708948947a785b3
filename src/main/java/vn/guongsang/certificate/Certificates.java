package vn.guongsang.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.certificate.paper.Face;
import vn.guongsang.identity.Actor;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/**
 * All certificates. Issuing, correcting and revoking belong to a decision: they happen in the transaction of the module
 * that makes it, which has also judged who may.
 */
@Service
public class Certificates {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final SigningKeys keys;

    Certificates(JdbcClient jdbc, JsonMapper json, Clock clock, BusinessDay day, Audit audit, SigningKeys keys) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.keys = keys;
    }

    /**
     * Gives each line of the decision its certificate. Numbers follow each other in the order of the lines, without gaps,
     * also when several decisions are issued at once. A line that has one keeps it, so that telling the same order again
     * changes nothing, and a longer one adds what is new.
     *
     * @return of each recipient, in their order
     * @throws Refusal when a name is empty, too long or not to be printed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Serial> issue(Actor by, Order order) {
        var lines = new LinkedHashMap<UUID, Recipient>();
        order.recipients().forEach(line -> lines.putIfAbsent(line.entry(), printable(line)));
        if (lines.isEmpty()) {
            return List.of();
        }
        int year = order.decidedOn().getYear();
        int before = held(order, year);
        Map<UUID, Serial> given = serials(lines.keySet());
        List<Recipient> missing = lines.values().stream()
                .filter(line -> !given.containsKey(line.entry()))
                .toList();
        if (!missing.isEmpty()) {
            insert(by, order, rows(order, missing, before));
            int last = before + missing.size();
            jdbc.sql("""
                            UPDATE certificate_series
                               SET last = :last
                             WHERE issuer_id = :issuer
                               AND award = :award
                               AND year = :year
                            """)
                    .param("last", last)
                    .param("issuer", order.issuer())
                    .param("award", order.awardCode())
                    .param("year", year)
                    .update();
            audit.record(
                    by.by(),
                    "certificates.issued",
                    Subject.of("certificates", order.decision()),
                    order.decisionNumber(),
                    Map.of(
                            "award",
                            order.awardName(),
                            "count",
                            String.valueOf(missing.size()),
                            "first",
                            before + 1 + "/" + year,
                            "last",
                            last + "/" + year));
        }
        Map<UUID, Serial> all = serials(lines.keySet());
        return lines.keySet().stream()
                .map(entry -> Objects.requireNonNull(all.get(entry)))
                .toList();
    }

    /** The last number given; nobody else gives one of the series before this transaction ends. */
    private int held(Order order, int year) {
        return jdbc.sql("""
                        INSERT INTO certificate_series (issuer_id, award, year, last)
                        VALUES (:issuer, :award, :year, 0)
                        ON CONFLICT (issuer_id, award, year) DO UPDATE SET last = certificate_series.last
                        RETURNING last
                        """)
                .param("issuer", order.issuer())
                .param("award", order.awardCode())
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    private UUID orderOf(Order order) {
        return jdbc.sql("""
                        INSERT INTO certificate_order (decision_id, issuer_id, decision_number, decided_on, award, award_name,
                                                       authority, place, signer, capacity)
                        VALUES (:decision, :issuer, :number, :on, :award, :awardName,
                                :authority, :place, :signer, :capacity)
                        ON CONFLICT (decision_id, award) DO UPDATE SET award = excluded.award
                        RETURNING id
                        """)
                .param("decision", order.decision())
                .param("issuer", order.issuer())
                .param("number", order.decisionNumber())
                .param("on", order.decidedOn())
                .param("award", order.awardCode())
                .param("awardName", order.awardName())
                .param("authority", order.authority())
                .param("place", order.place())
                .param("signer", order.signer())
                .param("capacity", order.capacity())
                .query(UUID.class)
                .single();
    }

    private List<Map<String, @Nullable Object>> rows(Order order, List<Recipient> recipients, int before) {
        SigningKeys.Signer signer = keys.signer();
        var rows = new ArrayList<Map<String, @Nullable Object>>(recipients.size());
        int serial = before;
        for (Recipient line : recipients) {
            UUID id = UUID.randomUUID();
            byte[] digest = Code.digest(Certificate.lines(
                    order.authority(),
                    order.awardName(),
                    new Wording(line.name(), line.place(), line.achievement()),
                    order.decisionNumber(),
                    order.decidedOn(),
                    new Serial(line.entry(), id, ++serial, order.decidedOn().getYear()).toString()));
            var row = new LinkedHashMap<String, @Nullable Object>();
            row.put("id", id);
            row.put("entry", line.entry());
            row.put("serial", serial);
            row.put("kind", line.kind());
            row.put("photo", line.photo());
            row.put("name", line.name());
            row.put("place", line.place());
            row.put("achievement", line.achievement());
            row.put("token", HexFormat.of().formatHex(new Code(signer.number(), 1, id, digest).signed(signer.key())));
            rows.add(row);
        }
        return rows;
    }

    private void insert(Actor by, Order order, List<Map<String, @Nullable Object>> certificates) {
        jdbc.sql("""
                        WITH line AS (
                            SELECT *
                              FROM jsonb_to_recordset(:certificates::jsonb)
                                AS line (id uuid, entry uuid, serial int, kind text, photo uuid,
                                         name text, place text, achievement text, token text)
                        ), certificate AS (
                            INSERT INTO certificate_certificate (id, order_id, entry_id, issuer_id, award, year, serial, kind,
                                                                 photo_id, issued_on, issued_at)
                            SELECT id, :order, entry, :issuer, :award, :year, serial, kind, photo, :today, :now
                              FROM line
                        )
                        INSERT INTO certificate_text (certificate_id, version, name, recipient_place, achievement, token,
                                                      basis, since, written_at, written_by, person)
                        SELECT id, 1, name, place, achievement, decode(token, 'hex'), '', :on, :now, :account, :person
                          FROM line
                        """)
                .param("certificates", json.writeValueAsString(certificates))
                .param("order", orderOf(order))
                .param("issuer", order.issuer())
                .param("award", order.awardCode())
                .param("year", order.decidedOn().getYear())
                .param("on", order.decidedOn())
                .param("today", day.today())
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
    }

    private Map<UUID, Serial> serials(Set<UUID> entries) {
        return jdbc.sql("""
                        SELECT entry_id AS entry, id AS certificate, serial AS number, year
                          FROM certificate_certificate
                         WHERE entry_id = ANY (:entries)
                        """).param("entries", entries.toArray(UUID[]::new)).query(Serial.class).list().stream()
                .collect(Collectors.toMap(Serial::entry, Function.identity()));
    }

    /**
     * From now on it says something else, by a decision of its own. Its number stays; the paper that is out says the old
     * text, and its public page the new one.
     *
     * @param basis the decision, as the public page shows it: {@code Quyết định số 15/QĐ-UBND}
     * @throws Refusal when there is none, it was revoked, or the text is not to be printed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void correct(Actor by, UUID entry, Wording wording, String basis, LocalDate on) {
        Certificate before = held(entry);
        Wording after = printable(wording);
        if (after.equals(before.wording())) {
            return;
        }
        int version = before.version() + 1;
        byte[] digest = Code.digest(Certificate.lines(
                before.authority(),
                before.awardName(),
                after,
                before.decisionNumber(),
                before.decidedOn(),
                before.number()));
        SigningKeys.Signer signer = keys.signer();
        jdbc.sql("UPDATE certificate_text SET current = false WHERE certificate_id = :id AND current")
                .param("id", before.id())
                .update();
        jdbc.sql("""
                        INSERT INTO certificate_text (certificate_id, version, name, recipient_place, achievement, token,
                                                      basis, since, written_at, written_by, person)
                        VALUES (:id, :version, :name, :place, :achievement, :token,
                                :basis, :on, :now, :account, :person)
                        """)
                .param("id", before.id())
                .param("version", version)
                .param("name", after.name())
                .param("place", after.place())
                .param("achievement", after.achievement())
                .param("token", new Code(signer.number(), version, before.id(), digest).signed(signer.key()))
                .param("basis", basis)
                .param("on", on)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "certificate.corrected",
                Subject.of("certificate", before.id()),
                basis,
                Map.of("number", before.number()),
                Change.changes()
                        .of("certificate.name", before.wording().name(), after.name())
                        .of("certificate.place", before.wording().place(), after.place())
                        .of("certificate.achievement", before.wording().achievement(), after.achievement())
                        .list());
    }

    /**
     * It holds no longer, and its public page says so from now on.
     *
     * @param basis the decision that revokes it, as the public page shows it
     * @param on the day of that decision
     * @throws Refusal when there is none, or it was revoked before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Actor by, UUID entry, String basis, LocalDate on) {
        Certificate certificate = held(entry);
        jdbc.sql("""
                        INSERT INTO certificate_revocation (certificate_id, basis, revoked_on, recorded_at, recorded_by, person)
                        VALUES (:id, :basis, :on, :now, :account, :person)
                        """)
                .param("id", certificate.id())
                .param("basis", basis)
                .param("on", on)
                .param("now", now())
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "certificate.revoked",
                Subject.of("certificate", certificate.id()),
                basis,
                Map.of(
                        "number",
                        certificate.number(),
                        "name",
                        certificate.wording().name()));
    }

    /** To be changed: nobody else changes it before this transaction ends. */
    private Certificate held(UUID entry) {
        jdbc.sql("SELECT id FROM certificate_certificate WHERE entry_id = :entry FOR NO KEY UPDATE")
                .param("entry", entry)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> refused("certificate.refused.none"));
        Certificate certificate = ofEntry(entry).orElseThrow();
        if (certificate.revokedOn() != null) {
            throw refused("certificate.refused.revoked", certificate.number(), certificate.revokedOn());
        }
        return certificate;
    }

    public Optional<Certificate> ofEntry(UUID entry) {
        return jdbc.sql(SELECT + " AND certificate.entry_id = :entry")
                .param("entry", entry)
                .query(Certificates::certificate)
                .optional();
    }

    public Optional<Certificate> find(UUID id) {
        return jdbc.sql(SELECT + " AND certificate.id = :id")
                .param("id", id)
                .query(Certificates::certificate)
                .optional();
    }

    /** All of a decision, by award and number. */
    public List<Certificate> of(UUID decision) {
        return jdbc.sql(SELECT + " AND o.decision_id = :decision ORDER BY certificate.award, certificate.serial")
                .param("decision", decision)
                .query(Certificates::certificate)
                .list();
    }

    /** As it can be printed: NFC, one line, nothing that turns the direction or cannot be seen. */
    private static Recipient printable(Recipient line) {
        Wording wording = printable(new Wording(line.name(), line.place(), line.achievement()));
        return new Recipient(
                line.entry(), wording.name(), line.kind(), wording.place(), wording.achievement(), line.photo());
    }

    private static Wording printable(Wording wording) {
        return new Wording(
                line(wording.name(), "certificate.refused.name", Wording.LONGEST_NAME, false),
                line(wording.place(), "certificate.refused.place", Wording.LONGEST_NAME, true),
                line(wording.achievement(), "certificate.refused.achievement", Wording.LONGEST_ACHIEVEMENT, true));
    }

    private static String line(String text, String code, int longest, boolean mayBeEmpty) {
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        boolean unprintable = clean.codePoints()
                .anyMatch(c -> Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.PRIVATE_USE);
        if (unprintable || clean.length() > longest || clean.isEmpty() && !mayBeEmpty) {
            throw refused(code, longest);
        }
        if (!Face.SERIF.draws(clean)) {
            throw refused("certificate.refused.letters", clean);
        }
        return clean;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Refusal refused(String code, Object... args) {
        return new Refusal((Verdict.Refused) Verdict.refused(code, args));
    }

    static final String COLUMNS = """
            certificate.id, certificate.entry_id, o.decision_id, certificate.issuer_id, o.authority, o.place, \
            o.decision_number, o.decided_on, certificate.award, o.award_name, o.signer, o.capacity, certificate.year, \
            certificate.serial, certificate.kind, certificate.photo_id, said.version, said.name, said.recipient_place, \
            said.achievement, said.token, said.basis, said.since, revocation.revoked_on, \
            revocation.basis AS revoked_by""";

    static final String FROM = """
              FROM certificate_certificate certificate
              JOIN certificate_order o ON o.id = certificate.order_id
              JOIN certificate_text said ON said.certificate_id = certificate.id
              LEFT JOIN certificate_revocation revocation ON revocation.certificate_id = certificate.id
            """;

    private static final String SELECT = "SELECT " + COLUMNS + "\n" + FROM + " WHERE said.current";

    static Certificate certificate(ResultSet row, int number) throws SQLException {
        int version = row.getInt("version");
        String revokedBy = row.getString("revoked_by");
        return new Certificate(
                row.getObject("id", UUID.class),
                row.getObject("entry_id", UUID.class),
                row.getObject("decision_id", UUID.class),
                row.getObject("issuer_id", UUID.class),
                row.getString("authority"),
                row.getString("place"),
                row.getString("decision_number"),
                row.getObject("decided_on", LocalDate.class),
                row.getString("award"),
                row.getString("award_name"),
                row.getString("signer"),
                row.getString("capacity"),
                row.getInt("year"),
                row.getInt("serial"),
                row.getString("kind"),
                row.getObject("photo_id", UUID.class),
                version,
                new Wording(row.getString("name"), row.getString("recipient_place"), row.getString("achievement")),
                version > 1 ? row.getObject("since", LocalDate.class) : null,
                row.getString("basis"),
                row.getObject("revoked_on", LocalDate.class),
                revokedBy == null ? "" : revokedBy,
                row.getBytes("token"));
    }
}
