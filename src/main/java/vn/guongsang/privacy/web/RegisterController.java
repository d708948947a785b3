package vn.guongsang.privacy.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Download;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Column;
import vn.guongsang.document.Spreadsheet.Type;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.privacy.DataClass;
import vn.guongsang.privacy.PrivacyAction;
import vn.guongsang.privacy.Register;

/** What is kept of people, column by column, as a page and as a sheet. */
@Controller
class RegisterController {

    private final Register register;
    private final Permissions permissions;
    private final MessageSource messages;

    RegisterController(Register register, Permissions permissions, MessageSource messages) {
        this.register = register;
        this.permissions = permissions;
        this.messages = messages;
    }

    @GetMapping(Entrance.HOME)
    String register(Actor actor, @RequestParam(name = "loai", defaultValue = "") String asked, Model model) {
        permissions.require(actor, PrivacyAction.READ_REGISTER, actor.bodyId());
        DataClass shown = switch (asked) {
            case "ca-nhan" -> DataClass.PERSONAL;
            case "cong-khai" -> DataClass.PUBLIC;
            default -> DataClass.SENSITIVE;
        };
        model.addAttribute("shown", shown);
        model.addAttribute("entries", register.of(shown));
        model.addAttribute("all", register.entries().size());
        return "privacy/register";
    }

    @GetMapping(Entrance.HOME + "/phan-loai.xlsx")
    ResponseEntity<byte[]> sheet(Actor actor, Locale locale) {
        permissions.require(actor, PrivacyAction.READ_REGISTER, actor.bodyId());
        var sheet = new Spreadsheet(
                say(locale, "privacy.register"),
                "",
                List.of(
                        column(locale, "table", 28),
                        column(locale, "column", 22),
                        column(locale, "class", 14),
                        column(locale, "purpose", 40),
                        column(locale, "basis", 48),
                        column(locale, "retention", 40)),
                register.entries().stream().map(entry -> row(locale, entry)).toList(),
                List.of());
        return new Download(say(locale, "privacy.register.file") + ".xlsx", FileType.XLSX, Documents.xlsx(sheet))
                .attached();
    }

    private Column column(Locale locale, String name, int width) {
        return new Column(say(locale, "privacy.column." + name), Type.TEXT, width);
    }

    private List<String> row(Locale locale, Register.Entry entry) {
        Register.Basis basis = entry.basis();
        return List.of(
                entry.table(),
                entry.column(),
                say(locale, "privacy.class." + entry.dataClass()),
                entry.purpose().isEmpty() ? "" : say(locale, "privacy.purpose." + entry.purpose()),
                basis == null ? "" : basis.read() ? basis.cites() : say(locale, "privacy.unread", basis.cites()),
                entry.retention().isEmpty() ? "" : say(locale, "privacy.retention." + entry.retention()));
    }

    private String say(Locale locale, String key, Object... args) {
        return String.valueOf(messages.getMessage(key, args, key, locale));
    }
}
