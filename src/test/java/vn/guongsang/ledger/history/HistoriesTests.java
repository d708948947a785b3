package vn.guongsang.ledger.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.Upload;
import vn.guongsang.identity.Role;
import vn.guongsang.ledger.HeldAward;
import vn.guongsang.ledger.Ledger;
import vn.guongsang.ledger.LedgerSubjects;
import vn.guongsang.ledger.history.Judged.Standing;
import vn.guongsang.rules.Ground;
import vn.guongsang.unitplan.TownAtWork;
import vn.guongsang.verdict.Refusal;

class HistoriesTests extends TownAtWork {

    private static final String ROWS = """
            Họ và tên,Ngày sinh,Đơn vị,Danh hiệu,Năm,Số quyết định,Ngày quyết định,Cơ quan quyết định
            Đào Thị Sổ,1/2/1983,,LĐTT,2022,5/QĐ-UBND,5/1/2023,UBND xã
            Đào Thị Sổ,1/2/1983,,LĐTT,2023,6/QĐ-UBND,5/1/2024,UBND xã
            Đào Thị Sổ,1/2/1983,,Giấy khen,2023,7/QĐ-UBND,%s,UBND xã
            """;

    @Autowired
    Histories histories;

    @Autowired
    HistorySheets sheets;

    @Autowired
    LedgerSubjects subjects;

    @Autowired
    Ledger ledger;

    private UUID received(String rows) {
        UUID id = UUID.randomUUID();
        histories.receive(officer, id, new Upload("a.csv", rows.getBytes(StandardCharsets.UTF_8)), Ground.MOVEMENT, "");
        return id;
    }

    @Test
    void isPutRightInPlaceAndEnteredAsAWholeOrNotAtAll() {
        UUID id = received(ROWS.formatted("32/1/2024"));
        assertThat(histories.counts(id)).containsEntry(Standing.NEW, 2).containsEntry(Standing.ERROR, 1);
        assertThatThrownBy(() -> histories.write(officer, id)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> histories.take(officer.by(), id, Histories.NOBODY))
                .isInstanceOf(Refusal.class);
        assertThat(subjects.found(officer, "individual", "Đào Thị Sổ", officer.bodyId(), null))
                .isEmpty();

        histories.answer(officer, id, Map.of("cell 4 DECIDED", "8/1/2024"));
        histories.take(officer.by(), id, Histories.NOBODY);

        var found = subjects.found(officer, "individual", "dao thi so", officer.bodyId(), null);
        assertThat(found).hasSize(1);
        assertThat(ledger.awards(found.getFirst().subject().id()))
                .extracting(HeldAward::award, HeldAward::year, HeldAward::number, HeldAward::source, HeldAward::ground)
                .containsExactlyInAnyOrder(
                        tuple("LDTT", 2022, "5/QĐ-UBND", HeldAward.Source.IMPORT, Ground.MERIT),
                        tuple("LDTT", 2023, "6/QĐ-UBND", HeldAward.Source.IMPORT, Ground.MERIT),
                        tuple("GK", 2023, "7/QĐ-UBND", HeldAward.Source.IMPORT, Ground.MOVEMENT));
        assertThatThrownBy(() -> histories.answer(officer, id, Map.of())).isInstanceOf(Refusal.class);

        UUID again = received(ROWS.formatted("8/1/2024"));
        assertThat(histories.counts(again)).containsEntry(Standing.SAME, 3).containsEntry(Standing.NEW, 0);
        assertThat(sheets.report(officer, again).content()).isNotEmpty();
    }

    @Test
    void onlyOfficersOfTheBodyAndTheHubSendIn() throws Exception {
        UUID id = received(ROWS.formatted("8/1/2024"));
        for (var actor : List.of(head, honours.leader(), honours.actor(Honours.OWN_OFFICER, Role.OFFICER))) {
            assertThatThrownBy(() -> histories.get(actor, id)).isInstanceOf(Refusal.class);
        }
        assertThat(histories.get(hub, id).fileName()).isEqualTo("a.csv");
        mvc.perform(as(HEAD, get("/so-khen-thuong/nhap"))).andExpect(status().isForbidden());
    }

    @Test
    void anOfficerWritesForNoOtherBody() {
        UUID id = received("Họ và tên,Đơn vị,Danh hiệu,Năm,Cơ quan quyết định\nLê A,UBND xã Ninh Sơn,LĐTT,2022,UBND\n");

        assertThat(histories.lines(id, Standing.ERROR, 0, 10))
                .extracting(line -> line.findings().getFirst().key())
                .containsExactly("ledger.history.no-body");
    }

    @Test
    void isSentInPutRightAndReportedOnItsPages() throws Exception {
        String form = UUID.randomUUID().toString();
        mvc.perform(as(Honours.OFFICER, multipart("/so-khen-thuong/nhap")))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(as(Honours.OFFICER, multipart("/so-khen-thuong/nhap"))
                        .param("ma", form)
                        .param("dan", ROWS.formatted("32/1/2024").replace(',', '\t'))
                        .param("loai-hinh", "MOVEMENT"))
                .andExpect(redirectedUrl("/so-khen-thuong/nhap/" + form));
        mvc.perform(as(Honours.OFFICER, get("/so-khen-thuong/nhap/" + form)))
                .andExpect(content().string(containsString("name=\"viet-4-0\"")));
        mvc.perform(as(Honours.OFFICER, post("/so-khen-thuong/nhap/" + form + "/sua"))
                        .param("hoi-4-0", "cell 4 DECIDED")
                        .param("cu-4-0", "32/1/2024")
                        .param("viet-4-0", "8/1/2024"))
                .andExpect(redirectedUrl("/so-khen-thuong/nhap/" + form));
        assertThat(histories.counts(UUID.fromString(form))).containsEntry(Standing.NEW, 3);
        mvc.perform(as(Honours.OFFICER, get("/so-khen-thuong/nhap"))).andExpect(status().isOk());
        for (String file : List.of("mau.xlsx", form + "/ket-qua.xlsx")) {
            mvc.perform(as(Honours.OFFICER, get("/so-khen-thuong/nhap/" + file)))
                    .andExpect(status().isOk());
        }
    }
}
