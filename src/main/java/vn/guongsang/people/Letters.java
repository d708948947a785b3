package vn.guongsang.people;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.guongsang.audit.By;
import vn.guongsang.delivery.Mail;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Person;
import vn.guongsang.identity.Token;
import vn.guongsang.installation.Settings;
import vn.guongsang.people.Invitations.Invitation;

/** The words of the mails of this module, in Vietnamese, and the addresses of their links. */
@Component
class Letters {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource messages;
    private final Settings settings;
    private final JdbcClient jdbc;

    Letters(MessageSource messages, Settings settings, JdbcClient jdbc) {
        this.messages = messages;
        this.settings = settings;
        this.jdbc = jdbc;
    }

    Mail invitation(Actor by, Invitation invitation, Token token) {
        String role = say("frame.role." + invitation.role());
        return new Mail(
                invitation.mail(),
                invitation.name(),
                invitation.bodyId(),
                say("people.mail.invitation.subject", invitation.bodyName()),
                List.of(
                        say("people.mail.greeting", invitation.name()),
                        say(
                                "people.mail.invitation.what",
                                by.name(),
                                role,
                                invitation.bodyName(),
                                date(invitation.from())),
                        say("people.mail.invitation.how", Invitations.VALID.toDays()),
                        say("people.mail.mistake")),
                new Mail.Link(say("people.mail.invitation.link"), address("/loi-moi/", token)),
                true);
    }

    Mail reset(Person person, UUID body, Token token) {
        return new Mail(
                java.util.Objects.requireNonNull(person.mail()),
                person.name(),
                body,
                say("people.mail.reset.subject"),
                List.of(
                        say("people.mail.greeting", person.name()),
                        say("people.mail.reset.what", person.username()),
                        say("people.mail.reset.how", Passwords.VALID.toMinutes()),
                        say("people.mail.reset.mistake")),
                new Mail.Link(say("people.mail.reset.link"), address("/dat-lai-mat-khau/", token)),
                true);
    }

    /** @param what the message of what was done: its subject, and with {@code .what} and {@code .next} the rest */
    Mail helped(Actor by, Person person, String what, String reason) {
        return new Mail(
                java.util.Objects.requireNonNull(person.mail()),
                person.name(),
                by.bodyId(),
                say(what),
                List.of(
                        say("people.mail.greeting", person.name()),
                        say(what + ".what", by.name(), by.post().bodyName(), person.username(), reason),
                        say(what + ".next"),
                        say("people.mail.helped.mistake")),
                null,
                false);
    }

    String address(String path, Token token) {
        return settings.address() + path + token.text();
    }

    /** Who invited, as the audit names them: they open the account, the invited person only takes it up. */
    By inviter(UUID invitation) {
        return jdbc.sql("""
                        SELECT account.id, account.name
                          FROM people_invitation invitation
                          JOIN identity_v_account account ON account.id = invitation.invited_by
                         WHERE invitation.id = :id
                        """)
                .param("id", invitation)
                .query((row, _) ->
                        new By(row.getObject("id", UUID.class), row.getString("name"), "ADMINISTRATOR", null, ""))
                .single();
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }

    private static String date(LocalDate day) {
        return DATE.format(day);
    }
}
