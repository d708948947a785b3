package vn.guongsang.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Subject;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Block;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Documents;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Permissions;
import vn.guongsang.privacy.KnownPeople.Known;
import vn.guongsang.privacy.PersonalData.Held;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

/** All that is held about a person, gathered from every module, for whoever answers for it. */
@Service
public class Disclosure {

    private static final Locale VIETNAMESE = Locale.of("vi");

    private final ObjectProvider<PersonalData> holders;
    private final ObjectProvider<KnownPeople> people;
    private final Register register;
    private final Attachments attachments;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessDay day;
    private final MessageSource messages;
    private final JsonMapper json;

    Disclosure(
            ObjectProvider<PersonalData> holders,
            ObjectProvider<KnownPeople> people,
            Register register,
            Attachments attachments,
            Permissions permissions,
            Audit audit,
            BusinessDay day,
            MessageSource messages,
            JsonMapper json) {
        this.holders = holders;
        this.people = people;
        this.register = register;
        this.attachments = attachments;
        this.permissions = permissions;
        this.audit = audit;
        this.day = day;
        this.messages = messages;
        this.json = json;
    }

    /** People of these bodies by name, those who work here first. */
    public List<Known> search(String words, Collection<UUID> bodies, int most) {
        return people.stream()
                .flatMap(source -> source.search(words, bodies, most).stream())
                .limit(most)
                .toList();
    }

    /** @throws Refusal as if there were nobody, for whom the actor does not answer */
    public Known known(Actor by, DataSubject subject) {
        Known known = people.stream()
                .filter(source -> source.kind() == subject.kind())
                .findFirst()
                .flatMap(source -> source.find(subject.id()))
                .orElseThrow(() -> new Refusal((Verdict.Refused) Verdict.refused("privacy.hidden")));
        permissions.require(by, PrivacyAction.DISCLOSE, known.bodyId());
        return known;
    }

    /** How many rows each table holds about a person. */
    public Map<String, Integer> counts(DataSubject subject) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        about(subject).forEach(held -> counts.merge(held.table(), held.rows().size(), Integer::sum));
        return counts;
    }

    /** How many files are kept about a person. */
    public int files(DataSubject subject) {
        return kept(subject).size();
    }

    private List<Held> about(DataSubject subject) {
        return holders.orderedStream()
                .flatMap(holder -> holder.about(subject).stream())
                .filter(held -> !held.rows().isEmpty())
                .toList();
    }

    /**
     * A ZIP with the same twice, as JSON for machines and as PDF for people, and the files that are kept. Who
     * took it and why is logged.
     *
     * @return a file of the machine's own, to be deleted by whoever asked
     */
    @Transactional
    public Path zip(Actor by, DataSubject subject, String reason) {
        Known known = known(by, subject);
        List<Held> held = about(subject);
        audit.record(
                by.by(),
                "personal-data.disclosed",
                Subject.of("data-subject-" + subject.kind().name().toLowerCase(Locale.ROOT), subject.id()),
                Map.of("reason", reason));
        try {
            Path file = Files.createTempFile("du-lieu", ".zip");
            try (var zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
                put(zip, "du-lieu.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree(known, held)));
                put(zip, "du-lieu.pdf", Documents.pdf(paper(known, held)));
                for (Attachment kept : kept(subject)) {
                    put(zip, "tep/" + kept.id() + "/" + kept.fileName(), content(kept));
                }
            } catch (IOException | RuntimeException e) {
                Files.delete(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Attachment> kept(DataSubject subject) {
        return attachments.findAll(holders.orderedStream()
                .flatMap(holder -> holder.attachments(subject).stream())
                .toList());
    }

    private byte[] content(Attachment kept) {
        return attachments.content(kept.id(), Attachment.Rendition.FILE).orElseThrow();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private Map<String, Object> tree(Known known, List<Held> held) {
        Map<String, Object> tables = new LinkedHashMap<>();
        held.forEach(one -> tables.put(
                one.table(), one.rows().stream().map(Disclosure::texts).toList()));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("subject", known.name());
        tree.put("body", known.bodyName());
        tree.put("on", day.today().toString());
        tree.put("tables", tables);
        return tree;
    }

    private static Map<String, String> texts(Map<String, ?> row) {
        Map<String, String> texts = new LinkedHashMap<>();
        row.forEach((column, value) -> texts.put(column, value == null ? "" : value.toString()));
        return texts;
    }

    private OfficialDocument paper(Known known, List<Held> held) {
        var paper = OfficialDocument.of(DocumentKind.REPORT, new Issuer(null, known.bodyName(), "", ""))
                .about(say("privacy.disclosure.about", known.name()))
                .paragraph(say("privacy.disclosure.lead", held.size()));
        for (Held one : held) {
            paper.heading(2, said("privacy.table." + one.table(), one.table()));
            for (Map<String, ?> row : one.rows()) {
                paper.block(table(one.table(), row));
            }
        }
        return paper.signedBy("", say("privacy.disclosure.capacity")).build();
    }

    private Block table(String table, Map<String, ?> row) {
        List<List<String>> lines = new ArrayList<>();
        texts(row).forEach((column, value) -> {
            if (!value.isBlank()) {
                lines.add(List.of(said("privacy.field." + column, column), mark(table, column) + value));
            }
        });
        return new Block.Table(
                List.of(
                        new Block.Table.Column(say("privacy.column.column"), 1, Block.Table.Align.LEFT),
                        new Block.Table.Column(say("privacy.disclosure.value"), 3, Block.Table.Align.LEFT)),
                lines);
    }

    private String mark(String table, String column) {
        return register.find(table, column)
                .filter(entry -> entry.dataClass() == DataClass.SENSITIVE)
                .map(_ -> say("privacy.disclosure.sensitive") + " ")
                .orElse("");
    }

    private String say(String key, Object... args) {
        return said(key, key, args);
    }

    private String said(String key, String otherwise, Object... args) {
        return Optional.ofNullable(messages.getMessage(key, args, null, VIETNAMESE))
                .orElse(otherwise);
    }
}
