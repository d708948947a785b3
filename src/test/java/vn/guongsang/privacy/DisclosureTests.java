package vn.guongsang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.document.Attachment;
import vn.guongsang.document.Attachments;
import vn.guongsang.document.Upload;
import vn.guongsang.document.UploadFixtures;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.verdict.Refusal;

@InDemoWorld
class DisclosureTests {

    private static final byte[] EVIDENCE = UploadFixtures.pdf();

    @Autowired
    Disclosure disclosure;

    @Autowired
    Bodies bodies;

    @Autowired
    Attachments attachments;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    Accounts accounts;

    Honours honours;
    Actor administrator;

    @BeforeEach
    void people() {
        honours = new Honours(jdbc, accounts);
        administrator = honours.actor("quantri", Role.ADMINISTRATOR);
    }

    @Test
    void tellsAPersonBroughtForwardFromEveryModuleThatHoldsSomething() throws IOException {
        var known = disclosure.search("tran van loc", bodies.subtree(administrator.bodyId()), 10);
        assertThat(known).extracting(KnownPeople.Known::name).contains("Trần Văn Lộc");
        DataSubject subject = known.getFirst().subject();
        Attachment evidence = attachments.store(new Upload("giay-khen.pdf", EVIDENCE), administrator.accountId());
        jdbc.sql("INSERT INTO exemplar_evidence VALUES (:file, :person, 'c', 'giay-khen.pdf', now())")
                .param("file", evidence.id())
                .param("person", subject.id())
                .update();
        Map<String, byte[]> files = files(disclosure.zip(administrator, subject, "Trả lời yêu cầu ngày 7/3"));
        assertThat(files).containsOnlyKeys("du-lieu.json", "du-lieu.pdf", "tep/" + evidence.id() + "/giay-khen.pdf");
        assertThat(files.get("tep/" + evidence.id() + "/giay-khen.pdf")).isEqualTo(EVIDENCE);
        JsonNode tables = json.readTree(files.get("du-lieu.json")).get("tables");
        assertThat(tables.propertyNames())
                .contains(
                        "exemplar_exemplar",
                        "exemplar_step",
                        "commendation_vote",
                        "commendation_decision",
                        "communication_story",
                        "communication_publication",
                        "privacy_consent");
        assertThat(tables.get("exemplar_exemplar").get(0).get("name").asString())
                .isEqualTo("Trần Văn Lộc");
        try (var paper = Loader.loadPDF(files.get("du-lieu.pdf"))) {
            assertThat(new PDFTextStripper().getText(paper)).contains("Trần Văn Lộc", "Sự đồng ý", "Quyết định");
        }
        Entry last = audit.timeline(Subject.of("data-subject-exemplar", subject.id()))
                .getLast();
        assertThat(last.details()).containsEntry("reason", "Trả lời yêu cầu ngày 7/3");
    }

    @Test
    void tellsAnAccountWithoutItsSecrets() throws IOException {
        UUID account = honours.secretary().accountId();
        String hash = jdbc.sql("SELECT password_hash FROM identity_account WHERE id = :id")
                .param("id", account)
                .query(String.class)
                .single();
        jdbc.sql("UPDATE identity_account SET mail = 'thuky@do.test' WHERE id = :id")
                .param("id", account)
                .update();
        jdbc.sql("""
                        INSERT INTO delivery_mail (recipient, recipient_name, body_id, subject, plain, html, secret, written_at,
                                                   state, next_try_at, tries)
                        SELECT 'thuky@do.test', '', body_id, 'Lời mời', 'LIÊN KẾT', '', true, now(), 'WAITING', now(), 0
                          FROM identity_post
                         WHERE account_id = :id
                         LIMIT 1
                        """).param("id", account).update();
        jdbc.sql("INSERT INTO people_reset VALUES ('\\x01', :id, now(), now())")
                .param("id", account)
                .update();
        jdbc.sql("INSERT INTO signin_totp VALUES (:id, '\\x02', 0, now())")
                .param("id", account)
                .update();
        Map<String, byte[]> files = files(disclosure.zip(administrator, DataSubject.account(account), "Tự yêu cầu"));
        String text = new String(files.get("du-lieu.json"), StandardCharsets.UTF_8);
        assertThat(text)
                .contains(
                        "identity_account",
                        "identity_post",
                        "delivery_mail",
                        "people_reset",
                        "signin_totp",
                        "audit_entry",
                        "thuky@do.test",
                        Honours.SECRETARY)
                .doesNotContain(hash, "argon2", "LIÊN KẾT", "secret", "token_hash");
    }

    @Test
    void isForThoseWhoAnswerForThePerson() {
        DataSubject subject = DataSubject.account(administrator.accountId());
        assertThatThrownBy(() -> disclosure.zip(honours.leader(), subject, "…"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("privacy.officer.forbidden"));
        UUID stranger = honours.actor("daumoi.gialai", Role.HUB_OFFICER).accountId();
        assertThatThrownBy(() -> disclosure.zip(administrator, DataSubject.account(stranger), "…"))
                .as("of another province")
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.verdict().code()).isEqualTo("privacy.hidden"));
    }

    private static Map<String, byte[]> files(Path zip) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (var in = new ZipInputStream(Files.newInputStream(zip, StandardOpenOption.DELETE_ON_CLOSE))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }
}
