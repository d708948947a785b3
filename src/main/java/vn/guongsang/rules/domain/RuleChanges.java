package vn.guongsang.rules.domain;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
import vn.guongsang.rules.Judgement;
import vn.guongsang.rules.Outcome;
import vn.guongsang.rules.PastCases;
import vn.guongsang.rules.RuleAction;
import vn.guongsang.rules.Rulebook;
import vn.guongsang.rules.language.Clause;
import vn.guongsang.rules.language.RuleVersion;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Verdict;

/** Rules change by decisions: tried on cases of the past, then in force from a day on, for cases received from it. */
@Service
public class RuleChanges {

    /** So many cases are tried, the latest ones. */
    private static final int TRIED = 500;

    private final JdbcClient jdbc;
    private final BusinessDay day;
    private final Audit audit;
    private final Permissions permissions;
    private final Eligibility eligibility;
    private final LoadingRules rows;
    private final ObjectProvider<PastCases> past;

    RuleChanges(
            JdbcClient jdbc,
            BusinessDay day,
            Audit audit,
            Permissions permissions,
            Eligibility eligibility,
            LoadingRules rows,
            ObjectProvider<PastCases> past) {
        this.jdbc = jdbc;
        this.day = day;
        this.audit = audit;
        this.permissions = permissions;
        this.eligibility = eligibility;
        this.rows = rows;
        this.past = past;
    }

    /**
     * A rule as somebody would have it.
     *
     * @param seen the highest number of a rule of the award when the work on it began
     */
    public record Draft(
            UUID id,
            String award,
            int seen,
            LocalDate since,
            @Nullable LocalDate until,
            String basis,
            List<Clause> conditions) {}

    /** What a rule would make of decided cases: how many come to what, before and after, and those that change. */
    public record Trial(int cases, Map<Outcome, Integer> before, Map<Outcome, Integer> after, List<Changed> changed) {}

    public record Changed(PastCases.Past past, Judgement before, Judgement after) {}

    public Trial tryOut(Actor by, Draft draft) {
        permissions.require(by, RuleAction.DECIDE, draft.award());
        Rulebook book = eligibility.rulebook();
        RuleVersion rule = version(by, draft, draft.seen() + 1);
        List<Changed> all = past.orderedStream()
                .flatMap(cases -> cases.of(by, draft.award(), TRIED).stream())
                .limit(TRIED)
                .map(one -> new Changed(one, book.judge(one.decided()), book.judge(one.decided(), rule)))
                .toList();
        var before = new EnumMap<Outcome, Integer>(Outcome.class);
        var after = new EnumMap<Outcome, Integer>(Outcome.class);
        all.forEach(one -> {
            before.merge(one.before().outcome(), 1, Integer::sum);
            after.merge(one.after().outcome(), 1, Integer::sum);
        });
        return new Trial(
                all.size(),
                before,
                after,
                all.stream()
                        .filter(one -> one.before().outcome() != one.after().outcome())
                        .toList());
    }

    /** Whether the draft has a place among the rules that were decided already. */
    public Verdict fits(Draft draft) {
        List<RuleVersion> known = eligibility.rulebook().versions(draft.award());
        LocalDate began =
                known.stream().map(RuleVersion::since).min(LocalDate::compareTo).orElse(draft.since());
        if (draft.until() != null && draft.until().isBefore(draft.since())) {
            return Verdict.refused("rules.refused.until");
        }
        if (draft.since().isBefore(began)) {
            return Verdict.refused("rules.refused.too-early", began);
        }
        Optional<RuleVersion> sameDay = known.stream()
                .filter(rule -> rule.since().equals(draft.since()))
                .reduce((_, later) -> later);
        // cases were judged by it: only one that left everything to persons may still be filled in
        if (sameDay.isPresent()
                && !draft.since().isAfter(day.today())
                && !sameDay.get().unread()) {
            return Verdict.refused("rules.refused.begun", draft.since());
        }
        return known.stream()
                .map(RuleVersion::since)
                .filter(since -> since.isAfter(draft.since()))
                .filter(since -> draft.until() == null || !draft.until().isBefore(since))
                .min(LocalDate::compareTo)
                .map(since -> Verdict.refused("rules.refused.overlaps", since, since.minusDays(1)))
                .orElse(Verdict.ALLOWED);
    }

    /** Sent twice it is decided once. */
    @Transactional
    public Verdict decide(Actor by, Draft draft) {
        permissions.require(by, RuleAction.DECIDE, draft.award());
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:rule, 0))")
                .param("rule", "rule " + draft.award())
                .query((_, _) -> true)
                .single();
        Rulebook book = eligibility.rulebook();
        List<RuleVersion> known = book.versions(draft.award());
        if (known.stream().anyMatch(rule -> rule.id().equals(draft.id()))) {
            return Verdict.ALLOWED;
        }
        Optional<RuleVersion> newest =
                known.stream().reduce((one, other) -> one.number() > other.number() ? one : other);
        int last = newest.map(RuleVersion::number).orElse(0);
        if (last != draft.seen()) {
            return Verdict.refused(
                    "rules.refused.meanwhile",
                    newest.map(RuleVersion::decidedBy).orElse(""));
        }
        Award award = book.known(draft.award(), draft.since()).orElseThrow();
        if (!Contradictions.in(book, award, draft.since(), draft.conditions()).isEmpty()) {
            return Verdict.refused("rules.refused.contradicts");
        }
        Verdict verdict = fits(draft);
        if (!verdict.allowed()) {
            return verdict;
        }
        RuleVersion before = book.version(draft.award(), draft.since()).orElse(null);
        RuleVersion rule = version(by, draft, last + 1);
        rows.put(rule, by.accountId());
        audit.record(
                by.by(),
                "rules.decided",
                Subject.of("rule", draft.award()),
                draft.basis(),
                Map.of("award", award.name(), "since", draft.since().toString()),
                Change.changes()
                        .of("rules.conditions", before == null ? null : plain(before), plain(rule))
                        .list());
        return Verdict.ALLOWED;
    }

    private static String plain(RuleVersion rule) {
        return vn.guongsang.rules.language.RuleJson.write(rule.conditions());
    }

    private RuleVersion version(Actor by, Draft draft, int number) {
        return new RuleVersion(
                draft.id(),
                draft.award(),
                number,
                draft.since(),
                draft.until(),
                draft.basis(),
                draft.conditions(),
                day.today(),
                by.name());
    }
}
