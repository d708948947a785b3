package vn.guongsang.commendation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.guongsang.commendation.Honours;
import vn.guongsang.commendation.Recognising;
import vn.guongsang.exemplar.State;
import vn.guongsang.identity.Accounts;
import vn.guongsang.installation.InDemoWorld;

@InDemoWorld
class DecisionPagesTests {

    private static final String BASIS = "Nghị định 98/2023/NĐ-CP; Quy chế hoạt động của Hội đồng";

    @Autowired
    MockMvc mvc;

    @Autowired
    UserDetailsService people;

    @Autowired
    Recognising recognising;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    Honours honours;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrong() throws Exception {
        UUID id = honours.exemplar("Nhập sai", State.FOSTERED);
        mvc.perform(vote(id, UUID.randomUUID(), "9", "10", "8", "3").param("note", "ghi chú <b>đậm</b>"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Số có mặt nhiều hơn tổng số thành viên (9)."),
                                containsString("cộng lại là 11, nhiều hơn số có mặt (10)"),
                                containsString("ghi chú &lt;b&gt;đậm&lt;/b&gt;"))));
        mvc.perform(vote(id, UUID.randomUUID(), "chín", "", "8", "0").param("note", "x".repeat(2001)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Nhập một số nguyên"),
                                containsString("Cần nhập nội dung này."),
                                containsString("Nhập không quá 2.000 ký tự."),
                                containsString("value=\"chín\""))));
        assertThat(recognising.votes(id)).isEmpty();
    }

    @Test
    void tellsAllThatIsWrongAtOnceAndThatTheRuleIsNotConfirmed() throws Exception {
        UUID id = honours.exemplar("Quên xác nhận", State.FOSTERED);
        mvc.perform(as(Honours.SECRETARY, post("/dien-hinh/" + id + "/hoi-dong"))
                        .param("id", UUID.randomUUID().toString())
                        .param("council", "")
                        .param("metOn", "20/2/2035")
                        .param("members", "9")
                        .param("present", "12")
                        .param("agreed", "ba")
                        .param("disagreed", "0")
                        .param("basis", BASIS))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Cần nhập nội dung này."),
                                containsString("Ngày họp sau hôm nay (10/03/2025)."),
                                containsString("Số có mặt nhiều hơn tổng số thành viên (9)."),
                                containsString("Nhập một số nguyên"),
                                containsString("Chưa xác nhận đã đối chiếu quy tắc."),
                                not(containsString("Giá trị không đúng dạng.")))));
        assertThat(recognising.votes(id)).isEmpty();
    }

    @Test
    void refusesAMeetingWithoutQuorumInTheWordsOfTheRule() throws Exception {
        UUID id = honours.exemplar("Thiếu người", State.FOSTERED);
        mvc.perform(vote(id, UUID.randomUUID(), "9", "5", "5", "0"))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Chưa đủ thành viên để họp: có mặt 5/9, cần 6."),
                                containsString("Căn cứ: " + BASIS))));
    }

    @Test
    void asksToReadTheRuleOfTheDayOfTheMeeting() throws Exception {
        UUID id = honours.exemplar("Quy tắc khác", State.FOSTERED);
        MockHttpServletRequestBuilder earlier = as(Honours.SECRETARY, post("/dien-hinh/" + id + "/hoi-dong"))
                .param("id", UUID.randomUUID().toString())
                .param("council", Honours.COUNCIL)
                .param("metOn", "20/12/2023")
                .param("members", "9")
                .param("present", "9")
                .param("agreed", "9")
                .param("disagreed", "0")
                .param("confirmed", "true")
                .param("basis", BASIS);
        mvc.perform(earlier)
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Ngày họp 20/12/2023 theo quy tắc khác"),
                                containsString("Nghị định 91/2017/NĐ-CP"))));
    }

    @Test
    void walksFromTheVoteToThePaper() throws Exception {
        UUID id = honours.exemplar("Trần Thị Giấy Tờ", State.FOSTERED);
        String decision = mvc.perform(vote(id, UUID.randomUUID(), "11", "10", "9", "1"))
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrlOf("/quyet-dinh/"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();

        String draft = text(pdf(decision));
        assertThat(draft).contains("Trần Thị Giấy Tờ", "ngày … tháng … năm").doesNotContain("Trần Quốc Khánh");

        mvc.perform(as(Honours.LEADER, get("/quyet-dinh")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Trần Thị Giấy Tờ")));
        mvc.perform(as(Honours.LEADER, post(decision + "/ban-hanh"))
                        .param("number", "mười hai")
                        .param("issuedOn", "31/2/2025")
                        .param("capacity", "CHỦ TỊCH"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("Nhập số, ví dụ 12 hoặc 12/QĐ-UBND."),
                                containsString("Nhập ngày dạng ngày/tháng/năm"),
                                containsString("value=\"mười hai\""))));
        mvc.perform(as(Honours.LEADER, post(decision + "/ban-hanh"))
                        .param("number", "812")
                        .param("issuedOn", "28/2/2025")
                        .param("capacity", "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"))
                .andExpect(redirectedUrl(decision));

        String paper = text(pdf(decision));
        assertThat(paper)
                .contains(
                        "ỦY BAN NHÂN DÂN",
                        "THỊ XÃ NINH HÒA",
                        "812/QĐ-UBND",
                        "Ninh Hòa, ngày 28 tháng 02 năm 2025",
                        "CHỦ TỊCH ỦY BAN NHÂN DÂN THỊ XÃ NINH HÒA",
                        "Căn cứ Nghị định 98/2023/NĐ-CP",
                        "34-CT/TW",
                        "Theo Biên bản họp Hội đồng Thi đua",
                        "Công nhận cá nhân Trần Thị Giấy Tờ",
                        "điển hình tiên tiến cấp huyện",
                        "không phải là tặng danh hiệu thi",
                        "KT. CHỦ TỊCH",
                        "PHÓ CHỦ TỊCH",
                        "Trần Quốc Khánh",
                        "Như Điều 4",
                        "Lưu: VT, NV");
        try (var word = new XWPFDocument(
                        new ByteArrayInputStream(mvc.perform(as(Honours.LEADER, get(decision + "/quyet-dinh.docx")))
                                .andExpect(header().string(
                                                "Content-Disposition", containsString("quyet-dinh-812-qd-ubnd.docx")))
                                .andReturn()
                                .getResponse()
                                .getContentAsByteArray()));
                var extractor = new XWPFWordExtractor(word)) {
            assertThat(extractor.getText())
                    .containsIgnoringCase("Công nhận cá nhân Trần Thị Giấy Tờ")
                    .contains("812/QĐ-UBND", "Trần Quốc Khánh");
        }
        mvc.perform(as(Honours.OWN_OFFICER, get("/dien-hinh/" + id)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Quyết định số 812/QĐ-UBND"),
                                containsString("không phải là danh hiệu thi đua"))));
    }

    @Test
    void showsNothingToThoseWhoMayNotKnow() throws Exception {
        UUID id = honours.exemplar("Người ngoài", State.FOSTERED);
        recognising.recordVote(honours.secretary(), id, Honours.vote(9)).orThrow();
        String decision = "/quyet-dinh/" + recognising.decisions(id).getFirst().id();
        for (String path : new String[] {
            decision,
            decision + "/quyet-dinh.pdf",
            decision + "/quyet-dinh.docx",
            "/dien-hinh/" + id + "/hoi-dong",
            "/quyet-dinh/" + UUID.randomUUID(),
            "/dien-hinh/" + UUID.randomUUID() + "/hoi-dong"
        }) {
            mvc.perform(as(Honours.STRANGER, get(path)))
                    .andExpect(status().isNotFound())
                    .andExpect(content().string(not(containsString("Người ngoài"))));
        }
        mvc.perform(as(Honours.OWN_OFFICER, post("/dien-hinh/" + id + "/hoi-dong")))
                .andExpect(status().isForbidden());
        mvc.perform(as(Honours.SECRETARY, post(decision + "/ban-hanh"))).andExpect(status().isForbidden());
        mvc.perform(get(decision)).andExpect(status().is3xxRedirection());
    }

    private MockHttpServletRequestBuilder vote(
            UUID exemplar, UUID form, String members, String present, String agreed, String disagreed) {
        return as(Honours.SECRETARY, post("/dien-hinh/" + exemplar + "/hoi-dong"))
                .param("id", form.toString())
                .param("council", Honours.COUNCIL)
                .param("metOn", "20/2/2025")
                .param("members", members)
                .param("present", present)
                .param("agreed", agreed)
                .param("disagreed", disagreed)
                .param("confirmed", "true")
                .param("basis", BASIS);
    }

    private byte[] pdf(String decision) throws Exception {
        return mvc.perform(as(Honours.LEADER, get(decision + "/quyet-dinh.pdf")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static org.springframework.test.web.servlet.ResultMatcher redirectedUrlOf(String prefix) {
        return header().string("Location", startsWith(prefix));
    }

    private MockHttpServletRequestBuilder as(String username, MockHttpServletRequestBuilder request) {
        return request.with(user(people.loadUserByUsername(username))).with(csrf());
    }
}
