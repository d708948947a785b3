package vn.guongsang.commendation.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.guongsang.commendation.Decision;
import vn.guongsang.commendation.Drawn;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.commendation.Vote;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.exemplar.Exemplar;
import vn.guongsang.exemplar.Exemplars;
import vn.guongsang.exemplar.Profile;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.outgoing.Bases;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.plan.Movements;
import vn.guongsang.plan.Plan;
import vn.guongsang.plan.Plans;
import vn.guongsang.plan.pack.PlanPack;
import vn.guongsang.plan.pack.Recipient;

/**
 * Writes the paper of a decision: a draft without number and day before it is issued, the final text
 * after. It recognises an exemplar; it gives neither a title nor a form of commendation, and says so.
 */
@Component
public class DecisionPaper implements Drawn<Decision> {

    private static final Pattern ARCHIVE = Pattern.compile("^Lưu:?\\s*");
    private static final Pattern LEVELS = Pattern.compile("\\s*/\\s*");

    private final Recognising recognising;
    private final Exemplars exemplars;
    private final Plans plans;
    private final Movements movements;
    private final Bodies bodies;
    private final Signs signs;

    DecisionPaper(
            Recognising recognising,
            Exemplars exemplars,
            Plans plans,
            Movements movements,
            Bodies bodies,
            Signs signs) {
        this.recognising = recognising;
        this.exemplars = exemplars;
        this.plans = plans;
        this.movements = movements;
        this.bodies = bodies;
        this.signs = signs;
    }

    /** How the issuer of the decision is written. */
    public IssuerName issuer(Decision decision) {
        return signs.issuer(decision.issuerId());
    }

    private IssuerName name(Body issuer) {
        return IssuerName.of(issuer, bodies);
    }

    @Override
    public OfficialDocument paper(Decision decision) {
        Exemplar exemplar = exemplars.get(decision.exemplarId());
        Profile profile = exemplar.profile();
        Plan plan = plans.get(exemplar.planId());
        PlanPack pack = plans.pack(plan.id());
        IssuerName issuer = issuer(decision);
        String level = Wording.say("level." + decision.level());
        String kind = Wording.say("kind." + profile.subjectKind());
        IssuerName body = name(bodies.get(exemplar.bodyId()));
        var paper = OfficialDocument.of(DocumentKind.DECISION, issuer.issuer())
                .about(Wording.say("about", level))
                .authority(issuer.authority())
                .basedOn(bases(decision, plan, pack, issuer).toArray(String[]::new))
                .article(recognised(profile, movements.nameOf(plan.id(), profile.movement()), kind, level))
                .article(Wording.say("foster", body.inFull()))
                .article(Wording.say("no-title"))
                .article(Wording.say("carry-out", body.head(), kind))
                .signedBy(
                        decision.signer() == null ? "" : decision.signer(),
                        LEVELS.split(decision.capacity() == null ? issuer.capacity() : decision.capacity()))
                .copiesTo(archive(pack), recipients(pack).toArray(String[]::new));
        if (decision.number() != null && decision.issuedOn() != null) {
            paper.issued(decision.number(), decision.issuedOn());
        }
        return paper.build();
    }

    private static String recognised(Profile profile, String movement, String kind, String level) {
        String name = saysItsKind(profile.name(), kind) ? profile.name() : kind + " " + profile.name();
        String who = profile.place().isEmpty() ? name : Wording.say("and", name, profile.place());
        String recognised = movement.isEmpty()
                ? Wording.say("recognise", who, level)
                : Wording.say("recognise.movement", who, level, movement);
        String deed = profile.deed();
        return Wording.say("deed", recognised, deed.endsWith(".") ? deed : deed + ".");
    }

    /** {@code Hộ ông …} is no “hộ gia đình Hộ ông …”. */
    private static boolean saysItsKind(String name, String kind) {
        String first = kind.substring(0, (kind + " ").indexOf(' ')) + " ";
        return name.regionMatches(true, 0, first, 0, first.length());
    }

    private List<String> bases(Decision decision, Plan plan, PlanPack pack, IssuerName issuer) {
        Vote vote = recognising.vote(decision.voteId());
        var bases = new ArrayList<String>();
        for (String rule : vote.basis().split(";")) {
            bases.add(Wording.say("basis", rule.strip()));
        }
        bases.addAll(PlanBases.of(plan, pack, issuer));
        bases.add(Wording.say("minutes", vote.council(), Wording.day(vote.metOn())));
        return Bases.ordered(bases);
    }

    /** Those to whom the plan reports; its other recipients have no part in one exemplar's recognition. */
    private static List<String> recipients(PlanPack pack) {
        var recipients = new ArrayList<String>();
        recipients.add(Wording.say("to.article"));
        pack.recipients().stream()
                .filter(recipient -> recipient.mark() == Recipient.Mark.FOR_REPORT)
                .map(recipient -> Wording.say("to.report", recipient.name()))
                .forEach(recipients::add);
        return recipients;
    }

    private static String archive(PlanPack pack) {
        return pack.recipients().stream()
                .filter(recipient -> recipient.mark() == Recipient.Mark.ARCHIVE)
                .map(recipient ->
                        ARCHIVE.matcher(recipient.name()).replaceFirst("").strip())
                .findFirst()
                .orElseGet(() -> Wording.say("archive"));
    }
}
