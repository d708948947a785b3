package vn.guongsang.oversight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import vn.guongsang.audit.Anchor;
import vn.guongsang.audit.AuditLog.Sealed;
import vn.guongsang.audit.Entry;
import vn.guongsang.document.Documents;
import vn.guongsang.document.FileType;
import vn.guongsang.document.Spreadsheet;
import vn.guongsang.document.Spreadsheet.Column;
import vn.guongsang.document.Spreadsheet.Type;
import vn.guongsang.time.BusinessDay;

/**
 * A part of the log as a spreadsheet that anybody can check: each row with its position and hash, the
 * first and the last once more at the end, with their number. It is written while it is read.
 */
@Component
class LogSheet {

    /** A sheet of Excel holds 1,048,576 rows, head and notes among them. */
    private static final int MOST = 1_048_000;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private final MessageSource messages;
    private final BusinessDay day;

    LogSheet(MessageSource messages, BusinessDay day) {
        this.messages = messages;
        this.day = day;
    }

    void write(Iterator<Sealed> entries, String asked, Locale locale, HttpServletResponse response) throws IOException {
        response.setContentType(FileType.XLSX.mediaType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("nhat-ky-" + day.today() + ".xlsx")
                        .build()
                        .toString());
        Documents.xlsx(new Writing(entries, locale).sheet(asked), response.getOutputStream());
    }

    /** The filter in words. */
    String asked(LogQuery query, Asking.Answer answer, Locale locale) {
        List<String> parts = new ArrayList<>();
        if (answer.account() != null) {
            parts.add(say(locale, "oversight.asked.person", answer.account().name()));
        }
        if (answer.body() != null) {
            parts.add(say(locale, "oversight.asked.body", answer.body().name()));
        }
        if (!query.act().isEmpty()) {
            parts.add(say(locale, "oversight.asked.act", act(locale, query.act())));
        }
        if (!query.object().isEmpty()) {
            parts.add(say(locale, "oversight.asked.object", query.object()));
        }
        if (query.from() != null) {
            parts.add(say(locale, "oversight.asked.from", DAY.format(query.from())));
        }
        if (query.to() != null) {
            parts.add(say(locale, "oversight.asked.to", DAY.format(query.to())));
        }
        if (query.day() != null) {
            parts.add(say(locale, "oversight.asked.day", DAY.format(query.day())));
        }
        return parts.isEmpty() ? say(locale, "oversight.asked.all") : String.join("; ", parts);
    }

    /** The name of an act; its code where it has none. */
    String act(Locale locale, String act) {
        return Objects.requireNonNullElse(messages.getMessage("oversight.act." + act, null, act, locale), act);
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** One sheet in the making. */
    private final class Writing implements Iterator<List<? extends @Nullable Object>> {

        private final Iterator<Sealed> entries;
        private final Locale locale;
        private @Nullable Sealed first;
        private @Nullable Sealed last;
        private int count;

        Writing(Iterator<Sealed> entries, Locale locale) {
            this.entries = entries;
            this.locale = locale;
        }

        Spreadsheet sheet(String asked) {
            List<Column> columns = List.of(
                    new Column(say(locale, "oversight.column.position"), Type.NUMBER, 10),
                    new Column(say(locale, "oversight.column.entry"), Type.NUMBER, 10),
                    text("at", 20),
                    new Column(say(locale, "oversight.column.day"), Type.DATE, 12),
                    text("person", 24),
                    text("role", 20),
                    text("body", 32),
                    text("act", 48),
                    text("object", 40),
                    text("basis", 32),
                    text("changes", 48),
                    text("hash", 70));
            return new Spreadsheet(say(locale, "oversight.log"), asked, columns, rows(), this::seal);
        }

        private Iterable<List<? extends @Nullable Object>> rows() {
            return () -> this;
        }

        private Column text(String name, int width) {
            return new Column(say(locale, "oversight.column." + name), Type.TEXT, width);
        }

        @Override
        public boolean hasNext() {
            return count < MOST && entries.hasNext();
        }

        @Override
        public List<? extends @Nullable Object> next() {
            Sealed sealed = entries.next();
            count++;
            first = first == null ? sealed : first;
            last = sealed;
            Entry entry = sealed.entry();
            return Arrays.asList(
                    sealed.position(),
                    entry.id(),
                    MOMENT.format(entry.at().atZone(Anchor.ZONE)),
                    entry.businessDay(),
                    entry.by().person(),
                    messages.getMessage(
                            "frame.role." + entry.by().role(), null, entry.by().role(), locale),
                    entry.by().bodyName(),
                    messages.getMessage(
                                    "act." + entry.act(),
                                    entry.details().values().toArray(),
                                    act(locale, entry.act()),
                                    locale)
                            + Which.of(entry)
                                    .map(which -> ": "
                                            + say(
                                                    locale,
                                                    Objects.requireNonNull(which.key()),
                                                    which.args().toArray()))
                                    .orElse(""),
                    entry.subject().kind() + ":" + entry.subject().id(),
                    entry.basis(),
                    entry.changes().stream()
                            .map(change -> messages.getMessage(change.field(), null, change.field(), locale) + ": "
                                    + change.before() + " → " + change.after())
                            .collect(Collectors.joining("\n")),
                    sealed.hash());
        }

        private Iterator<String> seal() {
            List<String> notes = new ArrayList<>();
            notes.add(say(locale, "oversight.seal.count", count));
            if (first != null && last != null) {
                notes.add(say(locale, "oversight.seal.first", place(first)));
                notes.add(say(locale, "oversight.seal.last", place(last)));
            }
            if (entries.hasNext()) {
                notes.add(say(locale, "oversight.seal.more", MOST));
            }
            notes.add(say(locale, "oversight.seal.how"));
            return notes.iterator();
        }

        private String place(Sealed sealed) {
            return sealed.position() == null
                    ? say(
                            locale,
                            "oversight.seal.waiting",
                            Long.toString(sealed.entry().id()))
                    : say(
                            locale,
                            "oversight.seal.place",
                            Long.toString(sealed.entry().id()),
                            Long.toString(sealed.position()),
                            String.valueOf(sealed.hash()));
        }
    }
}
