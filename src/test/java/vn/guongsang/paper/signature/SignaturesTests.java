package vn.guongsang.paper.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.guongsang.paper.signature.SignedPdf.plain;
import static vn.guongsang.paper.signature.SignedPdf.scribbled;
import static vn.guongsang.paper.signature.SignedPdf.signed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.guongsang.paper.signature.Authority.Holder;
import vn.guongsang.paper.signature.PdfSignature.Change;
import vn.guongsang.paper.signature.PdfSignature.Clock;
import vn.guongsang.paper.signature.PdfSignature.Integrity;
import vn.guongsang.paper.signature.PdfSignature.Link;
import vn.guongsang.paper.signature.PdfSignature.Signer;
import vn.guongsang.paper.signature.PdfSignature.Standing;

/** Real PDF files, signed by keys that are made for the test. */
class SignaturesTests {

    private static final Authority ROOT = Authority.named("CN=Gốc quốc gia,O=Cơ quan gốc");
    private static final Authority CA = ROOT.below("CN=Chữ ký số A,O=Công ty A");
    private static final Holder LEADER =
            CA.signer("CN=Trần Quốc Khánh,T=Chủ tịch,O=UBND thị xã Ninh Hòa,UID=CCCD:056078000001");
    private static final Holder CLERK = CA.signer("CN=Văn thư,O=UBND thị xã Ninh Hòa,UID=MST:4200001111");
    private static final byte[] PAPER = plain("Quyet dinh so 12");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    Path trust;

    private Signatures signatures;

    @BeforeEach
    void reader() {
        signatures = new Signatures(new TrustAnchors(trust));
    }

