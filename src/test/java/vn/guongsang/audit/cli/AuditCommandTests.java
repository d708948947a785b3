package vn.guongsang.audit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.guongsang.audit.Anchor;
import vn.guongsang.installation.DatabaseAccess;
import vn.guongsang.installation.TestDatabase;

class AuditCommandTests {

    private final TestDatabase database = TestDatabase.fresh();
    private final StringWriter said = new StringWriter();

    @TempDir
    private Path directory;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void saysThatALogIsWhole() {
        assertThat(run("verify")).isZero();
        assertThat(said.toString()).startsWith("Nhật ký toàn vẹn: 0 mục trong chuỗi");
    }

    @Test
    void namesTheFirstBadEntryAgainstAKeptAnchor() throws Exception {
        Path file = Files.writeString(
                directory.resolve("moc.txt"),
                new Anchor(LocalDate.of(2026, 11, 27), 1234, 1240, "0".repeat(64)).text());
        assertThat(run("verify", "--anchor", file.toString())).isEqualTo(1);
        assertThat(said.toString()).startsWith("Từ vị trí 1: chuỗi đã bị cắt, mốc niêm phong ghi đến mục 1240.\n");
        assertThat(run("verify", "--lang", "en", "--anchor", file.toString())).isEqualTo(1);
        assertThat(said.toString())
                .contains("From position 1: the chain was cut off, an anchor goes up to entry 1240.");
    }

    @Test
    void refusesAFileThatIsNoAnchor() throws Exception {
        Path file = Files.writeString(directory.resolve("khac.txt"), "hash zz");
        assertThat(run("verify", "--anchor", file.toString())).isEqualTo(2);
        assertThat(said.toString()).contains("không phải tệp mốc niêm phong");
    }

    @Test
    void saysThatThereIsNoDatabaseToVerify() {
        int exit = AuditCommand.run(
                Map.of("GUONGSANG_HOME", directory.toString()), new PrintWriter(said), new PrintWriter(said), "verify");
        assertThat(exit).isEqualTo(2);
        assertThat(said.toString()).contains("chưa có cơ sở dữ liệu");
        assertThat(directory).isEmptyDirectory();
    }

    private int run(String... args) {
        DatabaseAccess access = database.access();
        return AuditCommand.run(
                Map.of(
                        "GUONGSANG_DB_URL", access.url(),
                        "GUONGSANG_DB_USER", access.app().user(),
                        "GUONGSANG_DB_PASSWORD", access.app().password(),
                        "GUONGSANG_DB_OWNER_USER", access.owner().user(),
                        "GUONGSANG_DB_OWNER_PASSWORD", access.owner().password()),
                new PrintWriter(said),
                new PrintWriter(said),
                args);
    }
}
