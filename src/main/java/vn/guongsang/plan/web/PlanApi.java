package vn.guongsang.plan.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.guongsang.frame.Untrusted;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.plan.ExemplarCounts;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.PlanAction;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.Standing;
import vn.guongsang.plan.domain.QuotaReadings;
import vn.guongsang.plan.pack.Obligation;
import vn.guongsang.plan.reading.Owing;
import vn.guongsang.time.BusinessDay;

/**
 * Plans, obligations, compliance and quotas for other programs (version 1, read only). Fields are added
 * to an answer, never taken away or given another meaning.
 */
@RestController
@RequestMapping("/api/v1/plans")
class PlanApi {

    private static final int MOST = 500;

    private final Plans plans;
    private final Seen seen;
    private final Owing owing;
    private final ObjectProvider<ExemplarCounts> counts;
    private final QuotaReadings readings;
    private final Permissions permissions;
    private final BusinessDay day;

    PlanApi(
            Plans plans,
            Seen seen,
            Owing owing,
            ObjectProvider<ExemplarCounts> counts,
            QuotaReadings readings,
            Permissions permissions,
            BusinessDay day) {
        this.plans = plans;
        this.seen = seen;
        this.owing = owing;
        this.counts = counts;
        this.readings = readings;
        this.permissions = permissions;
        this.day = day;
    }

    /** @param next where to read on; null at the end */
    record Answer<T>(List<T> items, @Nullable String next) {

        static <T> Answer<T> whole(List<T> items) {
            return new Answer<>(items, null);
        }
    }

    record PlanSaid(
            String id,
            String kind,
            String title,
            String shortTitle,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            String issuer,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        static PlanSaid of(Plan plan) {
            return new PlanSaid(
                    plan.code(),
                    plan.kind(),
                    plan.title(),
                    plan.shortTitle(),
                    plan.number(),
                    plan.issuedOn(),
                    plan.issuer(),
                    plan.periodFrom(),
                    plan.periodTo());
        }
    }

    /** @param rule when it is due, as a Vietnamese sentence */
    record ObligationSaid(String id, String kind, String what, String clause, String rule, boolean binding) {}

    record PeriodSaid(
            String obligation,
            String what,
            String period,
            LocalDate from,
            @Nullable LocalDate due,
            Map<Standing, Long> standings) {

        static PeriodSaid of(Obligation obligation, Owing.Period period) {
            return new PeriodSaid(
                    obligation.id(),
                    obligation.what(),
                    period.period(),
                    period.from(),
                    period.due(),
                    period.standings());
        }
    }

    /** @param counted null where the register cannot tell what belongs to it */
    record QuotaSaid(
            String id,
            String clause,
            @Nullable String movement,
            String kind,
            int required,
            @Nullable Integer recognised,
            @Nullable Integer inProgress) {}

    @GetMapping
    Answer<PlanSaid> all(Actor actor) {
        return Answer.whole(plans.all().stream()
                .filter(plan -> permissions.may(actor, PlanAction.READ, plan))
                .map(PlanSaid::of)
                .toList());
    }

    @GetMapping("/{code}")
    PlanSaid one(Actor actor, @PathVariable("code") String plan) {
        return PlanSaid.of(seen.plan(actor, plan));
    }

    @GetMapping("/{code}/obligations")
    Answer<ObligationSaid> obligations(Actor actor, @PathVariable("code") String plan) {
        PlanView view = seen.view(actor, plan);
        return Answer.whole(view.obligations().stream()
                .map(each -> new ObligationSaid(
                        each.id(), each.kind().name(), each.what(), each.clause(), view.rule(each), each.binding()))
                .toList());
    }

    /** All bodies' for those who may see the board, else those of the actor's body. */
    @GetMapping("/{code}/instances")
    Answer<Owing.Instance> instances(
            Actor actor, @PathVariable("code") String plan, @RequestParam Map<String, String> asked) {
        Plan one = seen.plan(actor, plan);
        UUID body = permissions.may(actor, PlanAction.READ_BOARD, one)
                ? Untrusted.id(asked.get("body")).orElse(null)
                : actor.bodyId();
        LocalDate today = day.today();
        List<Owing.Instance> found = owing.of(
                one.id(),
                body,
                Untrusted.day(asked.get("from")).orElse(LocalDate.of(1900, 1, 1)),
                Untrusted.day(asked.get("to")).orElse(LocalDate.of(9999, 12, 31)),
                Untrusted.day(asked.get("asOf")).orElse(today),
                Untrusted.id(asked.get("after")).orElse(null),
                MOST + 1);
        if (found.size() <= MOST) {
            return Answer.whole(found);
        }
        List<Owing.Instance> items = found.subList(0, MOST);
        String others = asked.entrySet().stream()
                .filter(entry -> List.of("body", "from", "to", "asOf").contains(entry.getKey()))
                .map(entry -> "&" + entry.getKey() + "="
                        + java.net.URLEncoder.encode(entry.getValue(), java.nio.charset.StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        return new Answer<>(
                items,
                "/api/v1/plans/" + one.code() + "/instances?after="
                        + items.getLast().id() + others);
    }

    /** How many bodies stand how, for each obligation and period of a year. */
    @GetMapping("/{code}/compliance")
    Answer<PeriodSaid> compliance(
            Actor actor, @PathVariable("code") String plan, @RequestParam Map<String, String> asked) {
        Plan one = seen.plan(actor, plan);
        permissions.require(actor, PlanAction.READ_BOARD, one);
        LocalDate asOf = Untrusted.day(asked.get("asOf")).orElse(day.today());
        int year = Untrusted.year(asked.get("year")).orElse(asOf.getYear());
        PlanView view = seen.view(one);
        return Answer.whole(owing.periods(one.id(), year, asOf).stream()
                .flatMap(period -> view.pack().obligation(period.obligation()).stream()
                        .map(obligation -> PeriodSaid.of(obligation, period)))
                .toList());
    }

    @GetMapping("/{code}/quotas")
    Answer<QuotaSaid> quotas(Actor actor, @PathVariable("code") String plan) {
        PlanView view = seen.view(actor, plan);
        ExemplarCounts register = counts.getIfAvailable();
        List<ExemplarCounts.Count> counted =
                register == null ? List.of() : register.of(view.plan().id());
        return Answer.whole(
                QuotaLine.of(view.pack(), readings.quotas(view.plan().id(), view.pack()), counted, register != null)
                        .stream()
                        .map(line -> new QuotaSaid(
                                line.asked().id(),
                                line.asked().clause(),
                                line.asked().movement(),
                                line.kind().yaml(),
                                line.number(),
                                line.counted() == null ? null : line.counted().recognised(),
                                line.counted() == null ? null : line.counted().inProgress()))
                        .toList());
    }
}
