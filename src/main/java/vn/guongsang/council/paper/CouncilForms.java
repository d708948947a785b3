package vn.guongsang.council.paper;

import static vn.guongsang.outgoing.Example.say;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.outgoing.Example;
import vn.guongsang.outgoing.PaperForm;

/** The forms of a council's papers that its body may edit, each with an example of what it holds. */
@Configuration(proxyBeanMethods = false)
class CouncilForms {

    @Bean
    PaperForm invitationForm() {
        return new PaperForm(
                Invitation.FORM,
                Example.ofCouncil(DocumentKind.INVITATION)
                        .to(say("council.member"))
                        .detail("hoi_dong", say("council"))
                        .detail("ngay_hop", say("council.day"))
                        .detail("dia_diem", say("council.place"))
                        .list("chuong_trinh", List.of(row(1, say("council.matter"), say("council.matter.detail"))))
                        .paragraph(say("council.place"))
                        .build());
    }

    @Bean
    PaperForm minutesForm() {
        var item = new LinkedHashMap<>(row(1, say("council.matter"), say("council.matter.detail")));
        item.put("ket_qua", say("council.result"));
        return new PaperForm(
                Minutes.FORM,
                Example.ofCouncil(DocumentKind.MINUTES)
                        .recordedBy(say("council.clerk"), say("council.clerk.capacity"))
                        .detail("hoi_dong", say("council"))
                        .detail("ngay_hop", say("council.day"))
                        .detail("gio_khai_mac", say("council.begun"))
                        .detail("gio_be_mac", say("council.closed"))
                        .detail("dia_diem", say("council.place"))
                        .detail("co_mat", "9")
                        .detail("vang_mat", "1")
                        .detail("ket_luan", say("council.conclusion"))
                        .list(
                                "thanh_vien",
                                List.of(member(
                                        1, say("council.member"), say("council.function"), say("council.present"))))
                        .list("noi_dung_hop", List.of(item))
                        .paragraph(say("council.conclusion"))
                        .build());
    }

    /** An item of the agenda. */
    static Map<String, String> row(int number, String title, String subtitle) {
        var row = new LinkedHashMap<String, String>();
        row.put("stt", String.valueOf(number));
        row.put("noi_dung", title);
        row.put("chi_tiet", subtitle);
        return row;
    }

    static Map<String, String> member(int number, String person, String function, String presence) {
        var row = new LinkedHashMap<String, String>();
        row.put("stt", String.valueOf(number));
        row.put("ten", person);
        row.put("chuc_danh", function);
        row.put("du_hop", presence);
        return row;
    }
}
