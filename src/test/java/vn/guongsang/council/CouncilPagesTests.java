package vn.guongsang.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.Documents;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.document.TemplateField;
import vn.guongsang.identity.Actor;
import vn.guongsang.outgoing.OutgoingDraft;
import vn.guongsang.outgoing.PaperForms;

/** A session at its pages: what each sees, what is refused in words, what the minutes say. */
@Transactional
class CouncilPagesTests extends CouncilAtWork {

    @Autowired
    MockMvc mvc;

    @Autowired
    List<OutgoingDraft.Source> papers;

    @Autowired
    PaperForms forms;

    @Autowired
    UserDetailsService people;

    private MockHttpServletRequestBuilder as(String username, MockHttpServletRequestBuilder request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }

    private MockHttpServletRequestBuilder as(Actor actor, MockHttpServletRequestBuilder request) {
        return as(actor.username(), request);
    }

    private String home() {
        return "/hoi-dong/phien/" + session;
    }

    private String page(int number) {
        return home() + "/muc/" + item(number).id();
    }

    private String seen(String username, String path) throws Exception {
        return mvc.perform(as(username, get(path)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void isSetUpComposedAndCalledByItsSecretary() throws Exception {
        UUID id = UUID.randomUUID();
        UUID town = honours.leader().bodyId();
        mvc.perform(as(Honours.SECRETARY, post("/hoi-dong"))
                        .param("ma", id.toString())
                        .param("co-quan", town.toString())
                        .param("ten", "Hội đồng Thi đua")
                        .param("can-cu", ""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Cần nhập nội dung này."),
                                containsString("value=\"Hội đồng Thi đua\""))));
        mvc.perform(as(Honours.SECRETARY, post("/hoi-dong"))
                        .param("ma", id.toString())
                        .param("co-quan", town.toString())
                        .param("ten", "Hội đồng Thi đua")
                        .param("can-cu", "Quyết định số 1"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(as(Honours.SECRETARY, post("/hoi-dong/" + id + "/thanh-vien"))
                        .param("nguoi", honours.leader().accountId().toString())
                        .param("chuc-danh", "CHAIR")
                        .param("tu-ngay", "01/02/2025")
                        .param("den-ngay", "31/01/2025")
                        .param("can-cu", "Quyết định số 1"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Ngày cuối trước ngày đầu.")));
        mvc.perform(as(Honours.SECRETARY, post("/hoi-dong/" + id + "/thanh-vien"))
                        .param("nguoi", honours.leader().accountId().toString())
                        .param("chuc-danh", "CHAIR")
                        .param("chuc-vu", "Chủ tịch UBND thị xã")
                        .param("tu-ngay", "01/02/2025")
                        .param("can-cu", "Quyết định số 1"))
                .andExpect(status().is3xxRedirection());
        assertThat(seen(Honours.SECRETARY, "/hoi-dong/" + id)).contains("Trần Quốc Khánh", "Chủ tịch Hội đồng");
        assertThat(seen(Honours.SECRETARY, "/hoi-dong/" + id + "?ngay=31/01/2025"))
                .contains("Ngày này Hội đồng chưa có thành viên.");
        mvc.perform(as(Honours.SECRETARY, post("/hoi-dong/" + id + "/phien"))
                        .param("ngay-hop", "09/03/2025")
                        .param("dia-diem", "Phòng họp")
                        .header("Referer", "http://localhost/hoi-dong/" + id))
                .andExpect(status().isConflict());
        mvc.perform(as(Honours.SECRETARY, post("/hoi-dong/" + id + "/phien"))
                        .param("ngay-hop", "12/03/2025")
                        .param("dia-diem", "Phòng họp"))
                .andExpect(status().is3xxRedirection());
        assertThat(seen(Honours.LEADER, "/hoi-dong")).contains("Hội đồng Thi đua", "12/03/2025", "Đã triệu tập");
    }

    @Test
    void aMemberVotesAtTheTabletAndIsToldOfItAtTheDesk() throws Exception {
        meets(5, matter(OPEN), matter(SECRET));
        String member = members.get(1).username();
        assertThat(seen(member, "/viec")).doesNotContain("Bỏ phiếu: Hồ sơ");
        open(1).orThrow();
        assertThat(seen(member, "/viec")).contains("Bỏ phiếu: Hồ sơ CO_BT", page(1));
        mvc.perform(as(member, post(page(1) + "/phieu")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Cần chọn một ý kiến.")));
        mvc.perform(as(member, post(page(1) + "/phieu"))
                        .param("kin-phieu", "OTHER")
                        .param("y-kien", "Cần thêm <b>minh chứng</b>"))
                .andExpect(status().is3xxRedirection());
        assertThat(seen(member, page(1))).contains("Ông/Bà đã chọn: Ý kiến khác.", "Đã bỏ phiếu");
        assertThat(seen(members.get(2).username(), page(1))).doesNotContain("minh chứng");
        close(1).orThrow();
        assertThat(seen(members.get(2).username(), page(1)))
                .contains(
                        "Hội đồng không thông qua: 0 phiếu đồng ý trên 5, cần ít nhất 4 (từ 80 % trở lên tổng số thành viên).",
                        "5 thành viên, 5 có mặt, 1 phiếu: 0 đồng ý, 0 không đồng ý, 1 ý kiến khác.",
                        "Ủy viên 1: Ý kiến khác",
                        "Cần thêm &lt;b&gt;minh chứng&lt;/b&gt;");
    }

    @Test
    void aSecretBallotIsAnsweredByAPageWithItsReceiptAndCarriesNothingOver() throws Exception {
        meets(5, matter(SECRET));
        open(1).orThrow();
        String code = "ABCDEFGHJKLM";
        for (int twice = 0; twice < 2; twice++) {
            mvc.perform(as(members.get(1), post(page(1) + "/phieu"))
                            .param("kin-phieu", "DISAGREE")
                            .param("kin-ma", code))
                    .andExpect(status().isOk())
                    .andExpect(flash().attributeCount(0))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Mã biên nhận " + code + " không cho biết nội dung đã chọn."),
                                    not(containsString("Không đồng ý")))));
        }
        assertThat(seen(members.get(1).username(), page(1)))
                .contains("Ông/Bà đã bỏ phiếu nội dung này.", "1/5 thành viên đã bỏ phiếu")
                .doesNotContain(code, "Kiểm phiếu");
        mvc.perform(as(members.get(1), post(page(1) + "/phieu"))
                        .param("kin-phieu", "AGREE")
                        .param("kin-ma", "MLKJHGFEDCBA")
                        .header("Referer", "http://localhost" + page(1)))
                .andExpect(status().isConflict());
        close(1).orThrow();
        assertThat(seen(members.get(3).username(), page(1)))
                .contains(code, "1 người đã bỏ phiếu, 1 phiếu trong hòm, 1 mã biên nhận.")
                .doesNotContain("Ủy viên 1: ");
    }

    @Test
    void whoeverKeepsOutSeesNeitherPapersNorBallotAndIsToldWhy() throws Exception {
        meets(5, matter(OPEN));
        open(1).orThrow();
        mvc.perform(as(members.get(1), post(page(1) + "/khong-bieu-quyet")).param("ly-do", "Là em ruột"))
                .andExpect(status().is3xxRedirection());
        assertThat(seen(members.get(1).username(), page(1)))
                .contains("Ông/Bà không biểu quyết nội dung này: Là em ruột.")
                .doesNotContain("/ho-so/1", "Gửi phiếu");
        assertThat(seen(members.get(2).username(), page(1))).contains("/ho-so/1", "Gửi phiếu", "Ủy viên 1: Là em ruột");
    }

    @Test
    void theSecretaryRunsTheSessionToItsMinutes() throws Exception {
        meets(6, matter(OPEN), matter(SECRET));
        sessions.attend(secretary, session, accounts(members.subList(0, 5))).orThrow();
        mvc.perform(as(secretary, post(page(1) + "/mo-phieu")).header("Referer", "http://localhost" + page(1)))
                .andExpect(status().isConflict());
        mvc.perform(as(secretary, post(page(1) + "/mo-phieu")).param("xac-nhan", "co"))
                .andExpect(status().is3xxRedirection());
        vote(1, 4, members.subList(0, 5));
        mvc.perform(as(secretary, post(page(1) + "/y-kien-vang"))
                        .param("thanh-vien-vang", members.get(5).accountId().toString())
                        .param("kin-y-kien", "AGREE")
                        .param("y-kien-vang", "Nhất trí"))
                .andExpect(status().is3xxRedirection());
        mvc.perform(as(secretary, post(page(1) + "/dong-phieu"))).andExpect(status().is3xxRedirection());
        mvc.perform(as(secretary, post(home() + "/be-mac")).param("ket-luan", "Thống nhất trình."))
                .andExpect(status().is3xxRedirection());

        List<String> said = List.of(
                "BIÊN BẢN",
                "HĐTĐKT",
                "Tổng số thành viên Hội đồng: 6; có mặt: 5; vắng mặt: 1.",
                "Chủ trì: Ủy viên 0 (Chủ tịch Hội đồng).",
                "Hội đồng thông qua: 5 phiếu đồng ý trên 6, cần ít nhất 5 (từ 80 % trở lên tổng số thành viên).",
                "1 thành viên vắng mặt có ý kiến bằng văn bản, đã tính.",
                "Nhất trí",
                "Hội đồng chưa biểu quyết nội dung này.",
                "Thống nhất trình.",
                "Võ Minh Châu");
        String minutes = "/van-ban-di/minutes/" + session;
        assertThat(seen(secretary.username(), minutes)).contains("Cấp số và ban hành", "trang-dau.png");
        mvc.perform(as(members.get(0), post(minutes).param("so", ""))).andExpect(status().isForbidden());
        mvc.perform(as(secretary, issued(minutes, "hai"))).andExpect(status().isUnprocessableContent());
        mvc.perform(as(secretary, issued(minutes, ""))).andExpect(status().is3xxRedirection());
        assertThat(seen(members.get(0).username(), minutes))
                .contains("Biên bản họp Hội đồng số 1/BB-HĐTĐKT")
                .doesNotContain("Thu hồi văn bản");
        mvc.perform(as(secretary, issued("/van-ban-di/invitation/" + session, "7")))
                .andExpect(status().is3xxRedirection());

        byte[] docx = mvc.perform(as(secretary, get(minutes + "/van-ban.docx")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var word = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(docx)))) {
            assertThat(word.getText().replaceAll("\\s+", " ")).contains(said);
        }
        byte[] pdf = mvc.perform(as(members.get(0), get(minutes + "/van-ban.pdf")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument pages = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(pages).replaceAll("\\s+", " "))
                    .contains(said)
                    .contains("01/BB-HĐTĐKT");
        }

        mvc.perform(as(secretary, post(minutes + "/thu-hoi").param("ly-do", "Sai tên thành viên")))
                .andExpect(status().is3xxRedirection());
        mvc.perform(as(secretary, issued(minutes, "1")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Số 1/BB-HĐTĐKT năm 2025 đã dùng cho một văn bản khác")));
        mvc.perform(as(secretary, issued(minutes, ""))).andExpect(status().is3xxRedirection());
        assertThat(seen(Honours.SECRETARY, "/van-ban-di"))
                .contains("2/BB-HĐTĐKT", "1/BB-HĐTĐKT", "Sai tên thành viên", "7/GM-HĐTĐKT", "1–6/GM");
    }

    private MockHttpServletRequestBuilder issued(String paper, String number) {
        return post(paper)
                .param("so", number)
                .param("ngay", "10/03/2025")
                .param("quyen-han", "TM. Hội đồng / Chủ tịch")
                .param("nguoi-ky", "Ủy viên 0");
    }

    /** So that an edited form can hold what the papers say. */
    @Test
    void thePapersHoldWhatTheExamplesOfTheirFormsHold() {
        meets(3, matter(OPEN));
        for (OutgoingDraft.Source source : papers) {
            source.draft(honours.secretary(), session)
                    .ifPresent(draft -> assertThat(fields(draft.paper()))
                            .as(source.form())
                            .containsExactlyInAnyOrderElementsOf(fields(
                                    forms.find(source.form()).orElseThrow().example())));
        }
    }

    private static List<String> fields(OfficialDocument paper) {
        return Documents.fields(paper).stream().map(TemplateField::name).toList();
    }

    @Test
    void nobodyElseKnowsOfIt() throws Exception {
        meets(3, matter(OPEN));
        for (String stranger : List.of(Honours.OFFICER, Honours.OTHER_LEADER, "daumoi.gialai", "quantri")) {
            mvc.perform(as(stranger, get(home()))).andExpect(status().isNotFound());
            mvc.perform(as(stranger, get(page(1)))).andExpect(status().isNotFound());
        }
    }
}
