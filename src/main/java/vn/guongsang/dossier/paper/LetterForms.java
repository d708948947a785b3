package vn.guongsang.dossier.paper;

import static vn.guongsang.outgoing.Example.say;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.outgoing.Example;
import vn.guongsang.outgoing.PaperForm;

/** The form of the letter with which a dossier goes back, with an example of what it holds. */
@Configuration(proxyBeanMethods = false)
class LetterForms {

    @Bean
    PaperForm returnForm() {
        return new PaperForm(
                ReturnLetter.FORM,
                Example.of(DocumentKind.LETTER)
                        .about(say("return.about"))
                        .to(say("return.to"))
                        .detail("ho_so", say("return.dossier"))
                        .detail("khen_thuong", say("award"))
                        .detail("ngay_tra", say("return.day"))
                        .detail("ly_do", say("return.reason"))
                        .list("nhan_xet", List.of(ReturnLetter.row(1, say("return.part"), say("return.words"))))
                        .paragraph(say("return.reason"))
                        .build());
    }
}
