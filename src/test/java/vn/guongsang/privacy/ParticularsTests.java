package vn.guongsang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.guongsang.audit.Audit;
import vn.guongsang.audit.Entry;
import vn.guongsang.audit.Subject;
import vn.guongsang.commendation.Honours;
import vn.guongsang.demo.OnDay;
import vn.guongsang.dossier.MadeDossiers;
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.identity.Role;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.organisation.Bodies;
import vn.guongsang.privacy.Particular.Kind;
import vn.guongsang.seal.Seals;
import vn.guongsang.time.BusinessDay;
import vn.guongsang.verdict.Refusal;

@InDemoWorld
class ParticularsTests {

    private static final byte[] NUMBER = "056012345678".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Particulars particulars;

    @Autowired
    Consents consents;

    @Autowired
    Retention retention;

    @Autowired
    Bodies bodies;

    @Autowired
    Audit audit;

    @Autowired
    BusinessDay day;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Accounts accounts;

    Actor officer;
    Subject one;

    @BeforeEach
    void someone() {
        officer = new Honours(jdbc, accounts).leader();
        one = Subject.of("exemplar", UUID.randomUUID());
        jdbc.sql("DELETE FROM privacy_particular").update();
    }

    @Test
    void keepsWhatIsSensitiveSealedAndTellsWhoLooked() {
        particulars.record(officer, one, Kind.ID_NUMBER, NUMBER, "Tiêu chí 1");
        assertThat(new String(sealed(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(NUMBER, StandardCharsets.ISO_8859_1));
        assertThat(particulars.of(one)).extracting(Particular::kind).containsExactly(Kind.ID_NUMBER);
        assertThat(particulars.see(officer, one, Kind.ID_NUMBER, "Đối chiếu hồ sơ"))
                .isEqualTo(NUMBER);
        List<Entry> log = audit.timeline(Subject.of("particulars", one.id()));
        assertThat(log).extracting(Entry::act).containsExactly("particular.recorded", Audit.LOOKED);
        assertThat(log.getLast().by().person()).isEqualTo(officer.name());
        assertThat(log.getLast().details()).containsEntry("what", "ID_NUMBER").containsEntry("why", "Đối chiếu hồ sơ");
        assertThat(log.toString()).doesNotContain("056012345678");
        assertThat(audit.timeline(one)).as("not on the subject's own page").isEmpty();
    }

    @Test
    void goWithTheConsentAndStayUnderAHold() {
        Subject held = Subject.of("exemplar", UUID.randomUUID());
        for (Subject subject : List.of(one, held)) {
            consents.record(officer, subject, "Ai đó", Honours.agreement()).orThrow();
            particulars.record(officer, subject, Kind.ETHNICITY, NUMBER, "Tiêu chí 1");
            particulars.record(officer, subject, Kind.PARTY_MEMBERSHIP, NUMBER, "Tiêu chí 2");
        }
        Actor administrator = new Honours(jdbc, accounts).actor("quantri", Role.ADMINISTRATOR);
        UUID hold = UUID.randomUUID();
        retention.hold(administrator, hold, held, "Ai đó", administrator.bodyId(), "Khiếu nại", "Đơn số 1");

        consents.withdraw(officer, one, "Đơn xin rút").orThrow();
        consents.withdraw(officer, held, "Đơn xin rút").orThrow();

        assertThat(particulars.of(one)).isEmpty();
        assertThat(audit.timeline(Subject.of("particulars", one.id())).stream().map(Entry::act))
                .endsWith("particular.removed", "particular.removed");
        assertThat(particulars.of(held))
                .extracting(Particular::kind)
                .containsExactly(Kind.ETHNICITY, Kind.PARTY_MEMBERSHIP);
        assertThatThrownBy(() -> particulars.remove(officer, held, Kind.ETHNICITY))
                .isInstanceOf(Refusal.class);
        retention.lift(administrator, hold, "Đã giải quyết").orThrow();
        particulars.remove(officer, held, Kind.ETHNICITY);
        assertThat(particulars.of(held)).extracting(Particular::kind).containsExactly(Kind.PARTY_MEMBERSHIP);
    }

    @Test
    void ofADossierThatIsOverAndOfAPersonGoAfterTheirTime() {
        Honours honours = new Honours(jdbc, accounts);
        Actor administrator = honours.actor("quantri", Role.ADMINISTRATOR);
        UUID body = honours.actor("ninhdong", Role.OFFICER).bodyId();
        UUID dossier = new MadeDossiers(jdbc).accepted(body, officer.bodyId(), "Người Niêm Phong", "individual", "GK");
        UUID person = jdbc.sql("SELECT subject_id FROM dossier_dossier WHERE id = :id")
                .param("id", dossier)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        INSERT INTO dossier_step (dossier_id, step, reason, basis, addressee_id, taken_on, taken_at, person, body_id)
                        VALUES (:id, 'FAILED', '', '', :body, '2026-03-10', now(), '', :body)
                        """).param("id", dossier).param("body", body).update();
        Subject ofDossier = Subject.of("dossier", dossier);
        Subject ofPerson = Subject.of("ledger-subject", person);
        particulars.record(officer, ofDossier, Kind.ETHNICITY, NUMBER, "Tỷ lệ");
        particulars.record(officer, ofPerson, Kind.PARTY_MEMBERSHIP, NUMBER, "Điều kiện");
        jdbc.sql("UPDATE privacy_particular SET recorded_on = '2026-03-10'").update();

        // a case that goes on keeps what it needs
        assertThat(proposed(administrator, LocalDate.of(2028, 3, 11))).isEmpty();
        jdbc.sql("UPDATE dossier_dossier SET state = 'FAILED' WHERE id = :id")
                .param("id", dossier)
                .update();
        assertThat(proposed(administrator, LocalDate.of(2028, 3, 10))).isEmpty();
        assertThat(proposed(administrator, LocalDate.of(2028, 3, 11))).containsExactly("particulars-of-dossier");
        assertThat(proposed(administrator, LocalDate.of(2031, 3, 11)))
                .containsExactlyInAnyOrder("particulars-of-dossier", "particulars-of-person");

        OnDay.during(LocalDate.of(2031, 3, 11), () -> {
            Set<UUID> ids =
                    mine(administrator).stream().map(Retention.Proposal::id).collect(Collectors.toSet());
            assertThat(retention.confirm(administrator, ids, 2).ended()).isEqualTo(2);
        });
        assertThat(particulars.of(ofDossier)).isEmpty();
        assertThat(particulars.of(ofPerson)).isEmpty();
    }

    private List<String> proposed(Actor administrator, LocalDate on) {
        OnDay.during(on, () -> retention.propose());
        return mine(administrator).stream().map(Retention.Proposal::rule).toList();
    }

    private List<Retention.Proposal> mine(Actor administrator) {
        return retention.proposals(bodies.subtree(administrator.bodyId()), 1000).stream()
                .filter(proposal -> proposal.subjectName().equals("Người Niêm Phong"))
                .toList();
    }

    @Test
    void sealsTheSameTwiceDifferently() {
        particulars.record(officer, one, Kind.RELIGION, NUMBER, "Tiêu chí 1");
        byte[] first = sealed();
        particulars.record(officer, one, Kind.RELIGION, NUMBER, "Tiêu chí 1");
        assertThat(sealed()).isNotEqualTo(first);
    }

    @Test
    void opensNothingThatWasMovedOrChanged() {
        particulars.record(officer, one, Kind.ETHNICITY, NUMBER, "Tiêu chí 1");
        jdbc.sql("UPDATE privacy_particular SET kind = 'RELIGION'").update();
        assertThatThrownBy(() -> particulars.see(officer, one, Kind.RELIGION, "…"))
                .hasMessageContaining("cannot be opened");
        jdbc.sql(
                        "UPDATE privacy_particular SET kind = 'ETHNICITY', sealed = set_byte(sealed, 14, get_byte(sealed, 14) # 1)")
                .update();
        assertThatThrownBy(() -> particulars.see(officer, one, Kind.ETHNICITY, "…"))
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void sealsAnewUnderANewKeyAndCanThenForgetTheOld(@TempDir Path home) throws IOException {
        Path file = Files.createDirectories(home.resolve("keys")).resolve("privacy");
        String old = "old " + key(1);
        String young = "young " + key(2);
        Files.writeString(file, old + "\n");
        in(home).record(officer, one, Kind.ID_NUMBER, NUMBER, "Tiêu chí 1");

        Files.writeString(file, young + "\n" + old + "\n");
        Particulars both = in(home);
        assertThat(both.see(officer, one, Kind.ID_NUMBER, "…")).isEqualTo(NUMBER);
        transactions.executeWithoutResult(_ -> both.sealAnew());

        Files.writeString(file, young + "\n");
        assertThat(in(home).see(officer, one, Kind.ID_NUMBER, "…")).isEqualTo(NUMBER);
    }

    @Test
    void makesNoNewKeyInPlaceOfALostOne(@TempDir Path home) {
        particulars.record(officer, one, Kind.ID_NUMBER, NUMBER, "Tiêu chí 1");
        assertThatThrownBy(() -> in(home).record(officer, one, Kind.RELIGION, NUMBER, "Tiêu chí 1"))
                .hasMessageContaining("bring it back");
        assertThat(home.resolve("keys")).doesNotExist();
    }

    /** As a start of the product on another home finds it; the calls bring their own transaction. */
    private Particulars in(Path home) {
        var seals = new Seals(home, jdbc, clock);
        var own = new Particulars(jdbc, clock, day, audit, seals);
        return new Particulars(jdbc, clock, day, audit, seals) {
            @Override
            public void record(Actor by, Subject subject, Kind kind, byte[] value, String neededFor) {
                transactions.executeWithoutResult(_ -> own.record(by, subject, kind, value, neededFor));
            }

            @Override
            public byte[] see(Actor by, Subject subject, Kind kind, String reason) {
                return transactions.execute(_ -> own.see(by, subject, kind, reason));
            }
        };
    }

    private byte[] sealed() {
        return jdbc.sql("SELECT sealed FROM privacy_particular")
                .query(byte[].class)
                .single();
    }

    private static String key(int of) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) of;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
