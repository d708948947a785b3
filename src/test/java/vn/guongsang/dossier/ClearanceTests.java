package vn.guongsang.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import vn.guongsang.commendation.Honours;
import vn.guongsang.demo.OnDay;
import vn.guongsang.document.Upload;
import vn.guongsang.dossier.DossierClearance.Asked;
import vn.guongsang.dossier.DossierClearance.Proposal;
import vn.guongsang.frame.Deadline;
import vn.guongsang.frame.WorkItem;
import vn.guongsang.frame.WorkItem.Group;
import vn.guongsang.frame.WorkSource;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** Which agencies are asked for which subject, all at once, and who has to do what by when. */
@InDemoWorld
class ClearanceTests {

    /** Ten working days after Friday 4 April 2025 pass over Giỗ Tổ on Monday the 7th. */
    private static final LocalDate BEFORE_THE_HOLIDAY = LocalDate.of(2025, 4, 4);

    private static final LocalDate DUE = LocalDate.of(2025, 4, 21);

    @Autowired
    DossierClearance clearance;

    @Autowired
    Agencies agencies;

    @Autowired
    Dossiers dossiers;

    @Autowired
    DossierPath path;

    @Autowired
    Stops stops;

    @Autowired
    Turns turns;

    @Autowired
    List<WorkSource> desks;

    @Autowired
    Bodies bodies;

    @Autowired
    Permissions permissions;

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

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
    void whoIsAskedGoesByKindOfSubjectAndLevelOfAward() {
        assertThat(codes("enterprise", "GK"))
                .containsExactlyInAnyOrder("tax", "insurance", "environment", "labour", "fire", "police");
        assertThat(codes("enterprise", "BK_BT")).contains("inspection");
        assertThat(codes("individual", "GK")).containsExactly("police");
        assertThat(codes("cooperative-group", "GK")).containsExactlyInAnyOrder("tax", "police");
    }

    @Test
    void allAreAskedInOneActEachWithItsDayAndNobodyTwice() {
        UUID id = dossier("enterprise", "GK");
        List<Asked> all = on(BEFORE_THE_HOLIDAY, () -> asked(clearance.proposals(dossiers.get(id))));
        assertThat(all).extracting(Asked::due).containsOnly(DUE);
        UUID form = UUID.randomUUID();
        for (UUID sent : List.of(form, form, UUID.randomUUID())) {
            assertThat(on(BEFORE_THE_HOLIDAY, () -> clearance.ask(hub, sent, id, all)))
                    .isEqualTo(Verdict.ALLOWED);
        }
        assertThat(dossiers.opinions(id))
                .extracting(Opinion::clearance)
                .containsExactlyInAnyOrder("tax", "insurance", "environment", "labour", "fire", "police");
        assertThat(clearance.proposals(dossiers.get(id))).isEmpty();
        assertThatThrownBy(() -> clearance.ask(officer, UUID.randomUUID(), id, all))
                .isInstanceOf(Refusal.class);
        assertThat(code(on(
                        BEFORE_THE_HOLIDAY,
                        () -> clearance.ask(
                                hub,
                                UUID.randomUUID(),
                                dossier("individual", "GK"),
                                List.of(new Asked("police", "Công an xã", BEFORE_THE_HOLIDAY.minusDays(1)))))))
                .isEqualTo("dossier.refused.due-past");
    }

