package vn.guongsang.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
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
import vn.guongsang.identity.Accounts;
import vn.guongsang.identity.Actor;
import vn.guongsang.installation.InDemoWorld;
import vn.guongsang.privacy.Particular.Kind;
import vn.guongsang.seal.Seals;
import vn.guongsang.time.BusinessDay;

@InDemoWorld
class ParticularsTests {

    private static final byte[] NUMBER = "056012345678".getBytes(StandardCharsets.UTF_8);

    @Autowired
    Particulars particulars;

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
