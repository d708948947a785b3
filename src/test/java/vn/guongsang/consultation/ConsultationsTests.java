package vn.guongsang.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.consultation.Consultations.Written;
import vn.guongsang.demo.OnDay;
import vn.guongsang.dossier.DossierConsultation;
import vn.guongsang.dossier.DossierPath;
import vn.guongsang.dossier.DossierState;
import vn.guongsang.dossier.Dossiers;
import vn.guongsang.dossier.MadeDossiers;
import vn.guongsang.dossier.Stops;
import vn.guongsang.holiday.Holidays;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.privacy.DataSubject;
import vn.guongsang.privacy.PersonalData;
import vn.guongsang.privacy.Retained;
import vn.guongsang.privacy.RetentionRule;
import vn.guongsang.time.WorkingDays.Special;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Dossiers before the public: the clock, who sees and does what, and what comes of it. */
@InDemoWorld
class ConsultationsTests {

    /** Giỗ Tổ is Monday 7 April 2025: five working days after Monday 31 March end on Tuesday 8 April. */
    private static final LocalDate OPENED = LocalDate.of(2025, 3, 31);

    private static final LocalDate LAST_DAY = LocalDate.of(2025, 4, 8);
    private static final LocalDate AFTER = LAST_DAY.plusDays(1);

    @Autowired
    Consultations consultations;

    @Autowired
    ConsultationRules rules;

    @Autowired
    DossierConsultation opening;

    @Autowired
    DossierPath path;

    @Autowired
    Dossiers dossiers;

    @Autowired
    Stops stops;

    @Autowired
    Holidays holidays;

    @Autowired
    Permissions permissions;

    @Autowired
    Audit audit;

    @Autowired
    List<PersonalData> personalData;

