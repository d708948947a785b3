package vn.guongsang.rules.domain;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Change;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.rules.Award;
import vn.guongsang.rules.Eligibility;
import vn.guongsang.rules.RequiredPart;
import vn.guongsang.rules.RuleAction;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/**
 * What dossiers must have, and how an award is called and given, change by decisions too: from today or later, so that what
 * was received before keeps what it was received under.
 */
@Service
public class Editions {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Eligibility eligibility;
    private final LoadingRules rows;

    Editions(
            JdbcClient jdbc,
            Clock clock,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Eligibility eligibility,
            LoadingRules rows) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.eligibility = eligibility;
        this.rows = rows;
    }

    /** @param id made by the form: sent twice it is decided once */
    public record Edition(UUID id, LocalDate since, String basis) {}

    /**
     * All that a dossier must have from a day on, in place of what it must have now.
     *
     * @param award its code; empty for all awards that have no parts of their own
     */
    @Transactional
    public Verdict decide(Actor by, Edition edition, String award, String procedure, List<RequiredPart> parts) {
        permissions.require(by, RuleAction.DECIDE, award);
        if (!first(edition)) {
            return Verdict.ALLOWED;
        }
        List<RequiredPart> known = eligibility.rulebook().everAsked(award, procedure);
        Optional<LocalDate> last = known.stream().map(RequiredPart::since).max(LocalDate::compareTo);
        Verdict verdict = fits(edition, last);
        if (!verdict.allowed()) {
            return verdict;
        }
        keep(by, edition, "PARTS", award);
        jdbc.sql("""
                        UPDATE rules_part
                           SET until = :last
                         WHERE award = :award
                           AND procedure = :procedure
                           AND (until IS NULL OR until > :last)
                        """)
                .param("last", edition.since().minusDays(1))
                .param("award", award)
                .param("procedure", procedure)
                .update();
        int place = next("rules_part");
        for (RequiredPart part : parts) {
            rows.put(place++, part);
        }
        audit.record(
                by.by(),
                "rules.parts-decided",
                Subject.of("rule", award),
                edition.basis(),
                Map.of("since", edition.since().toString()),
                Change.changes()
                        .of(
                                "rules.parts",
                                said(known.stream()
                                        .filter(part -> part.on(edition.since()))
                                        .toList()),
                                said(parts))
                        .list());
        return Verdict.ALLOWED;
    }

    private static String said(List<RequiredPart> parts) {
        return parts.stream().map(RequiredPart::name).collect(Collectors.joining("; "));
    }

    /** How an award is called and given from a day on. */
    @Transactional
    public Verdict decide(Actor by, Edition edition, Award next) {
        permissions.require(by, RuleAction.DECIDE, next.code());
        if (!first(edition)) {
            return Verdict.ALLOWED;
        }
        List<Award> known = eligibility.rulebook().everCalled(next.code());
        Verdict verdict = fits(edition, known.stream().map(Award::since).max(LocalDate::compareTo));
        if (!verdict.allowed()) {
            return verdict;
        }
        keep(by, edition, "AWARD", next.code());
        int place = jdbc.sql("""
                        UPDATE rules_award
                           SET until = :last
                         WHERE code = :code
                           AND (until IS NULL OR until > :last)
                        RETURNING place
                        """)
                .param("last", edition.since().minusDays(1))
                .param("code", next.code())
                .query(Integer.class)
                .optional()
                .orElseGet(() -> next("rules_award"));
        rows.put(place, next);
        Award before = known.getLast();
        audit.record(
                by.by(),
                "rules.award-changed",
                Subject.of("rule", next.code()),
                edition.basis(),
                Map.of("award", next.name(), "since", edition.since().toString()),
                Change.changes()
                        .of("rules.column.name", before.name(), next.name())
                        .of("rules.column.level", before.level(), next.level())
                        .of("rules.column.kinds", sorted(before.subjectKinds()), sorted(next.subjectKinds()))
                        .of("rules.column.grounds", sorted(before.grounds()), sorted(next.grounds()))
                        .of("rules.column.article", before.article(), next.article())
                        .of("rules.column.until", before.until(), next.until())
                        .list());
        return Verdict.ALLOWED;
    }

    /** An award that was not known before; until somebody writes its rule, each case of it needs a person. */
    @Transactional
    public Verdict add(Actor by, Edition edition, Award award) {
        permissions.require(by, RuleAction.DECIDE, award.code());
        if (!first(edition)) {
            return Verdict.ALLOWED;
        }
        if (!eligibility.rulebook().everCalled(award.code()).isEmpty()) {
            return Verdict.refused("rules.refused.award-known", award.code());
        }
        Verdict verdict = fits(edition, Optional.empty());
        if (!verdict.allowed()) {
            return verdict;
        }
        keep(by, edition, "AWARD", award.code());
        rows.put(next("rules_award"), award);
        audit.record(
                by.by(),
                "rules.award-added",
                Subject.of("rule", award.code()),
                edition.basis(),
                Map.of("award", award.name(), "since", edition.since().toString()));
        return Verdict.ALLOWED;
    }

    private static String sorted(java.util.Collection<?> words) {
        return words.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private Verdict fits(Edition edition, Optional<LocalDate> last) {
        if (edition.since().isBefore(day.today())) {
            return Verdict.refused("rules.refused.edition-past", day.today());
        }
        return last.filter(known -> !known.isBefore(edition.since()))
                .map(known -> Verdict.refused("rules.refused.edition-later", known))
                .orElse(Verdict.ALLOWED);
    }

    /** Nobody else decides until the transaction ends. */
    private boolean first(Edition edition) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('rules editions'))")
                .query((_, _) -> true)
                .single();
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM rules_edition WHERE id = :id)")
                .param("id", edition.id())
                .query(Boolean.class)
                .single();
    }

    private void keep(Actor by, Edition edition, String what, String award) {
        jdbc.sql("""
                        INSERT INTO rules_edition (id, what, award, since, basis, decided_on, decided_at, decided_by, decided_by_name)
                        VALUES (:id, :what, :award, :since, :basis, :today, :now, :account, :person)
                        """)
                .param("id", edition.id())
                .param("what", what)
                .param("award", award)
                .param("since", edition.since())
                .param("basis", edition.basis())
                .param("today", day.today())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("account", by.accountId())
                .param("person", by.name())
                .update();
    }

    private int next(String table) {
        return jdbc.sql("SELECT coalesce(max(place), 0) + 1 FROM " + table)
                .query(Integer.class)
                .single();
    }
}
