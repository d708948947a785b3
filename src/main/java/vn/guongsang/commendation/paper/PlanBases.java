package vn.guongsang.commendation.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.guongsang.document.IssuerName;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.LegalBasis;
import vn.guongsang.plan.pack.LegalBasis.Role;
import vn.guongsang.plan.pack.PlanPack;

/** What a decision under a plan can rest on: the plan itself, and what the plan says that it rests on. */
@Component
public class PlanBases {

    /** What the plan only serves or mentions is no basis of a decision. */
    private static final Set<Role> RESTING =
            Set.of(Role.DIRECT_BASIS, Role.IMPLEMENTS, Role.CONTINUES, Role.GUIDING, Role.APPLIES);

    private final Plans plans;
    private final Signs signs;

    PlanBases(Plans plans, Signs signs) {
        this.plans = plans;
        this.signs = signs;
    }

    /** What the plans of an issuer offer that run on a day, by the plan that offers it. */
    public List<Offered> of(UUID issuer, LocalDate on) {
        IssuerName name = signs.issuer(issuer);
        return plans.all().stream()
                .filter(plan -> plan.issuerId().equals(issuer) && runs(plan, on))
                .flatMap(plan ->
                        of(plan, plans.pack(plan), name).stream().map(basis -> new Offered(basis, plan.title())))
                .toList();
    }

    /** @param plan title of the plan that names it */
    public record Offered(String words, String plan) {}

    private static boolean runs(Plan plan, LocalDate on) {
        return (plan.periodFrom() == null || !plan.periodFrom().isAfter(on))
                && (plan.periodTo() == null || !plan.periodTo().isBefore(on));
    }

    static List<String> of(Plan plan, PlanPack pack, IssuerName issuer) {
        return Stream.concat(
                        pack.legalBases().stream().filter(PlanBases::rests).map(PlanBases::cited),
                        Stream.of(cited(plan, issuer)))
                .map(basis -> Wording.say("basis", basis))
                .toList();
    }

    private static boolean rests(LegalBasis basis) {
        return (basis.role() == null || RESTING.contains(basis.role())) && basis.number() != null;
    }

    private static String cited(LegalBasis basis) {
        return cited(
                Wording.say("law." + basis.kind()),
                basis.number(),
                basis.date() == null ? null : Wording.day(basis.date()),
                basis.issuer() == null ? null : basis.issuer().split(";")[0].strip(),
                basis.title());
    }

    private static String cited(Plan plan, IssuerName issuer) {
        return cited(
                Wording.say("law.PLAN"),
                plan.number(),
                plan.issuedOn() == null ? null : Wording.day(plan.issuedOn()),
                issuer.inFull(),
                plan.title());
    }

    /** {@code Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014 của Bộ Chính trị về …}; what is not known is left out. */
    private static String cited(
            String kind,
            @Nullable String number,
            @Nullable String day,
            @Nullable String issuer,
            @Nullable String title) {
        String cited = kind;
        cited = number == null ? cited : Wording.say("basis.number", cited, number);
        cited = day == null ? cited : Wording.say("basis.day", cited, day);
        cited = issuer == null ? cited : Wording.say("basis.issuer", cited, issuer);
        if (title == null) {
            return cited;
        }
        String own = title.startsWith(kind) ? title.substring(kind.length()).strip() : title;
        return Wording.say("basis.about", cited, Wording.inSentence(own.replaceFirst("^(?:về việc|về)\\s+", "")));
    }
}
