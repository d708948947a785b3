package vn.guongsang.rules.domain;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Subject;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.rules.language.RuleJson;
import vn.guongsang.rules.language.RuleVersion;

/** Writes the rules that came with the program when the installation has none, before anything asks for them. */
@Component
public class LoadingRules implements SmartLifecycle {

    /** Before plans and the demo world are loaded. */
    private static final int PHASE = -10;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private volatile boolean running;

    LoadingRules(JdbcClient jdbc, Clock clock, Audit audit, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        transaction.executeWithoutResult(_ -> {
            // of several nodes that start on a new database one loads, the others find it done
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('shipped rules'))")
                    .query()
                    .listOfRows();
            if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM rules_version)")
                    .query(Boolean.class)
                    .single()) {
                load(ShippedRules.read());
            }
        });
        running = true;
    }

    private void load(ShippedRules shipped) {
        List<Award> awards = shipped.awards();
        for (int place = 0; place < awards.size(); place++) {
            put(place, awards.get(place));
        }
        List<RequiredPart> parts = shipped.parts();
        for (int place = 0; place < parts.size(); place++) {
            put(place, parts.get(place));
        }
        shipped.rules().forEach(version -> put(version, null));
        audit.record(
                By.SYSTEM,
                "rules.loaded",
                Subject.of("rule", ""),
                Map.of("rules", String.valueOf(shipped.rules().size())));
    }

    void put(int place, Award award) {
        jdbc.sql("""
                        INSERT INTO rules_award (code, since, until, place, name, list, level, subject_kinds, grounds,
                                                 article, read)
                        VALUES (:code, :since, :until, :place, :name, :list, :level, string_to_array(:kinds, ' '),
                                string_to_array(:grounds, ' '), :article, :read)
                        """)
                .param("code", award.code())
                .param("since", award.since())
                .param("until", award.until())
                .param("place", place)
                .param("name", award.name())
                .param("list", award.list().name())
                .param("level", award.level())
                .param("kinds", String.join(" ", award.subjectKinds()))
                .param("grounds", award.grounds().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .param("article", award.article())
                .param("read", award.read())
                .update();
    }

    void put(int place, RequiredPart part) {
        jdbc.sql("""
                        INSERT INTO rules_part (place, award, procedure, code, name, todo, article, read, since, until)
                        VALUES (:place, :award, :procedure, :code, :name, :todo, :article, :read, :since, :until)
                        """)
                .param("place", place)
                .param("award", part.award())
                .param("procedure", part.procedure())
                .param("code", part.code())
                .param("name", part.name())
                .param("todo", part.todo())
                .param("article", part.article())
                .param("read", part.read())
                .param("since", part.since())
                .param("until", part.until())
                .update();
    }

    /** @param by null for one that came with the program */
    void put(RuleVersion version, @Nullable UUID by) {
        jdbc.sql("""
                        INSERT INTO rules_version (id, award, number, since, until, basis, conditions, decided_on,
                                                   decided_at, decided_by, decided_by_name)
                        VALUES (:id, :award, :number, :since, :until, :basis, :conditions::jsonb, :today,
                                :now, :account, :person)
                        """)
                .param("id", version.id())
                .param("award", version.award())
                .param("number", version.number())
                .param("since", version.since())
                .param("until", version.until())
                .param("basis", version.basis())
                .param("conditions", RuleJson.write(version.conditions()))
                .param("today", version.decidedOn())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by)
                .param("person", version.decidedBy())
                .update();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
