package vn.guongsang.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.guongsang.delivery.Mail;
import vn.guongsang.document.IncomingSheet;
import vn.guongsang.document.IncomingSheet.Row;
import vn.guongsang.identity.Role;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.organisation.BodyDirectory;
import vn.guongsang.organisation.ListedBody;
import vn.guongsang.organisation.NameMatching;
import vn.guongsang.organisation.NameMatching.Alike;
import vn.guongsang.organisation.NameMatching.Match;
import vn.guongsang.people.Invitations.Wish;
import vn.guongsang.people.Listed.Finding;
import vn.guongsang.people.Listed.Standing;
import vn.guongsang.time.BusinessDay;

/**
 * What a list of people means beside the bodies that an administrator looks after and the people who are
 * known: each row is an invitation, or nothing because it was sent or taken up before, or wrong with the
 * reason. A body is known by its code or by a name; what is merely alike is asked about, never taken.
 */
@Component
class ListReading {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Bodies bodies;
    private final BodyDirectory directory;
    private final Invitations invitations;
    private final MessageSource messages;
    private final BusinessDay day;

    ListReading(
            Bodies bodies, BodyDirectory directory, Invitations invitations, MessageSource messages, BusinessDay day) {
        this.bodies = bodies;
        this.directory = directory;
        this.invitations = invitations;
        this.messages = messages;
        this.day = day;
    }

    /** @param body of the administrator */
    List<Listed> read(IncomingSheet sheet, UUID body) {
        List<ListedBody> known = below(body);
        Map<String, UUID> codes = known.stream().collect(Collectors.toMap(ListedBody::code, ListedBody::id));
        Map<UUID, ListedBody> byId = known.stream().collect(Collectors.toMap(ListedBody::id, Function.identity()));
        var names = new NameMatching<UUID>();
        known.forEach(one -> names.add(
                one.id(),
                one.facts().name(),
                Stream.concat(one.aliases().stream(), one.formerNames().stream())
                        .toList()));
        Map<String, List<Invitations.Taken>> taken = invitations.taken(sheet.rows().stream()
                .map(row -> mail(row.text(ListColumn.MAIL.name())))
                .collect(Collectors.toSet()));
        var context = new Context(codes, byId, names, roles(), taken, new HashMap<>());
        return sheet.rows().stream()
                .map(row -> new Reading(row, context).listed())
                .toList();
    }

    /** Those that exist or will, for a row may begin later. */
    List<ListedBody> below(UUID body) {
        Set<UUID> below = bodies.subtree(body);
        LocalDate today = day.today();
        return directory.all().stream()
                .filter(one -> below.contains(one.id())
                        && (one.to() == null || !one.to().isBefore(today)))
                .toList();
    }

    private static String mail(String typed) {
        return typed.toLowerCase(Locale.ROOT);
    }

    String say(String key, Object... args) {
        return messages.getMessage(key, args, VIETNAMESE);
    }

    private NameMatching<Role> roles() {
        var roles = new NameMatching<Role>();
        for (Role role : Role.values()) {
            String key = "frame.role." + role;
            roles.add(role, say(key), List.of(role.name(), messages.getMessage(key, null, Locale.ENGLISH)));
        }
        return roles;
    }

    /**
     * What all rows are read against.
     *
     * @param seen the row in which a mail address stood first
     */
    private record Context(
            Map<String, UUID> codes,
            Map<UUID, ListedBody> known,
            NameMatching<UUID> names,
            NameMatching<Role> roles,
            Map<String, List<Invitations.Taken>> taken,
            Map<String, Integer> seen) {}

    /** One row. */
    private final class Reading {

        private final Row row;
        private final Context context;
        private final List<Finding> findings = new ArrayList<>();

        Reading(Row row, Context context) {
            this.row = row;
            this.context = context;
        }