    @Test
    void aBodyThatWorksHereAnswersItselfAndOfAnotherTheHubRecordsTheLetter() {
        UUID id = dossier("enterprise", "GK");
        Actor economy = honours.actor("kinhte.ninhhoa", Role.OFFICER);
        String here = bodies.get(economy.bodyId()).name();
        clearance
                .ask(
                        hub,
                        UUID.randomUUID(),
                        id,
                        List.of(
                                new Asked("tax", "Chi cục Thuế khu vực", LocalDate.of(2025, 3, 24)),
                                new Asked("environment", here, LocalDate.of(2025, 3, 24))))
                .orThrow();
        Opinion tax = opinion(id, "tax");
        Opinion environment = opinion(id, "environment");
        assertThat(tax.body()).isNull();
        assertThat(environment.body()).isEqualTo(economy.bodyId());
        assertThatThrownBy(() -> path.answer(hub, id, environment.id(), true, "Nói thay"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> path.answer(economy, id, tax.id(), true, "Nói thay"))
                .isInstanceOf(Refusal.class);
        path.answer(economy, id, environment.id(), true, "Không vi phạm").orThrow();
        assertThat(code(path.answer(hub, id, tax.id(), false, "Nợ thuế", "12/CCT", new Upload("a.exe", new byte[9]))))
                .startsWith("document.");
        assertThat(opinion(id, "tax").open()).isTrue();
        byte[] pdf = vn.guongsang.document.Documents.pdf(vn.guongsang.document.OfficialDocument.of(
                        vn.guongsang.document.DocumentKind.REPORT,
                        vn.guongsang.document.IssuerName.of(bodies.get(town), bodies)
                                .issuer())
                .about("Trả lời hiệp y")
                .paragraph("Còn nợ thuế")
                .signedBy("Chi cục trưởng")
                .build());
        path.answer(hub, id, tax.id(), false, "Nợ thuế", "12/CCT ngày 11/3/2025", new Upload("tra-loi.pdf", pdf))
                .orThrow();
        assertThat(opinion(id, "tax"))
                .extracting(Opinion::agreed, Opinion::letter, Opinion::fileName)
                .containsExactly(false, "12/CCT ngày 11/3/2025", "tra-loi.pdf");
        assertThat(stops.of(dossiers.get(id)))
                .extracting(Stops.Stop::line)
                .containsExactly(tax.id().toString());
        // the next time it is called by its own name
        assertThat(clearance.proposals(dossiers.get(dossier("enterprise", "GK"))))
                .filteredOn(proposal -> proposal.agency().code().equals("tax"))
                .extracting(Proposal::name)
                .containsExactly("Chi cục Thuế khu vực");
    }

    @Test
    void whoMustBeAskedStopsTheDossierUntilTheyAreOrSomebodyDecides() {
        UUID id = dossier("individual", "HC_LD3");
        assertThat(lines(id)).contains("co-quan-police", "co-quan-inspection");
        clearance
                .ask(
                        hub,
                        UUID.randomUUID(),
                        id,
                        List.of(new Asked("police", "Công an tỉnh", LocalDate.of(2025, 3, 24))))
                .orThrow();
        assertThat(lines(id)).doesNotContain("co-quan-police").contains("co-quan-inspection");
        path.find(hub, id, "co-quan-inspection", true, "Thanh tra đã trả lời chung")
                .orThrow();
        assertThat(lines(id)).doesNotContain("co-quan-inspection");
        assertThat(code(path.find(hub, id, "co-quan-tax", true, "Không liên quan")))
                .isEqualTo("dossier.refused.line");
    }

    @Test
    void anEntryHoldsFromItsDayOnAndCanBeTakenBack() {
        LocalDate since = LocalDate.of(2025, 3, 10);
        UUID replaced = UUID.randomUUID();
        UUID dropped = UUID.randomUUID();
        agencies.enter(administrator, agency(replaced, "police", "Công an cấp xã", 3, true, since));
        agencies.enter(administrator, agency(dropped, "tax", "Thuế", 3, false, since));
        try {
            assertThat(agencies.on(since))
                    .filteredOn(agency -> Set.of("police", "tax").contains(agency.code()))
                    .extracting(Agency::name, Agency::days, Agency::read)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("Công an cấp xã", 3, true));
            assertThat(agencies.on(since.minusDays(1)))
                    .filteredOn(agency -> Set.of("police", "tax").contains(agency.code()))
                    .extracting(Agency::name)
                    .containsExactlyInAnyOrder("Cơ quan công an", "Cơ quan thuế");
        } finally {
            agencies.takeBack(administrator, replaced);
            agencies.takeBack(administrator, dropped);
        }
        assertThat(agencies.on(since)).extracting(Agency::code).contains("tax");
        assertThatThrownBy(() -> agencies.enter(hub, agency(UUID.randomUUID(), "police", "x", 1, true, since)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void everybodySeesWhoHasToDoWhatByWhen() {
        UUID id = dossier("individual", "GK");
        Actor economy = honours.actor("kinhte.ninhhoa", Role.OFFICER);
        String here = bodies.get(economy.bodyId()).name();
        LocalDate due = LocalDate.of(2025, 3, 12);
        path.ask(hub, UUID.randomUUID(), id, null, here + " khác", "Có ý kiến gì?", due)
                .orThrow();
        path.ask(hub, UUID.randomUUID(), id, economy.bodyId(), "", "Có ý kiến gì?", due)
                .orThrow();
        assertThat(turns.of(dossiers.get(id)))
                .extracting(turn -> String.valueOf(turn.what().key()))
                .containsExactly("dossier.turn.appraise", "dossier.turn.answer", "dossier.turn.answer");
        assertThat(on(due, () -> items(economy, id)))
                .extracting(WorkItem::group)
                .containsExactly(Group.WAITING);
        assertThat(on(due.plusDays(1), () -> items(economy, id)))
                .extracting(WorkItem::group, item -> item.deadline().state())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Group.OVERDUE, Deadline.State.LATE));
        assertThat(on(due, () -> items(hub, id))).extracting(WorkItem::group).doesNotContain(Group.OVERDUE);
        assertThat(on(due.plusDays(1), () -> items(hub, id)))
                .extracting(WorkItem::group)
                .contains(Group.OVERDUE);
    }

    @Test
    void whoPutForwardGetsTheResultAndNotTheOpinionsBeforeIt() throws Exception {
        UUID id = dossier("enterprise", "GK");
        Actor economy = honours.actor("kinhte.ninhhoa", Role.OFFICER);
        LocalDate due = LocalDate.of(2025, 3, 24);
        path.ask(hub, UUID.randomUUID(), id, economy.bodyId(), "", "Có ý kiến gì?", due)
                .orThrow();
        path.ask(hub, UUID.randomUUID(), id, null, "Chi cục Thuế", "Có nợ thuế không?", due)
                .orThrow();
        UUID own = dossiers.opinions(id).stream()
                .filter(opinion -> economy.bodyId().equals(opinion.body()))
                .findFirst()
                .orElseThrow()
                .id();
        path.answer(economy, id, own, true, "Ý kiến nội bộ của kinh tế").orThrow();

        assertThat(readers(id)).containsExactlyInAnyOrder("noivu.ninhhoa", "lanhdao.ninhhoa", "thuky.ninhhoa");
        assertThat(seen("noivu.ninhhoa", id)).contains("Ý kiến nội bộ của kinh tế", "Có nợ thuế không?");
        assertThat(seen("kinhte.ninhhoa", id))
                .contains("Ý kiến nội bộ của kinh tế")
                .doesNotContain("Có nợ thuế không?");
        assertThat(seen("ninhdong", id)).doesNotContain("Ý kiến nội bộ", "Có ý kiến gì?", "Có nợ thuế");
        // a person who brought it forward in another office does not read them in this one either
        jdbc.sql("""
                        INSERT INTO dossier_step (dossier_id, step, reason, basis, addressee_id, taken_on, taken_at, taken_by, person,
                                                  body_id)
                        VALUES (:id, 'SUBMITTED', '', '', :town, '2025-03-10', now(), :account, '', :body)
                        """)
                .param("id", id)
                .param("town", town)
                .param("account", hub.accountId())
                .param("body", officer.bodyId())
                .update();
        assertThat(readers(id)).containsExactlyInAnyOrder("lanhdao.ninhhoa", "thuky.ninhhoa");

        jdbc.sql("UPDATE dossier_dossier SET state = 'FAILED' WHERE id = :id")
                .param("id", id)
                .update();
        assertThat(readers(id))
                .containsExactlyInAnyOrder("noivu.ninhhoa", "lanhdao.ninhhoa", "thuky.ninhhoa", "ninhdong");
        assertThat(seen("ninhdong", id)).contains("Ý kiến nội bộ của kinh tế");
    }

    /** Who of these sees what the authority works with. */
    private List<String> readers(UUID dossier) {
        return Stream.of(
                        hub,
                        officer,
                        honours.leader(),
                        honours.secretary(),
                        honours.actor("kinhte.ninhhoa", Role.OFFICER),
                        honours.actor("ninhtho", Role.OFFICER))
                .filter(actor -> permissions.may(actor, DossierAction.INTERNAL, dossiers.get(dossier)))
                .map(Actor::username)
                .toList();
    }

    private String seen(String username, UUID dossier) throws Exception {
        return mvc.perform(get("/ho-so/" + dossier).with(user(people.loadUserByUsername(username))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private List<WorkItem> items(Actor actor, UUID dossier) {
        return desks.stream()
                .flatMap(desk -> desk.itemsFor(actor).stream())
                .filter(item -> item.href().contains(dossier.toString()))
                .toList();
    }

    private List<String> codes(String kind, String award) {
        return clearance.proposals(dossiers.get(dossier(kind, award))).stream()
                .map(proposal -> proposal.agency().code())
                .toList();
    }

    private static List<Asked> asked(List<Proposal> proposals) {
        return proposals.stream()
                .map(proposal -> new Asked(proposal.agency().code(), proposal.name(), proposal.due()))
                .toList();
    }

    private Opinion opinion(UUID dossier, String clearance) {
        return dossiers.opinions(dossier).stream()
                .filter(opinion -> opinion.clearance().equals(clearance))
                .findFirst()
                .orElseThrow();
    }

    /** What still stops it. */
    private List<String> lines(UUID dossier) {
        return stops.of(dossiers.get(dossier)).stream()
                .filter(Stops.Stop::stands)
                .map(Stops.Stop::line)
                .toList();
    }

    private UUID dossier(String kind, String award) {
        return new MadeDossiers(jdbc).accepted(officer.bodyId(), town, "Công ty Hiệp Y", kind, award);
    }

    private static Agency agency(UUID id, String code, String name, int days, boolean asked, LocalDate since) {
        return new Agency(
                id,
                code,
                name,
                "Có vi phạm không?",
                Set.of("individual"),
                Set.of(),
                Set.of(),
                days,
                asked,
                since,
                null,
                "Quy chế",
                true,
                "");
    }

    private static String code(Verdict verdict) {
        return ((Verdict.Refused) verdict).code();
    }

    private static <T> T on(LocalDate day, Supplier<T> act) {
        var answer = new ArrayList<T>();
        OnDay.during(day, () -> answer.add(act.get()));
        return answer.getFirst();
    }
}
