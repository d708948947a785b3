package vn.guongsang.delivery;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A mail as text and as simple HTML that says the same. */
@Component
class MailWriting {

    private final TemplateEngine templates;

    MailWriting(TemplateEngine templates) {
        this.templates = templates;
    }

    static String plain(Mail mail) {
        String text = String.join("\n\n", mail.paragraphs());
        return mail.link() == null
                ? text
                : text + "\n\n" + mail.link().words() + ":\n" + mail.link().href();
    }

    String html(Mail mail) {
        var output = new StringOutput();
        templates.render("delivery/mail.jte", Map.of("mail", mail), output);
        return output.toString();
    }
}
