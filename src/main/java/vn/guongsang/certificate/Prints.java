package vn.guongsang.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.job.Works;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Printing certificates, and who had which printed when and why. */
@Service
public class Prints {

    /** Of one print, so that the file can still be carried to a printer. */
    public static final int MOST = 20_000;

    public static final int LONGEST_REASON = 500;

    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Works works;

    Prints(JdbcClient jdbc, Clock clock, BusinessDay day, Audit audit, Permissions permissions, Works works) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.works = works;
    }

    /** In what shape the certificates come. */
    public enum Form {
        /** one PDF for the printer */
        ONE("pdf"),
        /** a PDF each, in a ZIP file */
        SINGLE("zip");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        public String extension() {
            return extension;
        }
    }

    /**
     * A print that was asked for.
     *
     * @param why empty where none of them had been printed before
     * @param size of the file in bytes, 0 while there is none
     * @param kept whether the file can still be fetched
     */
    public record Print(
            UUID id,
            UUID issuer,
            Form form,
            String why,
            LocalDate askedOn,
            Instant askedAt,
            String person,
            String fileName,
            long size,
            long pages,
            boolean kept) {}

    /** A certificate with the text that a print holds. */
    record Page(UUID certificate, int version) {}

    /**
     * Queues the printing of certificates of one body.
     *
     * @param certificates in the order of the pages
     * @param why needed when one of them was printed before with the text that it has now
     * @return of the long work
     * @throws Refusal when one is not the body's, was revoked or is printed again without a reason
     */
    @Transactional
    public UUID ask(Actor by, UUID issuer, List<UUID> certificates, Form form, String why) {
        UUID print = begin(by, issuer, certificates, form, why);
        return works.queue(by.by(), Printing.KIND, find(print).orElseThrow().fileName(), print.toString());
    }

    /** To be made by the caller in the same transaction. */
    @Transactional
    UUID begin(Actor by, UUID issuer, List<UUID> certificates, Form form, String why) {
        permissions.require(by, CertificateAction.PRINT, issuer);
        if (certificates.isEmpty() || certificates.size() > MOST) {
            throw refused("certificate.refused.count", MOST);
        }
        Standing standing = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE certificate.issuer_id = :issuer
                                                  AND NOT EXISTS (SELECT FROM certificate_revocation revocation
                                                                   WHERE revocation.certificate_id = certificate.id)) AS printable,
                               count(*) FILTER (WHERE EXISTS (SELECT FROM certificate_printed printed
                                                               WHERE printed.certificate_id = said.certificate_id
                                                                 AND printed.version = said.version)) AS again
                          FROM certificate_certificate certificate
                          JOIN certificate_text said ON said.certificate_id = certificate.id AND said.current
                         WHERE certificate.id = ANY (:ids)
                        """)
                .param("issuer", issuer)
                .param("ids", certificates.toArray(UUID[]::new))
                .query(Standing.class)
                .single();
        if (standing.printable() != certificates.size()) {
            throw refused("certificate.refused.not-printable");
        }
        if (standing.again() > 0 && why.isBlank()) {
            throw refused("certificate.refused.why", standing.again());
        }
        UUID print = jdbc.sql("""
                        INSERT INTO certificate_print (issuer_id, form, why, asked_on, asked_at, asked_by, person, file_name)
                        VALUES (:issuer, :form, :why, :today, :now, :account, :person, :fileName)
                        RETURNING id
                        """)
                .param("issuer", issuer)
                .param("form", form.name())
                .param("why", why)
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .param("fileName", "chung-nhan-%s-%d.%s".formatted(day.today(), certificates.size(), form.extension()))
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        INSERT INTO certificate_printed (print_id, page, certificate_id, version)
                        SELECT :print, wanted.page, said.certificate_id, said.version
                          FROM unnest(:ids::uuid[]) WITH ORDINALITY AS wanted (id, page)
                          JOIN certificate_text said ON said.certificate_id = wanted.id AND said.current
                        """)
                .param("print", print)
                .param("ids", certificates.toArray(UUID[]::new))
                .update();
        audit.record(
                by.by(),
                "certificates.printed",
                Subject.of("certificate-print", print),
                why,
                Map.of("count", String.valueOf(certificates.size()), "again", String.valueOf(standing.again())));
        return print;
    }

    private record Standing(long printable, long again) {}

    public Optional<Print> find(UUID id) {
        return jdbc.sql(PRINT + " WHERE print.id = :id")
                .param("id", id)
                .query(Print.class)
                .optional();
    }

    /** Whether it was printed with the text that it has now. */
    public boolean printed(Certificate certificate) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM certificate_printed
                                        WHERE certificate_id = :id
                                          AND version = :version)
                        """)
                .param("id", certificate.id())
                .param("version", certificate.version())
                .query(Boolean.class)
                .single();
    }

    /** Those of some bodies, the newest first. */
    public List<Print> of(List<UUID> issuers, long offset, int most) {
        return jdbc.sql(PRINT + """
                         WHERE print.issuer_id = ANY (:issuers)
                         ORDER BY print.id DESC
                        OFFSET :offset
                         LIMIT :most
                        """)
                .param("issuers", issuers.toArray(UUID[]::new))
                .param("offset", offset)
                .param("most", most)
                .query(Print.class)
                .list();
    }

    /** Those that hold a certificate, the newest first. */
    public List<Print> with(UUID certificate) {
        return jdbc.sql(PRINT + """
                         WHERE print.id IN (SELECT print_id FROM certificate_printed WHERE certificate_id = :certificate)
                         ORDER BY print.id DESC
                        """)
                .param("certificate", certificate)
                .query(Print.class)
                .list();
    }

    /** The pages, in their order. */
    List<Certificate> pages(UUID print, int offset, int most) {
        return jdbc.sql("SELECT " + Certificates.COLUMNS + Certificates.FROM + """
                          JOIN certificate_printed printed
                            ON printed.certificate_id = said.certificate_id
                           AND printed.version = said.version
                         WHERE printed.print_id = :print
                           AND printed.page > :offset
                           AND printed.page <= :offset + :most
                         ORDER BY printed.page
                        """)
                .param("print", print)
                .param("offset", offset)
                .param("most", most)
                .query(Certificates::certificate)
                .list();
    }

    /** Takes the file, piece by piece; it stands when the transaction does. */
    OutputStream fileOf(UUID print) {
        jdbc.sql("DELETE FROM certificate_print_part WHERE print_id = :print")
                .param("print", print)
                .update();
        return new Parts(print);
    }

    /** Reads the file piece by piece; ends early if it is cleared away meanwhile. */
    public void send(UUID print, OutputStream to) throws IOException {
        for (int number = 0; ; number++) {
            Optional<byte[]> part = jdbc.sql("""
                            SELECT bytes
                              FROM certificate_print_part
                             WHERE print_id = :print
                               AND number = :number
                            """)
                    .param("print", print)
                    .param("number", number)
                    .query((row, _) -> row.getBytes("bytes"))
                    .optional();
            if (part.isEmpty()) {
                return;
            }
            to.write(part.get());
        }
    }

    private final class Parts extends OutputStream {

        private final UUID print;
        private final byte[] part = new byte[PART];
        private int filled;
        private int number;
        private long size;

        Parts(UUID print) {
            this.print = print;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int done = 0;
            while (done < length) {
                int piece = Math.min(length - done, PART - filled);
                System.arraycopy(bytes, from + done, part, filled, piece);
                filled += piece;
                done += piece;
                if (filled == PART) {
                    store();
                }
            }
        }

        private void store() {
            jdbc.sql("INSERT INTO certificate_print_part (print_id, number, bytes) VALUES (:print, :number, :bytes)")
                    .param("print", print)
                    .param("number", number++)
                    .param("bytes", Arrays.copyOf(part, filled))
                    .update();
            size += filled;
            filled = 0;
        }

        @Override
        public void close() {
            if (filled > 0) {
                store();
            }
            jdbc.sql("UPDATE certificate_print SET size = :size WHERE id = :print")
                    .param("size", size)
                    .param("print", print)
                    .update();
        }
    }

    private static final String PRINT = """
            SELECT print.id, print.issuer_id AS issuer, print.form, print.why, print.asked_on, print.asked_at, print.person,
                   print.file_name, print.size,
                   (SELECT count(*) FROM certificate_printed printed WHERE printed.print_id = print.id) AS pages,
                   EXISTS (SELECT FROM certificate_print_part part WHERE part.print_id = print.id) AS kept
              FROM certificate_print print
            """;

    private static Refusal refused(String code, Object... args) {
        return new Refusal((Verdict.Refused) Verdict.refused(code, args));
    }
}
