package vn.guongsang.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.guongsang.audit.Audit;

/** Every act that the product writes into its log has words, and says what it changed where it changes something. */
class RecordedActsTests {

    private static final RecordedActs ACTS = RecordedActs.in(Path.of("src/main/java"));

    @Test
    void theWordsAreExactlyThoseOfTheActs() {
        Set<String> begun = ACTS.all().stream()
                .filter(act -> act.endsWith("*"))
                .map(act -> act.substring(0, act.length() - 1))
                .collect(toCollection(TreeSet::new));
        Set<String> words = words("oversight.act.");

        assertThat(begun).allMatch(act -> words.stream().anyMatch(word -> word.startsWith(act)));
        words.removeIf(word -> begun.stream().anyMatch(word::startsWith));
        assertThat(words)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                ACTS.all().stream()
                                        .filter(act -> !act.endsWith("*")
                                                && begun.stream().noneMatch(act::startsWith)),
                                Stream.of(Audit.LOOKED))
                        .toList());
    }

    /** Without them the log shows the code of the kind. */
    @Test
    void everyKindOfThingThatTheLogNamesHasWords() {
        Set<String> words = words("oversight.kind.");

        assertThat(ACTS.kinds()).contains("work", "invitation", "particulars", "plan", "data-subject-*");
        assertThat(ACTS.kinds())
                .allMatch(kind -> kind.endsWith("*")
                        ? words.stream().anyMatch(word -> word.startsWith(kind.substring(0, kind.length() - 1)))
                        : words.contains(kind));
    }

    /** A new act stands in one of these lists, or records before and after. */
    @Test
    void whatChangesAFieldOfARecordSaysBeforeAndAfter() {
        Set<String> beginOrEndSomething = Set.of(
                "account.appointed",
                "account.codes-added",
                "account.codes-removed",
                "account.delegated",
                "account.delegation-revoked",
                "account.factors-removed",
                "account.opened",
                "account.passkey-added",
                "account.passkey-removed",
                "account.reset-asked",
                "account.sso-ended",
                "account.sso-linked",
                "account.sso-unlinked",
                "adoption.recorded",
                "adoption.result",
                "api.token-ended",
                "api.token-made",
                "area.marked",
                "award-decision.discarded",
                "award-decision.drawn-up",
                "award-decision.drawn-up.*",
                "award-decision.issued",
                "bloc.joined",
                "bloc.set-up",
                "bloc.split",
                "body.added",
                "body.began",
                "body.ended",
                "body.stays",
                "certificate.revoked",
                "certificates.issued",
                "certificates.printed",
                "claim-rule.added",
                "claim-rule.removed",
                "consent.recorded",
                "consent.withdrawn",
                "council.convened",
                "council.letter",
                "council.put",
                "council.recused",
                "council.set-up",
                "council.taken-off",
                "council.voted",
                "criterion.ended",
                "criterion.proposed",
                "data-request.received",
                "delivery.retried",
                "consultation.answered",
                "consultation.extended",
                "consultation.kept",
                "consultation.objection-upheld",
                "consultation.objections-answered",
                "consultation.opened",
                "consultation.published",
                "consultation.received",
                "consultation.rule-entered",
                "consultation.rule-taken-back",
                "consultation.stopped",
                "consultation.without-objection",
                "dossier.accepted",
                "dossier.agency-entered",
                "dossier.agency-taken-back",
                "dossier.alike-copied",
                "dossier.alike-legitimate",
                "dossier.alike-unlike",
                "dossier.answered",
                "dossier.appraised",
                "dossier.asked",
                "dossier.awarded",
                "dossier.begun",
                "dossier.clearance-asked",
                "dossier.compared",
                "dossier.endorsed",
                "dossier.escalated",
                "dossier.evidence-pointed",
                "dossier.evidence-unpointed",
                "dossier.failed",
                "dossier.file-added",
                "dossier.file-removed",
                "dossier.found",
                "dossier.meeting-recorded",
                "dossier.portrait-added",
                "dossier.portrait-removed",
                "dossier.report-discarded",
                "dossier.report-read",
                "dossier.report-taken",
                "dossier.returned",
                "dossier.revoked",
                "dossier.submitted",
                "dossier.version-kept",
                "dossier.version-restored",
                "dossier.withdrawn",
                "draft.begun",
                "draft.discarded",
                "draft.published",
                "exemplar.evidence-added",
                "exemplar.evidence-removed",
                "exemplar.fostered.*",
                "exemplar.registered",
                "guidance.decided",
                "guidance.ended",
                "guidance.strength-entered",
                "hold.lifted",
                "hold.placed",
                "holiday.entered",
                "holiday.removed",
                "holiday.reset",
                "intake.answered",
                "intake.received",
                "invitation.accepted",
                "invitation.link-shown",
                "invitation.list-received",
                "invitation.list-sent",
                "invitation.resent",
                "invitation.sent",
                "invitation.withdrawn",
                "job.run-asked",
                "ledger.award-entered",
                "ledger.award-revoked",
                "ledger.complete",
                "ledger.composition-kept",
                "ledger.discipline-kept",
                "ledger.history-corrected",
                "ledger.history-received",
                "ledger.incomplete",
                "ledger.matter-concluded",
                "ledger.matter-kept",
                "ledger.membership-kept",
                "ledger.merge-agreed",
                "ledger.merge-proposed",
                "ledger.merge-refused",
                "ledger.merge-undone",
                "ledger.rating-kept",
                "ledger.subject-added",
                "ledger.work-kept",
                "movement.drafted",
                "movement.ended",
                "movement.launched",
                "obligation.extension-asked",
                "obligation.filed",
                "obligation.forwarded",
                "obligation.forwarding-received",
                "obligation.happened",
                "obligation.happening-taken-back",
                "obligation.taken-over",
                "outgoing-paper.issued",
                "outgoing-paper.redrawn",
                "outgoing-paper.withdrawn",
                "ledger.members-listed",
                "rules.award-added",
                "paper.attached",
                "paper.removed",
                "pact.concluded",
                "pact.reviewed",
                "pact.signed",
                "paper-basis.added",
                "paper-form.brought",
                "paper-form.built-in",
                "paper-form.taken-back",
                "particular.removed",
                "payment.closed",
                "payment.drawn-up",
                "payment.recovered",
                "plan.amendment-asked",
                "plan.loaded",
                "plan.published",
                "plan.replaced",
                "publication.begun",
                "publication.ended",
                "reminder.feed-ended",
                "reminder.feed-made",
                "retention.*",
                "reward.rate-entered",
                "reward.rate-taken-back",
                "rules.loaded",
                "target.entered",
                "webhook.ended",
                "webhook.made",
                "webhook.retried",
                "webhook.tried-out",
                "work.ended",
                "work.queued",
                "work.repeated",
                "work.stop-asked");
        Set<String> nameTheStateBeforeAndAfter = Set.of(
                "account.closed",
                "account.reopened",
                "council.begun",
                "council.closed",
                "council.vote-closed",
                "council.vote-opened",
                "criterion.approved",
                "criterion.returned",
                "data-request.*",
                "decision.drawn-up",
                "decision.issued",
                "exemplar.accepted",
                "exemplar.judged",
                "exemplar.recognised",
                "exemplar.returned",
                "exemplar.submitted",
                "exemplar.withdrawn",
                "obligation.accepted",
                "obligation.ended",
                "obligation.extended",
                "obligation.extension-refused",
                "obligation.moved",
                "obligation.returned",
                "nominations.brought",
                "obligation.waived",
                "plan.all-counted",
                "plan.amendment-declined",
                "plan.amendment-given-back",
                "plan.amendment-taken-up",
                "plan.one-counted",
                "plan.quota-chosen",
                "reminder.chosen",
                "vote.failed",
                "vote.passed",
                "webhook.gone",
                "webhook.paused",
                "webhook.resumed");
        Set<String> tellOfASuccessionThatIsKept = Set.of(
                "succession.recorded",
                "succession.annulled",
                "succession.proposed",
                "succession.annulment-proposed",
                "succession.agreed",
                "succession.declined",
                "succession.withdrawn",
                "body.went-on",
                "body.succession-annulled");
        Set<String> changeNothing = Set.of(
                "account.refused",
                "account.sessions-ended",
                "account.signed-in",
                "account.signed-out",
                "personal-data.disclosed");
        Set<String> changeWhatMustNotStandInTheLog = Set.of(
                "account.password-changed",
                "account.recovery-renewed",
                "particular.recorded",
                "webhook.secret-renewed");
        // written over and over while somebody types
        Set<String> saveADraft = Set.of(
                "dossier.described",
                "draft.changed",
                "exemplar.described",
                "movement.described",
                "publication.written");
        // thousands of rows; the list with its rows is kept
        Set<String> writeAList = Set.of("intake.written", "ledger.history-entered", "nominations.written");

        assertThat(ACTS.bare())
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                beginOrEndSomething,
                                nameTheStateBeforeAndAfter,
                                tellOfASuccessionThatIsKept,
                                changeNothing,
                                changeWhatMustNotStandInTheLog,
                                saveADraft,
                                writeAList)
                        .flatMap(Set::stream)
                        .toList());
    }

    private static Set<String> words(String prefix) {
        return Stream.of(Path.of("src/main/resources/messages").toFile().list((_, name) -> !name.contains("_en")))
                .filter(name -> name.endsWith(".properties"))
                .map(name ->
                        ResourceBundle.getBundle("messages/" + name.replace(".properties", ""), java.util.Locale.ROOT))
                .flatMap(bundle -> bundle.keySet().stream())
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(toCollection(TreeSet::new));
    }
}
