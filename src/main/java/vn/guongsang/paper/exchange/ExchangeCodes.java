package vn.guongsang.paper.exchange;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.directory.DirectoryAction;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.verdict.Verdict;

/** The codes by which bodies are known to the national document exchange (mã định danh điện tử, QĐ 20/2020/QĐ-TTg). */
@Repository
public class ExchangeCodes {

    /** {@code H32.12.5}, or as it was before 2020 {@code 000.05.12.H32}: one part is the letter and number of level 1. */
    private static final Pattern CODE =
            Pattern.compile("(?=(.*\\.)?[A-Z]\\d\\d(\\.|$))[A-Z0-9]{1,4}(\\.[A-Z0-9]{1,4}){0,5}");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Permissions permissions;

    ExchangeCodes(JdbcClient jdbc, Clock clock, Audit audit, Permissions permissions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
    }

    private record Coded(UUID bodyId, String code) {}

    /** Of those that have one. */
    public Map<UUID, String> of(Collection<UUID> bodies) {
        return jdbc
                .sql("SELECT body_id, code FROM paper_exchange_code WHERE body_id = ANY (:bodies)")
                .param("bodies", bodies.toArray(UUID[]::new))
                .query(Coded.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Coded::bodyId, Coded::code));
    }

    public Optional<String> of(UUID body) {
        return Optional.ofNullable(of(List.of(body)).get(body));
    }

    /** Writes a body's code down, or takes it away. */
    @Transactional
    public Verdict set(Actor by, UUID body, String typed) {
        permissions.require(by, DirectoryAction.EDIT, body);
        String code = typed.strip().toUpperCase(Locale.ROOT);
        String before = of(body).orElse("");
        if (code.equals(before)) {
            return Verdict.ALLOWED;
        }
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            return Verdict.refused("paper.refused.code", code);
        }
        jdbc.sql("DELETE FROM paper_exchange_code WHERE body_id = :body")
                .param("body", body)
                .update();
        if (!code.isEmpty() && !insert(by, body, code)) {
            Verdict.refused("paper.refused.code-taken", code).orThrow();
        }
        audit.record(
                by.by(),
                "body.exchange-code",
                Subject.of("body", body),
                "",
                Map.of(),
                Change.changes().of("paper.exchange-code", before, code).list());
        return Verdict.ALLOWED;
    }

    private boolean insert(Actor by, UUID body, String code) {
        try {
            jdbc.sql("""
                            INSERT INTO paper_exchange_code (body_id, code, changed_at, changed_by, person)
                            VALUES (:body, :code, :now, :account, :person)
                            """)
                    .param("body", body)
                    .param("code", code)
                    .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .param("account", by.accountId())
                    .param("person", by.name())
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }
}