    @Autowired
    List<Retained> retained;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;
    Actor hub;
    Actor officer;
    Actor administrator;
    UUID town;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
        hub = honours.actor("noivu.ninhhoa", Role.HUB_OFFICER);
        officer = honours.actor("ninhdong", Role.OFFICER);
        administrator = honours.actor("quantri", Role.ADMINISTRATOR);
        town = honours.leader().bodyId();
    }

    @Test
    void takesOpinionsToTheEndOfTheLastWorkingDayAndPassesOverAHoliday() {
        Item item = opened(dossier("GK"));
        assertThat(item.closesOn()).isEqualTo(LAST_DAY);
        assertThat(on(LAST_DAY, () -> send(item, "Còn kịp"))).isEqualTo(Verdict.ALLOWED);
        assertThat(code(on(AFTER, () -> send(item, "Quá muộn")))).isEqualTo("consultation.refused.closed");
        assertThat(consultations.opinions(item.id()))
                .extracting(PublicOpinion::words)
                .containsExactly("Còn kịp");
    }

    @Test
    void aHolidayThatIsAddedMovesTheLastDayOnAndOneThatIsTakenAwayDoesNotMoveItBack() {
        LocalDate monday = LocalDate.of(2034, 6, 5);
        Item item = on(monday, () -> opened(dossier("GK"), 3));
        assertThat(item.closesOn()).isEqualTo(LocalDate.of(2034, 6, 8));
        LocalDate tuesday = monday.plusDays(1);
        try {
            on(
                    monday,
                    () -> holidays.enter(
                            administrator, new Special(tuesday, tuesday, false, "Nghỉ thêm", "Thông báo", true)));
            assertThat(consultations.get(item.id()).closesOn()).isEqualTo(LocalDate.of(2034, 6, 9));
        } finally {
            OnDay.during(monday, () -> holidays.reset(administrator, 2034));
        }
        assertThat(consultations.get(item.id()).closesOn()).isEqualTo(LocalDate.of(2034, 6, 9));
        assertThat(acts(item)).contains("consultation.opened", "consultation.extended");
    }

    @Test
    void othersSeeAnOpinionOnceItIsPublishedAndNeverWhoWroteItAgainstTheirWish() {
        Item item = opened(dossier("GK"));
        UUID unnamed = sent(item, new Written("Người Kín", false, "0900 000 000", "Xứng đáng"));
        UUID named = sent(item, new Written("Lê Thị Rõ", true, "ro@example.vn", "Rất xứng đáng"));
        UUID kept = sent(item, new Written("Kẻ Xấu", true, "x", "Lời thô tục"));
        assertThat(consultations.published(item.id())).isEmpty();
        moderate(item, unnamed, true);
        moderate(item, named, true);
        moderate(item, kept, false);
        assertThat(consultations.published(item.id()))
                .extracting(PublicOpinion::name, PublicOpinion::contact, PublicOpinion::words)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("", "", "Xứng đáng"),
                        org.assertj.core.groups.Tuple.tuple("Lê Thị Rõ", "", "Rất xứng đáng"));
        assertThat(consultations.tally(item.id())).isEqualTo(new Item.Tally(0, 2, 1, 2));
    }

    @Test
    void whatIsSentTwiceIsKeptOnceAndOneSenderCannotFloodIt() {
        Item item = opened(dossier("GK"));
        UUID form = UUID.randomUUID();
        String address = "192.0.2." + Math.floorMod(form.hashCode(), 250);
        for (int time = 0; time < 2; time++) {
            assertThat(receive(item, form, "Một lần", address)).isEqualTo(Verdict.ALLOWED);
        }
        for (int more = 0; more < 4; more++) {
            assertThat(receive(item, UUID.randomUUID(), "Lần nữa", address)).isEqualTo(Verdict.ALLOWED);
        }
        assertThat(code(receive(item, UUID.randomUUID(), "Quá nhiều", address)))
                .isEqualTo("consultation.refused.too-many");
        assertThat(receive(item, UUID.randomUUID(), "Người khác", address + "1"))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(consultations.opinions(item.id())).hasSize(6);
    }

    @Test
    void theHubKeepsItTheBodyAnswersAndNobodyElseKnowsOfIt() {
        Item item = opened(dossier("GK"));
        var may = new LinkedHashMap<String, List<ConsultationAction>>();
        for (Actor actor : List.of(
                hub,
                officer,
                honours.actor("ninhson", Role.OFFICER),
                honours.secretary(),
                honours.actor(Honours.STRANGER, Role.OFFICER),
                administrator)) {
            var actions = new ArrayList<ConsultationAction>();
            for (ConsultationAction action : ConsultationAction.values()) {
                if (permissions.may(actor, action, item)) {
                    actions.add(action);
                }
            }
            may.put(actor.username(), actions);
        }
        assertThat(may)
                .isEqualTo(Map.of(
                        "noivu.ninhhoa",
                        List.of(ConsultationAction.READ, ConsultationAction.KEEP, ConsultationAction.ANSWER),
                        "ninhdong",
                        List.of(ConsultationAction.READ, ConsultationAction.ANSWER),
                        "ninhson",
                        List.of(),
                        Honours.SECRETARY,
                        List.of(ConsultationAction.READ),
                        Honours.STRANGER,
                        List.of(),
                        "quantri",
                        List.of()));
        UUID opinion = sent(item, new Written("A", false, "b", "c"));
        assertThatThrownBy(() -> consultations.moderate(officer, item.id(), opinion, true, ""))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isConcludedAfterItsLastDayWhenAllIsReadAndAnswered() {
        UUID dossier = dossier("GK");
        Item item = opened(dossier);
        UUID opinion = sent(item, new Written("A", false, "b", "Có việc chưa rõ"));
        UUID other = sent(item, new Written("A", false, "b", "Linh tinh"));
        assertThat(code(on(LAST_DAY, () -> conclude(item, Finding.NO_OBJECTION))))
                .isEqualTo("consultation.refused.running");
        assertThat(code(on(AFTER, () -> conclude(item, Finding.ANSWERED)))).isEqualTo("consultation.refused.unread");
        assertThat(code(consultations.answer(officer, UUID.randomUUID(), item.id(), opinion, "Trả lời")))
                .isEqualTo("consultation.refused.not-published");
        moderate(item, opinion, true);
        moderate(item, other, false);
        assertThat(code(on(AFTER, () -> conclude(item, Finding.ANSWERED))))
                .isEqualTo("consultation.refused.unanswered");
        UUID form = UUID.randomUUID();
        for (int time = 0; time < 2; time++) {
            assertThat(consultations.answer(officer, form, item.id(), opinion, "Đã xác minh"))
                    .isEqualTo(Verdict.ALLOWED);
        }
        assertThat(consultations.published(item.id()).getFirst().answers())
                .extracting(PublicOpinion.Answer::words)
                .containsExactly("Đã xác minh");
        assertThat(on(AFTER, () -> conclude(item, Finding.ANSWERED))).isEqualTo(Verdict.ALLOWED);
        assertThat(code(on(AFTER, () -> conclude(item, Finding.UPHELD)))).isEqualTo("consultation.refused.concluded");
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.ACCEPTED);
        assertThat(acts(item))
                .containsExactly(
                        "consultation.opened",
                        "consultation.received",
                        "consultation.received",
                        "consultation.published",
                        "consultation.kept",
                        "consultation.answered",
                        "consultation.objections-answered");
    }

    @Test
    void anObjectionThatIsUpheldSendsTheDossierBackWithItsReason() {
        UUID dossier = dossier("GK");
        Item item = opened(dossier);
        assertThat(on(AFTER, () -> conclude(item, Finding.UPHELD))).isEqualTo(Verdict.ALLOWED);
        assertThat(dossiers.get(dossier).state()).isEqualTo(DossierState.RETURNED);
        assertThat(dossiers.steps(dossier).getLast().reason()).isEqualTo("Đã xem xét");
        assertThat(consultations.get(item.id()).shown(AFTER)).isFalse();
    }

    @Test
    void aDossierThatGoesBackIsTakenOffDisplay() {
        UUID dossier = dossier("GK");
        Item item = opened(dossier);
        assertThat(path.sendBack(hub, dossier, "Thiếu xác nhận", List.of())).isEqualTo(Verdict.ALLOWED);
        assertThat(consultations.get(item.id()).finding()).isEqualTo(Finding.STOPPED);
        assertThat(code(on(OPENED, () -> send(item, "Còn kịp không")))).isEqualTo("consultation.refused.closed");
    }

    @Test
    void nothingIsBeforeThePublicTwiceAtOnceAndAnOpeningIsAllOrNone() {
        UUID first = dossier("GK");
        UUID second = dossier("GK");
        opened(first);
        assertThatThrownBy(() -> open(List.of(second, first), UUID.randomUUID(), 5))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("consultation.refused.on-display"));
        assertThat(consultations.latest(DossierPath.MATTER, second)).isEmpty();
        UUID form = UUID.randomUUID();
        assertThat(open(List.of(second), form, 5)).isEqualTo(Verdict.ALLOWED);
        assertThat(open(List.of(second), form, 5)).isEqualTo(Verdict.ALLOWED);
        assertThatThrownBy(() -> opening.open(officer, UUID.randomUUID(), "Đợt", 5, "Căn cứ", Map.of(first, "Tóm tắt")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatTheRulesDemandStopsTheDossierUntilThePublicWasAskedOrSomebodyDecides() {
        assertThat(stops.of(dossiers.get(dossier("GK")))).isEmpty();
        UUID state = dossier("HC_LD3");
        assertThat(stands(state)).containsExactly("dossier.stop.consult.unread");
        Item item = opened(state);
        assertThat(stands(state)).containsExactly("dossier.stop.consulting");
        assertThatThrownBy(() ->
                        path.find(hub, state, "lay-y-kien", true, "Không cần").orThrow())
                .isInstanceOf(Refusal.class);
        assertThat(on(AFTER, () -> stands(state))).containsExactly("dossier.stop.conclude");
        on(AFTER, () -> conclude(item, Finding.NO_OBJECTION));
        assertThat(stands(state)).isEmpty();

        UUID other = dossier("HC_LD3");
        path.find(hub, other, "lay-y-kien", true, "Theo văn bản hướng dẫn").orThrow();
        assertThat(stands(other)).isEmpty();
        assertThat(stops.of(dossiers.get(other)))
                .filteredOn(stop -> stop.line().equals("lay-y-kien"))
                .extracting(stop -> stop.found().words())
                .containsExactly("Theo văn bản hướng dẫn");
    }

    @Test
    void aRuleThatWasEnteredGoesBeforeTheProductsOwnFromItsDayOnAndBindsTheDays() {
        UUID rule = UUID.randomUUID();
        rules.enter(administrator, rule, "HC_LD3", 7, true, LocalDate.of(2025, 3, 10), "Quy chế");
        try {
            assertThat(rules.on(LocalDate.of(2025, 3, 9), List.of("HC_LD3", "state")))
                    .get()
                    .extracting(ConsultationRule::days)
                    .isEqualTo(10);
            assertThat(rules.on(LocalDate.of(2025, 3, 10), List.of("HC_LD3", "state")))
                    .get()
                    .extracting(ConsultationRule::days)
                    .isEqualTo(7);
            UUID state = dossier("HC_LD3");
            assertThat(stands(state)).containsExactly("dossier.stop.consult");
            assertThatThrownBy(() -> open(List.of(state), UUID.randomUUID(), 6))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.verdict().code()).isEqualTo("consultation.refused.short"));
            assertThat(open(List.of(state), UUID.randomUUID(), 7)).isEqualTo(Verdict.ALLOWED);
        } finally {
            rules.takeBack(administrator, rule);
        }
        assertThatThrownBy(() -> rules.enter(hub, UUID.randomUUID(), "state", 1, false, OPENED, "x"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aWriterIsToldWhatIsHeldAndIsForgottenInTime() {
        Item item = opened(dossier("GK"));
        UUID published = sent(item, new Written("Phạm Thị Quên", true, "0911", "Tôi đồng tình"));
        UUID kept = sent(item, new Written("Phạm Thị Quên", true, "0911", "Không đăng câu này"));
        moderate(item, published, true);
        moderate(item, kept, false);
        assertThat(personalData.stream()
                        .flatMap(held -> held.about(DataSubject.writer(published)).stream())
                        .flatMap(held -> held.rows().stream())
                        .map(row -> row.get("contact"))
                        .toList())
                .containsExactly("0911");
        Retained opinions = retained.stream()
                .filter(kind -> kind.what().equals("consultation.opinion"))
                .findFirst()
                .orElseThrow();
        assertThat(opinions.endedBefore(AFTER.plusYears(9), 1_000))
                .noneMatch(ended -> ended.subject().id().equals(published.toString()));
        on(AFTER, () -> conclude(item, Finding.NO_OBJECTION));
        for (UUID id : List.of(published, kept)) {
            assertThat(opinions.lock(Subject.of("writer", id))).isPresent();
            opinions.end(administrator, Subject.of("writer", id), RetentionRule.Action.ANONYMISE);
            assertThat(opinions.lock(Subject.of("writer", id))).isEmpty();
        }
        assertThat(consultations.opinions(item.id()))
                .extracting(PublicOpinion::name, PublicOpinion::contact, PublicOpinion::words)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("—", "", "Tôi đồng tình"),
                        org.assertj.core.groups.Tuple.tuple("—", "", ""));
    }

    // the way there

    private UUID dossier(String award) {
        return new MadeDossiers(jdbc).accepted(officer.bodyId(), town, "Nguyễn Văn Công Khai", "individual", award);
    }

    private Item opened(UUID dossier) {
        return on(OPENED, () -> opened(dossier, 5));
    }

    private Item opened(UUID dossier, int days) {
        open(List.of(dossier), UUID.randomUUID(), days).orThrow();
        return consultations.latest(DossierPath.MATTER, dossier).orElseThrow();
    }

    private Verdict open(List<UUID> chosen, UUID form, int days) {
        var summaries = new LinkedHashMap<UUID, String>();
        chosen.forEach(id -> summaries.put(id, "Đã làm được nhiều việc"));
        return opening.open(hub, form, "Đợt lấy ý kiến", days, "Quy chế của thị xã", summaries);
    }

    private Verdict send(Item item, String words) {
        return receive(item, UUID.randomUUID(), words, UUID.randomUUID().toString());
    }

    private Verdict receive(Item item, UUID form, String words, String address) {
        return consultations.receive(form, item.id(), new Written("Người gửi", false, "0900", words), address);
    }

    private UUID sent(Item item, Written written) {
        UUID id = UUID.randomUUID();
        on(
                        OPENED,
                        () -> consultations.receive(
                                id, item.id(), written, UUID.randomUUID().toString()))
                .orThrow();
        return id;
    }

    private void moderate(Item item, UUID opinion, boolean publish) {
        consultations
                .moderate(hub, item.id(), opinion, publish, publish ? "" : "Không phù hợp")
                .orThrow();
    }

    private Verdict conclude(Item item, Finding finding) {
        return consultations.conclude(hub, item.id(), finding, "Đã xem xét");
    }

    /** What of the consultation stops it; agencies are another matter. */
    private List<String> stands(UUID dossier) {
        return stops.of(dossiers.get(dossier)).stream()
                .filter(stop -> stop.line().equals("lay-y-kien") && stop.stands())
                .map(stop -> String.valueOf(stop.what().key()))
                .toList();
    }

    private List<String> acts(Item item) {
        return audit.timeline(Subject.of(item.kind(), item.objectId())).stream()
                .map(Entry::act)
                .toList();
    }

    private static String code(Verdict verdict) {
        return ((Verdict.Refused) verdict).code();
    }

    private static <T> T on(LocalDate day, Callable<T> act) {
        var answer = new ArrayList<T>();
        OnDay.during(day, () -> {
            try {
                answer.add(act.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return answer.getFirst();
    }
}
