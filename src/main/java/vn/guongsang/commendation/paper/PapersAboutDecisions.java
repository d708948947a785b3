package vn.guongsang.commendation.paper;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.commendation.AwardDecision;
import vn.guongsang.commendation.AwardDecisionAction;
import vn.guongsang.commendation.Awarding;
import vn.guongsang.document.IssuerName;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.frame.Text;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Question;
import vn.guongsang.outgoing.OutgoingDraft;
import vn.guongsang.outgoing.Signs;
import vn.guongsang.verdict.Verdict;

/**
 * The papers that go out about a decision, each under a number of the body that writes it: with the submission it is
 * asked for, by notice and announcement it is told.
 */
@Configuration(proxyBeanMethods = false)
class PapersAboutDecisions {

    @Bean
    OutgoingDraft.Source submission(Awarding awarding, AwardPaper paper, Signs signs) {
        return new About(AwardForms.SUBMISSION, awarding, signs, paper::submission);
    }

    @Bean
    OutgoingDraft.Source notice(Awarding awarding, AwardPaper paper, Signs signs) {
        return new About(AwardForms.NOTICE, awarding, signs, paper::notice);
    }

    @Bean
    OutgoingDraft.Source announcement(Awarding awarding, AwardPaper paper, Signs signs) {
        return new About(AwardForms.ANNOUNCEMENT, awarding, signs, paper::announcement);
    }

    private record About(
            String form, Awarding awarding, Signs signs, BiFunction<AwardDecision, IssuerName, OfficialDocument> drawn)
            implements OutgoingDraft.Source {

        @Override
        public Optional<OutgoingDraft> draft(Actor actor, UUID of) {
            return awarding.find(of)
                    .filter(decision -> submits() || told(decision))
                    .map(decision -> new OutgoingDraft(
                            actor.bodyId(),
                            actor.bodyId(),
                            drawn.apply(decision, signs.issuer(actor.bodyId())),
                            decision.number() == null
                                    ? Text.key("commendation.decision.draft")
                                    : Text.key("commendation.decision.numbered", decision.number()),
                            "/quyet-dinh-khen-thuong/" + of,
                            submits() ? decision.drawnUpOn() : issuedOn(decision),
                            Verdict.ALLOWED,
                            new Question<>(
                                    submits() ? AwardDecisionAction.READ : AwardDecisionAction.DRAW_UP, decision),
                            new Question<>(AwardDecisionAction.READ, decision),
                            new Question<>(AwardDecisionAction.DRAW_UP, decision)));
        }

        private boolean submits() {
            return form.equals(AwardForms.SUBMISSION);
        }

        /** Only what was granted is told; corrections and revocations go to those concerned. */
        private static boolean told(AwardDecision decision) {
            return decision.issued() && decision.kind() == AwardDecision.Kind.GRANT;
        }

        private static LocalDate issuedOn(AwardDecision decision) {
            return Objects.requireNonNull(decision.issuedOn());
        }
    }
}
