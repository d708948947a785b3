package vn.guongsang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.guongsang.document.Attachment.Rendition;
import vn.guongsang.installation.TestDatabase;
import vn.guongsang.verdict.Refusal;
import vn.guongsang.verdict.Verdict;

class AttachmentsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T03:04:05.123456Z");
    private static final UUID OFFICER = UUID.fromString("019aa000-0000-7000-8000-000000000001");

    private static TestDatabase database;
    private static Attachments attachments;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        attachments = with(Optional.empty());
    }

    private static Attachments with(Optional<InetSocketAddress> scanner) {
        return new Attachments(
                database.jdbc(), Clock.fixed(NOW.plusNanos(789), ZoneOffset.UTC), new VirusScanner(scanner));
    }

    @ParameterizedTest
    @CsvSource({
        "stream: OK, ''",
        "stream: Win.Test.EICAR_HDB-1 FOUND, document.upload.virus",
        "INSTREAM size limit exceeded. ERROR, document.upload.unscanned",
        "'', document.upload.unscanned"
    })
    void keepsNothingThatTheScannerDidNotCallClean(String answer, String refused) throws Exception {
        var pdf = new Upload("Biên bản.pdf", UploadFixtures.pdf());
        try (var daemon = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var seen = CompletableFuture.supplyAsync(() -> scanned(daemon, answer));

            Verdict verdict = with(Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", daemon.getLocalPort())))
                    .examine(pdf);

            assertThat(seen.get()).isEqualTo(pdf.content());
            assertThat(verdict instanceof Verdict.Refused no ? no.code() : "").isEqualTo(refused);
        }
    }

    @Test
    void keepsNothingWhileTheScannerIsAway() {
        assertThatThrownBy(() -> with(Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", 1)))
                        .store(new Upload("Biên bản.pdf", UploadFixtures.pdf()), OFFICER))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("document.upload.unscanned");
    }

    /** As the daemon speaks. */
    private static byte[] scanned(ServerSocket daemon, String answer) {
        try (var socket = daemon.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
            byte[] seen = in.readNBytes(in.readInt());
            assertThat(in.readInt()).isZero();
            socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void givesBackWhatWasStored() {
        var pdf = UploadFixtures.pdf();
        var stored = attachments.store(
                new Upload(Normalizer.normalize("C:\\tạm\\Biên bản.pdf", Normalizer.Form.NFD), pdf), OFFICER);
        assertThat(stored.id().version()).isEqualTo(7);
        assertThat(stored)
                .extracting(
                        Attachment::fileName,
                        Attachment::type,
                        Attachment::size,
                        Attachment::uploadedBy,
                        Attachment::uploadedAt)
                .containsExactly("Biên bản.pdf", FileType.PDF, pdf.length, OFFICER, NOW);
        assertThat(stored.sha256()).matches("[0-9a-f]{64}");
        assertThat(attachments.find(stored.id())).contains(stored);
        assertThat(attachments.content(stored.id(), Rendition.FILE)).hasValue(pdf);
        assertThat(attachments.content(stored.id(), Rendition.CARD)).isEmpty();
        assertThat(attachments.download(stored.id(), Rendition.FILE))
                .hasValueSatisfying(download -> assertThat(download.fileName()).isEqualTo("Biên bản.pdf"));
    }

    @Test
    void keepsAPortraitInTwoSizesWithoutItsMetadata() {
        var photo = UploadFixtures.photo(UploadFixtures.noise(400, 300), 6);
        var stored = attachments.storePortrait(new Upload("Chân dung.JPEG", photo), OFFICER);
        assertThat(stored.fileName()).isEqualTo("Chân dung.jpg");
        assertThat(stored.type()).isEqualTo(FileType.JPEG);
        assertThat(attachments.content(stored.id(), Rendition.FILE))
                .hasValueSatisfying(
                        bytes -> assertThat(bytes).hasSize(stored.size()).isNotEqualTo(photo));
        assertThat(attachments.content(stored.id(), Rendition.CARD))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSizeLessThanOrEqualTo(40 * 1024));
    }

    @Test
    void refusesAndStoresNothing() {
        var before = count();
        var upload = new Upload("chạy.pdf", UploadFixtures.exe());
        assertThat(attachments.examine(upload)).isInstanceOf(Verdict.Refused.class);
        assertThatThrownBy(() -> attachments.store(upload, OFFICER)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> attachments.storePortrait(new Upload("a.pdf", UploadFixtures.pdf()), OFFICER))
                .isInstanceOf(Refusal.class);
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void findsThoseThatExistOldestFirst() {
        var first = attachments.store(new Upload("1.pdf", UploadFixtures.pdf()), OFFICER);
        var second = attachments.store(new Upload("2.docx", UploadFixtures.docx()), OFFICER);
        assertThat(attachments.findAll(List.of(second.id(), UUID.randomUUID(), first.id())))
                .containsExactly(first, second);
        assertThat(attachments.findAll(List.of())).isEmpty();
    }

    @Test
    void removesTheFileWithItsContent() {
        var stored = attachments.store(new Upload("1.pdf", UploadFixtures.pdf()), OFFICER);
        attachments.remove(stored.id());
        assertThat(attachments.find(stored.id())).isEmpty();
        assertThat(attachments.content(stored.id(), Rendition.FILE)).isEmpty();
        assertThat(attachments.download(stored.id(), Rendition.FILE)).isEmpty();
    }

    private static long count() {
        return database.jdbc()
                .sql("SELECT count(*) FROM attachment")
                .query(Long.class)
                .single();
    }
}
