package vn.guongsang.outgoing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.IssuerName;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;

/** How issuers are abbreviated in the sign of their numbers: as they are called, or as their administrator says. */
@Service
public class Signs {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final Permissions permissions;
    private final Bodies bodies;
    private final ObjectProvider<IssuingOrgan.Source> organs;

    Signs(
            JdbcClient jdbc,
            Clock clock,
            Audit audit,
            Permissions permissions,
            Bodies bodies,
            ObjectProvider<IssuingOrgan.Source> organs) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.permissions = permissions;
        this.bodies = bodies;
        this.organs = organs;
    }

    /**
     * What an administrator said.
     *
     * @param unit the unit that drafts letters, part of their sign; often empty
     */
    public record Sign(String sign, String unit) {}

    /** Empty while nobody said anything. */
    public Optional<Sign> said(UUID organ) {
        return jdbc.sql("SELECT sign, unit FROM outgoing_sign WHERE organ_id = :organ")
                .param("organ", organ)
                .query(Sign.class)
                .optional();
    }

    /** @param usual what holds while nobody said otherwise */
    public String of(UUID organ, String usual) {
        return said(organ).map(Sign::sign).orElse(usual);
    }

    /** A body as papers name it, with its sign. */
    public IssuerName issuer(UUID body) {
        IssuerName name = IssuerName.of(bodies.get(body), bodies);
        return said(body).map(sign -> name.signedAs(sign.sign())).orElse(name);
    }

    /** The body first, then its organs. */
    public List<IssuingOrgan> organs(UUID body) {
        Body known = bodies.get(body);
        return Stream.concat(
                        Stream.of(new IssuingOrgan(
                                body,
                                body,
                                known.name(),
                                IssuerName.of(known, bodies).sign())),
                        organs.orderedStream().flatMap(source -> source.of(body).stream()))
                .toList();
    }

    /** For papers from now on; those that were numbered keep theirs. */
    @Transactional
    public void say(Actor by, IssuingOrgan organ, Sign sign) {
        permissions.require(by, FormAction.EDIT, organ.body());
        Optional<Sign> before = said(organ.id());
        jdbc.sql("""
                        INSERT INTO outgoing_sign (organ_id, body_id, sign, unit, changed_at, changed_by, person)
                        VALUES (:organ, :body, :sign, :unit, :now, :account, :person)
                        ON CONFLICT (organ_id) DO UPDATE
                           SET sign = excluded.sign,
                               unit = excluded.unit,
                               changed_at = excluded.changed_at,
                               changed_by = excluded.changed_by,
                               person = excluded.person
                        """)
                .param("organ", organ.id())
                .param("body", organ.body())
                .param("sign", sign.sign())
                .param("unit", sign.unit())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
        audit.record(
                by.by(),
                "paper-sign.said",
                Subject.of("paper-form", organ.body()),
                "",
                Map.of("organ", organ.name(), "sign", sign.sign()),
                Change.changes()
                        .of("sign", before.map(Sign::sign).orElse(organ.sign()), sign.sign())
                        .of("unit", before.map(Sign::unit).orElse(""), sign.unit())
                        .list());
    }
}
