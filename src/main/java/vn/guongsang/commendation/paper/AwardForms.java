package vn.guongsang.commendation.paper;

import static vn.guongsang.outgoing.Example.say;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.commendation.AwardDecision;
import vn.guongsang.document.Block.Paragraph;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.outgoing.Example;
import vn.guongsang.outgoing.PaperForm;

/** The forms of decisions about awards that a body may edit, each with an example of what {@link AwardPaper} writes. */
@Configuration(proxyBeanMethods = false)
public class AwardForms {

    public static final String SUBMISSION = "submission";
    public static final String NOTICE = "notice";
    public static final String ANNOUNCEMENT = "announcement";

    @Bean
    PaperForm grantForm() {
        return new PaperForm(
                AwardDecision.Kind.GRANT.form(),
                decision(say("about"))
                        .detail("so_luong", say("count"))
                        .detail("khen_thuong", say("award"))
                        .list("danh_sach", rows())
                        .article(Wording.say("award.grant.list", say("award"), say("count")))
                        .article(Wording.say("award.carry-out", say("authority")))
                        .annex(Wording.say("award.list", say("award")), new Paragraph(say("name.1")))
                        .build());
    }

    @Bean
    PaperForm correctionForm() {
        return new PaperForm(
                AwardDecision.Kind.CORRECTION.form(),
                decision(Wording.say("award.about.correction", say("about")))
                        .detail("quyet_dinh_goc", say("earlier"))
                        .detail("ly_do", say("reason"))
                        .list("dinh_chinh", List.of(Map.of("noi_dung", say("change"))))
                        .article(Wording.say("award.correct", say("earlier")), say("change"))
                        .build());
    }

    @Bean
    PaperForm revocationForm() {
        return new PaperForm(
                AwardDecision.Kind.REVOCATION.form(),
                decision(Wording.say("award.about.revocation", say("about")))
                        .detail("quyet_dinh_goc", say("earlier"))
                        .detail("ly_do", say("reason"))
                        .list("danh_sach", rows())
                        .article(Wording.say("award.revoke", say("earlier")))
                        .build());
    }

    @Bean
    PaperForm submissionForm() {
        return new PaperForm(
                SUBMISSION,
                begun(DocumentKind.SUBMISSION, say("about"))
                        .to(say("authority"))
                        .detail("so_luong", say("count"))
                        .list("danh_sach", rows())
                        .paragraph(Wording.say("award.submit", say("count"), say("about")))
                        .build());
    }

    @Bean
    PaperForm noticeForm() {
        return new PaperForm(NOTICE, told().to(say("name.1")).build());
    }

    @Bean
    PaperForm announcementForm() {
        return new PaperForm(ANNOUNCEMENT, told().build());
    }

    private static OfficialDocument.Builder told() {
        return begun(DocumentKind.NOTICE, say("notice.about"))
                .basedOn(say("notice.basis"))
                .detail("quyet_dinh_goc", say("earlier"))
                .detail("so_luong", say("count"))
                .list("danh_sach", rows());
    }

    private static OfficialDocument.Builder decision(String about) {
        return begun(DocumentKind.DECISION, about)
                .authority(say("authority"))
                .basedOn(say("basis"), say("basis.submission"));
    }

    private static OfficialDocument.Builder begun(DocumentKind kind, String about) {
        return Example.of(kind).about(about);
    }

    private static List<Map<String, String>> rows() {
        return List.of(
                AwardPaper.row(1, say("name.1"), say("place.1"), say("award"), say("citation")),
                AwardPaper.row(2, say("name.2"), say("place.2"), say("award"), say("citation")));
    }
}
