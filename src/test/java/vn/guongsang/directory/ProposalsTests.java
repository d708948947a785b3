package vn.guongsang.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.By;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.identity.Account;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.Body;
import vn.guongsang.organisation.Facts;
import vn.guongsang.organisation.Succession;
import vn.guongsang.organisation.SuccessionWorld;
import vn.guongsang.organisation.Successions;

/** What touches several lines of bodies waits for the word of each that its proposer does not answer for. */
@InDemoWorld
class ProposalsTests {

    private static final String FORM = "/don-vi/sap-xep/moi";
    private static final String LIST = "/don-vi/sap-xep";

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    Bodies bodies;

    @Autowired
    Accounts accounts;

    @Autowired
    Successions successions;

    @Autowired
    Audit audit;

    SuccessionWorld world;
    Body one;
    Body other;
    Body ward;
    Body foreign;
    String own;
    String asked;
    String third;

    @BeforeEach
    void lines() {
        world = new SuccessionWorld(bodies, successions);
        one = world.province("Vùng Một");
        other = world.province("Vùng Hai");
        ward = world.commune("UBND xã Của Một", one);
        foreign = world.commune("UBND xã Của Hai", other);
        own = administrator(one);
        asked = administrator(other);
        third = administrator(world.province("Vùng Ba"));
    }

    // ---- recording

    @Test
    void nothingChangesBeforeTheOtherLineAgreesAndThenItIsRecordedOnce() throws Exception {
        UUID id = UUID.randomUUID();
        Document preview = Jsoup.parse(as(own, merger(id, ward, foreign)).getContentAsString());
        assertThat(preview.select(".banner").text()).contains("UBND xã Của Hai", "Vùng Hai đồng ý");
        assertThat(preview.select("button[name=ghi-nhan]").text()).isEqualTo("Gửi đề nghị");

        String page = proposed(own, merger(id, ward, foreign));
        assertThat(proposed(own, merger(id, ward, foreign))).as("sent twice").isEqualTo(page);

        assertThat(bodies.get(ward.id()).to()).isNull();
        assertThat(bodies.get(foreign.id()).to()).isNull();
        assertThat(successions.find(id)).isEmpty();
        assertThat(as(own, get(LIST + "/" + id)).getStatus()).isEqualTo(404);
        for (String reader : List.of(own, asked)) {
            assertThat(page(reader, LIST).select(".card a").eachAttr("href")).containsExactly(page);
            assertThat(page(reader, "/viec").select("a").eachAttr("href")).contains(page);
            assertThat(page(reader, page).select("svg.succession text").text())
                    .contains("UBND xã Của Một", "UBND xã Của Hai");
        }
        assertThat(page(asked, "/viec").select("main").text())
                .contains("Đề nghị: Sáp nhập, hợp nhất từ ngày 01/07/2025", "Vùng Một đề nghị");
        assertThat(page(asked, page).select("dl.facts").text()).contains("UBND xã Nhập Lại, trực thuộc Vùng Một");
        assertThat(page(own, page).select("form[action$=dong-y]")).isEmpty();
        assertThat(page(asked, page).select("form[action$=rut]")).isEmpty();

        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(as(asked, post(page + "/dong-y")).getRedirectedUrl()).isEqualTo(LIST + "/" + id);
        }