    @Test
    void aSignatureThatIsIntactAndLeadsToAConfiguredCertificateIsRecognisedWithAllThatItSays() throws IOException {
        trusting(ROOT);

        PdfSignature one = only(signed(PAPER, LEADER, NOW));

        assertThat(one.standing()).isEqualTo(Standing.RECOGNISED);
        assertThat(one.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(one.later()).isEmpty();
        assertThat(one.signer())
                .isEqualTo(new Signer("Trần Quốc Khánh", "UBND thị xã Ninh Hòa", "Chủ tịch", "CCCD:056078000001"));
        assertThat(one.at()).isEqualTo(NOW);
        assertThat(one.clock()).isEqualTo(Clock.CLAIMED);
        assertThat(one.algorithm()).isEqualTo("SHA256withECDSA");
        assertThat(one.chain()).hasSize(3).extracting(Link::valid).containsOnly(true);
        assertThat(one.chain().getFirst().subject()).contains("CN=Trần Quốc Khánh", "T=Chủ tịch");
        assertThat(one.anchor()).contains("Gốc quốc gia");
    }

    @Test
    void withoutAConfiguredCertificateNobodyIsRecognisedHoweverIntactItIs() {
        PdfSignature one = only(signed(PAPER, LEADER, NOW));

        assertThat(one.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(one.standing()).isEqualTo(Standing.NO_ANCHOR);
        assertThat(one.anchor()).isNull();
    }

    @Test
    void aChainThatLeadsElsewhereIsNotVerified() throws IOException {
        trusting(Authority.named("CN=Gốc quốc gia,O=Cơ quan gốc"));

        assertThat(only(signed(PAPER, LEADER, NOW)).standing()).isEqualTo(Standing.UNKNOWN_ISSUER);
    }

    @Test
    void aSignerWhoActsAsAnAuthorityMakesNobodyKnown() throws IOException {
        trusting(ROOT);
        Holder pretender = CA.signer("CN=Kẻ mạo danh");
        Holder forged = Authority.of(pretender).signer("CN=Chủ tịch giả");

        assertThat(only(signed(PAPER, forged, NOW)).standing()).isEqualTo(Standing.UNKNOWN_ISSUER);
    }

    @Test
    void oneAlteredByteBreaksIt() throws IOException {
        trusting(ROOT);
        byte[] altered = signed(PAPER, LEADER, NOW);
        int at = new String(altered, StandardCharsets.ISO_8859_1).indexOf("/MediaBox");
        altered[at + 1] = 'N';

        assertThat(only(altered))
                .extracting(PdfSignature::integrity, PdfSignature::standing)
                .containsExactly(Integrity.BROKEN, Standing.BROKEN);
    }

    @Test
    void whatIsPutIntoTheFileAfterwardsIsNamed() throws IOException {
        trusting(ROOT);

        PdfSignature one = only(scribbled(signed(PAPER, LEADER, NOW)));

        assertThat(one.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(one.later()).containsExactly(Change.PAGE);
        assertThat(one.standing()).isEqualTo(Standing.CHANGED_AFTER);
    }

    @Test
    void aSecondSignatureIsNamedAsSuchAndCoversTheFirst() throws IOException {
        trusting(ROOT);

        List<PdfSignature> both = in(signed(signed(PAPER, LEADER, NOW), CLERK, NOW));

        assertThat(both).extracting(one -> one.signer().name()).containsExactly("Trần Quốc Khánh", "Văn thư");
        assertThat(both.getFirst().later()).containsExactly(Change.SIGNATURE);
        assertThat(both.getFirst().standing()).isEqualTo(Standing.SIGNED_AFTER);
        assertThat(both.getLast().standing()).isEqualTo(Standing.RECOGNISED);
    }

    @Test
    void aCertificateThatWasOverWhenItSignedIsOutOfItsTimeAndOneThatEndedSinceIsNot() throws IOException {
        trusting(ROOT);
        Holder lastYear = CA.signer("CN=Người cũ", NOW.minus(400, ChronoUnit.DAYS), 30);

        assertThat(only(signed(PAPER, lastYear, NOW)).standing()).isEqualTo(Standing.OUT_OF_DATE);
        assertThat(only(signed(PAPER, lastYear, NOW)).chain())
                .extracting(Link::valid)
                .containsExactly(false, true, true);
        assertThat(only(signed(PAPER, lastYear, NOW.minus(390, ChronoUnit.DAYS)))
                        .standing())
                .isEqualTo(Standing.RECOGNISED);
    }

    @Test
    void aTimeStampCountsByItsAuthority() throws IOException {
        trusting(ROOT);
        Holder stranger = Authority.named("CN=Gốc lạ").clock("CN=Đồng hồ lạ");

        assertThat(only(signed(PAPER, LEADER, NOW, CA.clock("CN=Đồng hồ"))).clock())
                .isEqualTo(Clock.STAMPED);
        assertThat(only(signed(PAPER, LEADER, NOW, stranger)).clock()).isEqualTo(Clock.STAMPED_BY_UNKNOWN);
    }

    @Test
    void aPartOfTheFileThatTheSignatureLeavesOutBreaksIt() throws IOException {
        trusting(ROOT);
        String text = new String(signed(PAPER, LEADER, NOW), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/ByteRange [0 ");
        int end = text.indexOf(']', at);
        String[] range = text.substring(at + 12, end).strip().split(" ");
        int first = Integer.parseInt(range[1]);
        String other = "/ByteRange [0 " + (first - 1) + " " + range[2] + " " + range[3];
        String holed = text.substring(0, at) + other + " ".repeat(end - at - other.length()) + text.substring(end);

        assertThat(only(holed.getBytes(StandardCharsets.ISO_8859_1)))
                .extracting(PdfSignature::integrity, PdfSignature::standing)
                .containsExactly(Integrity.HOLED, Standing.BROKEN);
    }

    @Test
    void aScanHasNone() {
        assertThat(in(PAPER)).isEmpty();
        assertThat(in("%PDF-1.7 broken".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void aCertificateThatIsPutInOrTakenAwayCountsFromThenOn() throws IOException {
        byte[] pdf = signed(PAPER, LEADER, NOW);
        assertThat(in(pdf, "same").getFirst().standing()).isEqualTo(Standing.NO_ANCHOR);
        Files.writeString(trust.resolve("ghi-chu.crt"), "không phải chứng thư");
        trusting(ROOT);
        assertThat(in(pdf, "same").getFirst().standing()).isEqualTo(Standing.RECOGNISED);
        Files.delete(trust.resolve("goc.pem"));
        assertThat(in(pdf, "same").getFirst().standing()).isEqualTo(Standing.NO_ANCHOR);
    }

    private void trusting(Authority authority) throws IOException {
        try {
            Files.writeString(
                    trust.resolve("goc.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(authority.certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<PdfSignature> in(byte[] pdf) {
        return in(pdf, UUID.randomUUID().toString());
    }

    private List<PdfSignature> in(byte[] pdf, String name) {
        return signatures.in(name, () -> pdf);
    }

    private PdfSignature only(byte[] pdf) {
        List<PdfSignature> all = in(pdf);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