        Listed listed() {
            row.faults().forEach((column, fault) -> find(ListColumn.valueOf(column), fault.name(), text(column)));
            for (ListColumn column : ListColumn.values()) {
                if (column.required() && text(column).isEmpty() && !row.faults().containsKey(column.name())) {
                    find(column, "missing");
                }
            }
            String mail = mail(text(ListColumn.MAIL));
            if (!mail.isEmpty()) {
                judge(mail);
            }
            if (text(ListColumn.NAME).length() > Wish.LONGEST) {
                find(ListColumn.NAME, "long", Wish.LONGEST);
            }
            Role role = role();
            ListedBody body = body();
            LocalDate from = row.day(ListColumn.FROM.name()).orElse(day.today());
            LocalDate to = row.day(ListColumn.TO.name()).orElse(null);
            if (to != null && to.isBefore(from)) {
                find(ListColumn.TO, "order");
            }
            boolean same = role != null && body != null && same(mail, role, body, from);
            Standing standing = !findings.isEmpty() ? Standing.ERROR : same ? Standing.SAME : Standing.NEW;
            Wish wish = standing != Standing.NEW || role == null || body == null
                    ? null
                    : new Wish(text(ListColumn.NAME), mail, role, body.id(), from, to);
            return new Listed(
                    row.number(),
                    text(ListColumn.NAME),
                    text(ListColumn.MAIL),
                    role == null ? text(ListColumn.ROLE) : say("frame.role." + role),
                    body == null ? text(ListColumn.BODY) : body.facts().name(),
                    standing,
                    wish,
                    List.copyOf(findings));
        }

        private void judge(String mail) {
            if (!Mail.isAddress(mail)) {
                find(ListColumn.MAIL, "no-mail", mail);
            }
            Integer first = context.seen().putIfAbsent(mail, row.number());
            if (first != null) {
                find(ListColumn.MAIL, "twice", mail, first);
            }
        }

        private @Nullable Role role() {
            String written = text(ListColumn.ROLE);
            Match<Role> match = context.roles().find(written);
            if (match instanceof Match.One<Role>(Role role)) {
                return role;
            }
            if (!written.isEmpty()) {
                Optional<String> alike = match instanceof Match.None<Role>(List<Alike<Role>> some)
                        ? some.stream().findFirst().map(one -> say("frame.role." + one.found()))
                        : Optional.empty();
                alike.ifPresentOrElse(
                        name -> find(ListColumn.ROLE, "role-alike", written, name),
                        () -> find(ListColumn.ROLE, "no-role", written));
            }
            return null;
        }

        private @Nullable ListedBody body() {
            String written = text(ListColumn.BODY);
            if (written.isEmpty()) {
                return null;
            }
            UUID coded = context.codes().get(written);
            if (coded != null) {
                return context.known().get(coded);
            }
            return switch (context.names().find(written)) {
                case Match.One<UUID>(UUID found) -> context.known().get(found);
                case Match.Several<UUID> several -> {
                    find(ListColumn.BODY, "several", written);
                    yield null;
                }
                case Match.None<UUID>(List<Alike<UUID>> alike) -> {
                    if (alike.isEmpty()) {
                        find(ListColumn.BODY, "no-body", written);
                    } else {
                        findings.add(new Finding(
                                "m25",
                                List.of(
                                        row.number(),
                                        say("people.list.BODY"),
                                        written,
                                        alike.getFirst().name())));
                    }
                    yield null;
                }
            };
        }

        /** Whether nothing is left to do; somebody who is known otherwise is not invited again. */
        private boolean same(String mail, Role role, ListedBody body, LocalDate from) {
            if (body.from() != null && from.isBefore(body.from())) {
                find(ListColumn.FROM, "body-day", body.facts().name(), body.from());
            }
            List<Invitations.Taken> known = context.taken().getOrDefault(mail, List.of());
            if (known.stream().anyMatch(one -> one.role() == role && body.id().equals(one.bodyId()))) {
                return true;
            }
            if (!known.isEmpty()) {
                find(ListColumn.MAIL, known.getFirst().invited() ? "invited" : "has-account", mail);
            }
            return false;
        }

        private void find(ListColumn column, String what, Object... args) {
            List<Object> all = new ArrayList<>(List.of(row.number(), say("people.list." + column)));
            all.addAll(List.of(args));
            findings.add(new Finding("people.list.finding." + what, all));
        }

        private String text(ListColumn column) {
            return text(column.name());
        }

        private String text(String column) {
            return row.text(column);
        }
    }
}