        assertThat(bodies.get(ward.id()).to()).isEqualTo(SuccessionWorld.DAY.minusDays(1));
        Succession recorded = successions.find(id).orElseThrow();
        assertThat(recorded.ended()).containsExactlyInAnyOrder(ward.id(), foreign.id());
        assertThat(recorded.born()).hasSize(1);
        assertThat(page(own, page).select(".banner").text()).contains("Các bên đã đồng ý");
        assertThat(page(third, LIST + "/" + id).select("dl.facts").text())
                .contains("Người " + own + ", Vùng Một", "Vùng Hai (Người " + asked + ")");
        assertThat(page(own, LIST).select(".card a")).isEmpty();
        List<Entry> told = audit.timeline(Subject.of("succession", id));
        assertThat(told)
                .extracting(Entry::act)
                .containsExactlyInAnyOrder("succession.proposed", "succession.agreed", "succession.recorded");
        assertThat(told.stream()
                        .filter(entry -> entry.act().equals("succession.recorded"))
                        .map(entry ->
                                entry.by().bodyName() + " < " + entry.details().get("submitted-by")))
                .containsExactly("Vùng Hai < Người " + own + ", Vùng Một");
        assertThat(acts(ward)).containsExactly("body.added", "body.ended");
    }

    @Test
    void nobodyOfAThirdLineKnowsOfIt() throws Exception {
        String page = proposed(own, merger(UUID.randomUUID(), ward, foreign));

        for (String stranger : List.of(third, administrator(foreign), "quantri", "ninhdong")) {
            assertThat(as(stranger, get(page)).getStatus()).as(stranger).isEqualTo(404);
            for (String act : List.of("/dong-y", "/khong-dong-y", "/rut")) {
                assertThat(as(stranger, post(page + act).param("ly-do", "không"))
                                .getStatus())
                        .as(stranger + act)
                        .isEqualTo(404);
            }
            for (String list : List.of(LIST, "/viec", "/don-vi/" + ward.id(), "/don-vi/" + foreign.id())) {
                assertThat(page(stranger, list).html())
                        .as(stranger + list)
                        .doesNotContain(page)
                        .doesNotContain("Đề nghị sắp xếp");
            }
        }
        assertThat(bodies.get(ward.id()).to()).isNull();
        assertThat(as(own, post(page + "/dong-y")).getStatus()).isEqualTo(403);
    }

    /** Whose own end it is has no say in it: where a body stands is said above it. */
    @Test
    void anAdministratorOfAWardCannotGiveTheWordForWhoStandsAbove() throws Exception {
        String below = administrator(foreign);
        String merged = proposed(own, merger(UUID.randomUUID(), one, other));
        String taken = proposed(own, merger(UUID.randomUUID(), ward, foreign));

        for (String page : List.of(merged, taken)) {
            assertThat(as(below, post(page + "/dong-y")).getStatus()).isEqualTo(404);
        }
        assertThat(as(asked, post(merged + "/dong-y")).getStatus()).isEqualTo(302);
        assertThat(bodies.get(other.id()).to()).isEqualTo(SuccessionWorld.DAY.minusDays(1));
    }

    @Test
    void whoDeclinesSaysWhyAndNothingChanges() throws Exception {
        UUID id = UUID.randomUUID();
        String page = proposed(own, merger(id, ward, foreign));

        MockHttpServletResponse blank = as(asked, post(page + "/khong-dong-y").param("ly-do", " "));
        assertThat(blank.getStatus()).isEqualTo(422);
        assertThat(as(asked, post(page + "/khong-dong-y").param("ly-do", "Chưa có nghị quyết của Hội đồng"))
                        .getRedirectedUrl())
                .isEqualTo(page);

        assertThat(page(own, page).text()).contains("Chưa có nghị quyết của Hội đồng");
        assertThat(page(own, page).select("main form")).isEmpty();
        assertThat(as(asked, post(page + "/dong-y")).getStatus()).isEqualTo(409);
        assertThat(as(own, post(page + "/rut")).getStatus()).isEqualTo(409);
        assertThat(successions.find(id)).isEmpty();
        assertThat(bodies.get(foreign.id()).to()).isNull();
        assertThat(page(asked, "/viec").html()).doesNotContain(page);
    }

    @Test
    void whatIsWithdrawnIsNotRecordedAndMayBeProposedAgain() throws Exception {
        UUID id = UUID.randomUUID();
        String page = proposed(own, merger(id, ward, foreign));
        assertThat(as(asked, post(page + "/rut")).getStatus()).isEqualTo(403);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(as(own, post(page + "/rut")).getRedirectedUrl()).isEqualTo(page);
        }

        assertThat(as(asked, post(page + "/dong-y")).getStatus()).isEqualTo(409);
        assertThat(successions.find(id)).isEmpty();
        assertThat(proposed(own, merger(id, ward, foreign))).isNotEqualTo(page);
    }

    @Test
    void ofThreeLinesTwoHaveToAgree() throws Exception {
        Body last = world.province("Vùng Bốn");
        String alsoAsked = administrator(last);
        UUID id = UUID.randomUUID();
        String page = proposed(own, merger(id, ward, foreign, world.commune("UBND xã Của Bốn", last)));

        assertThat(as(asked, post(page + "/dong-y")).getRedirectedUrl()).isEqualTo(page);
        assertThat(as(asked, post(page + "/dong-y")).getRedirectedUrl()).isEqualTo(page);
        assertThat(successions.find(id)).isEmpty();
        assertThat(page(own, page).select(".banner").text())
                .contains("Vùng Bốn")
                .doesNotContain("Vùng Hai");
        assertThat(as(asked, post(page + "/khong-dong-y").param("ly-do", "nghĩ lại"))
                        .getStatus())
                .isEqualTo(409);

        assertThat(as(alsoAsked, post(page + "/dong-y")).getRedirectedUrl()).isEqualTo(LIST + "/" + id);
        assertThat(successions.find(id)).isPresent();
    }

    @Test
    void nobodyIsAskedWhereNobodyLooksAfterALineOrAllIsOnesOwn() throws Exception {
        Body second = world.commune("UBND xã Thứ Hai", one);
        Body unattended = world.commune("UBND xã Không Ai", world.province("Vùng Không Ai"));
        UUID id = UUID.randomUUID();
        assertThat(as(own, merger(id, ward, second, unattended).param("ghi-nhan", "co"))
                        .getRedirectedUrl())
                .isEqualTo(LIST + "/" + id);
        assertThat(successions.find(id)).isPresent();
        UUID within = UUID.randomUUID();
        assertThat(as(
                                own,
                                form(within, "DISSOLVE", "1/7/2025")
                                        .param(
                                                "truoc",
                                                "["
                                                        + world.commune("UBND xã Thứ Ba", one)
                                                                .code() + "]")
                                        .param("ghi-nhan", "co"))
                        .getRedirectedUrl())
                .isEqualTo(LIST + "/" + within);
        assertThat(as(own, merger(UUID.randomUUID(), foreign, world.commune("UBND xã Kia", other)))
                        .getStatus())
                .as("of one foreign line")
                .isEqualTo(403);
        assertThat(as(third, merger(UUID.randomUUID(), world.commune("UBND xã Thứ Tư", one), foreign))
                        .getStatus())
                .as("of two foreign lines")
                .isEqualTo(403);
    }

    @Test
    void twoAdministratorsAtOnceAreOneWord() throws Exception {
        String colleague = administrator(other);
        UUID id = UUID.randomUUID();
        String page = proposed(own, merger(id, ward, foreign));

        try (var both = Executors.newFixedThreadPool(2)) {
            List<Callable<String>> presses = Stream.of(asked, colleague)
                    .<Callable<String>>map(username ->
                            () -> as(username, post(page + "/dong-y")).getRedirectedUrl())
                    .toList();
            for (Future<String> answer : both.invokeAll(presses)) {
                assertThat(answer.get()).isEqualTo(LIST + "/" + id);
            }
        }
        assertThat(audit.timeline(Subject.of("succession", id)))
                .extracting(Entry::act)
                .containsExactlyInAnyOrder("succession.proposed", "succession.agreed", "succession.recorded");
    }

    @Test
    void theSameFormWithOtherContentsIsNoSecondProposal() throws Exception {
        UUID id = UUID.randomUUID();
        proposed(own, merger(id, ward, foreign));

        assertThat(as(own, merger(id, ward, other).param("ghi-nhan", "co")).getStatus())
                .isEqualTo(409);
    }

    // ---- what happened meanwhile

    @Test
    void aProposalThatEventsOvertookIsRefusedWithTheReasonAndNothingIsHalfDone() throws Exception {
        UUID id = UUID.randomUUID();
        String page = proposed(own, merger(id, ward, foreign));
        Body heir = world.commune("UBND xã Kế Thừa", other);
        world.merged(SuccessionWorld.DAY.minusMonths(1), "UBND xã Đã Nhập", other, foreign, heir);

        MockHttpServletResponse refused = as(asked, post(page + "/dong-y"));

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.getContentAsString()).select(".refusal").text())
                .contains("UBND xã Của Hai");
        assertThat(page(asked, page).text()).contains("Hiện chưa ghi nhận được", "chưa có ý kiến");
        assertThat(successions.find(id)).isEmpty();
        assertThat(bodies.get(ward.id()).to()).isNull();
        assertThat(audit.timeline(Subject.of("succession", id)))
                .extracting(Entry::act)
                .containsExactly("succession.proposed");
        assertThat(as(own, post(page + "/rut")).getStatus()).isEqualTo(302);
    }

    @Test
    void whatTouchesAnotherLineByNowIsNotRecordedWithoutIt() throws Exception {
        Body unattended = world.province("Vùng Chưa Ai");
        UUID id = UUID.randomUUID();
        String page = proposed(own, merger(id, ward, foreign, world.commune("UBND xã Chưa Ai", unattended)));
        administrator(unattended);

        MockHttpServletResponse refused = as(asked, post(page + "/dong-y"));

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.getContentAsString()).select(".refusal").text())
                .contains("Vùng Chưa Ai");
        assertThat(successions.find(id)).isEmpty();
    }

    @Test
    void aBodyThatWasCorrectedMeanwhileIsNotSetBackToWhatItWas() throws Exception {
        UUID id = UUID.randomUUID();
        String page = proposed(own, moved(id, ward, other));
        assertThat(page(asked, page).select("dl.facts").text()).contains("Vùng Một → Vùng Hai");
        Facts facts = bodies.get(ward.id()).facts();
        bodies.correct(By.SYSTEM, ward.id(), facts.named("UBND xã Đã Sửa"));

        assertThat(as(asked, post(page + "/dong-y")).getStatus()).isEqualTo(409);
        assertThat(successions.find(id)).isEmpty();
        assertThat(bodies.get(ward.id()).parentId()).isEqualTo(one.id());
    }

    // ---- taking back

    @Test
    void takingBackAcrossLinesWaitsToo() throws Exception {
        UUID id = UUID.randomUUID();
        as(asked, post(proposed(own, merger(id, ward, foreign)) + "/dong-y"));
        assertThat(page(own, LIST + "/" + id)
                        .select("form[action$=huy-bo] button")
                        .text())
                .isEqualTo("Đề nghị hủy ghi nhận");

        String page = takenBack(own, id);
        assertThat(takenBack(own, id)).as("pressed twice").isEqualTo(page);
        assertThat(successions.find(id).orElseThrow().annulment()).isNull();
        assertThat(as(third, get(page)).getStatus()).isEqualTo(404);
        assertThat(page(asked, LIST + "/" + id).select(".card a").eachAttr("href"))
                .contains(page);
        assertThat(page(third, LIST + "/" + id).html()).doesNotContain(page);

        assertThat(as(asked, post(page + "/dong-y")).getRedirectedUrl()).isEqualTo(LIST + "/" + id);
        assertThat(successions.find(id).orElseThrow().annulment()).isNotNull();
        assertThat(bodies.get(ward.id()).to()).isNull();
        assertThat(bodies.get(foreign.id()).to()).isNull();
        assertThat(page(own, page).text()).contains("UBND xã Của Hai; UBND xã Của Một");
        assertThat(as(third, get(page)).getStatus()).isEqualTo(404);
    }

    /** Whoever has taken a body over answers for it now; where it stood has to take it back. */
    @Test
    void whatWentIntoAnotherLineIsNotGivenBackWithoutItsWord() throws Exception {
        UUID merged = UUID.randomUUID();
        MockHttpServletRequestBuilder form = form(merged, "MERGE", "1/3/2025")
                .param(
                        "truoc",
                        Stream.of(ward, world.commune("UBND xã Nữa", one))
                                .map(body -> "[" + body.code() + "]")
                                .collect(Collectors.joining("\n")))
                .param("sau", "[" + foreign.code() + "]");
        as(asked, post(proposed(own, form) + "/dong-y"));
        Body second = world.commune("UBND xã Chuyển Đi", one);
        UUID carried = UUID.randomUUID();
        as(asked, post(proposed(own, moved(carried, second, other)) + "/dong-y"));
        assertThat(bodies.get(second.id()).parentId()).isEqualTo(other.id());

        for (UUID id : List.of(merged, carried)) {
            String page = takenBack(asked, id);
            assertThat(successions.find(id).orElseThrow().annulment())
                    .as("not yet")
                    .isNull();
            assertThat(as(own, post(page + "/dong-y")).getRedirectedUrl()).isEqualTo(LIST + "/" + id);
            assertThat(successions.find(id).orElseThrow().annulment()).isNotNull();
        }
        assertThat(bodies.get(second.id()).parentId()).isEqualTo(one.id());
        assertThat(bodies.get(ward.id()).to()).isNull();
    }

    // ---- the form

    @Test
    void aNewFieldOfWorkIsKeptThroughTheLook() throws Exception {
        Document preview =
                Jsoup.parse(as(own, moved(UUID.randomUUID(), ward, one).param("linh-vuc-moi", "y tế"))
                        .getContentAsString());

        assertThat(preview.select("[name=linh-vuc-moi]").val()).isEqualTo("y tế");
    }

    // ----

    private String administrator(Body body) {
        String username = "qt." + UUID.randomUUID().toString().substring(0, 8);
        Account account = accounts.open(By.SYSTEM, username, "Người " + username, accounts.hash("guongsang-mau"));
        accounts.appoint(By.SYSTEM, account, Role.ADMINISTRATOR, body.id());
        return username;
    }

    private MockHttpServletRequestBuilder form(UUID id, String kind, String day) {
        return post(FORM)
                .param("id", id.toString())
                .param("hinh-thuc", kind)
                .param("ngay-hieu-luc", day)
                .param("can-cu", "Nghị quyết số 5");
    }

    private MockHttpServletRequestBuilder merger(UUID id, Body... before) {
        return form(id, "MERGE", "1/7/2025")
                .param(
                        "truoc",
                        Arrays.stream(before)
                                .map(body -> "[" + body.code() + "]")
                                .collect(Collectors.joining("\n")))
                .param("moi", "UBND xã Nhập Lại");
    }

    private MockHttpServletRequestBuilder moved(UUID id, Body body, Body parent) {
        return form(id, "CHANGE_LEVEL", "1/3/2025")
                .param("truoc", "[" + body.code() + "]")
                .param("tren-moi", "[" + parent.code() + "]");
    }

    /** The address of the proposal that the confirmed form becomes. */
    private String proposed(String username, MockHttpServletRequestBuilder form) throws Exception {
        String page = as(username, form.param("ghi-nhan", "co")).getRedirectedUrl();
        assertThat(page).startsWith(LIST + "/de-nghi/");
        return page;
    }

    private String takenBack(String username, UUID succession) throws Exception {
        String page = as(username, post(LIST + "/" + succession + "/huy-bo").param("ly-do", "Ghi nhầm"))
                .getRedirectedUrl();
        assertThat(page).startsWith(LIST + "/de-nghi/");
        return page;
    }

    private List<String> acts(Body body) {
        return audit.timeline(Subject.of("body", body.id())).stream()
                .map(Entry::act)
                .toList();
    }

    private Document page(String username, String path) throws Exception {
        MockHttpServletResponse answer = as(username, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(people.loadUserByUsername(username)))
                        .with(csrf())
                        .characterEncoding("UTF-8"))
                .andReturn()
                .getResponse();
    }
}
