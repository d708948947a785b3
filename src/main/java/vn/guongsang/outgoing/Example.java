package vn.guongsang.outgoing;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Properties;
import vn.guongsang.document.DocumentKind;
import vn.guongsang.document.Issuer;
import vn.guongsang.document.OfficialDocument;

/** The papers of a made-up commune, with which forms are explained and looked at. */
public final class Example {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 10);
    private static final Properties WORDS = words();

    private Example() {}

    /** Begins a paper of the commune itself: its head, number and day, signature and recipients. */
    public static OfficialDocument.Builder of(DocumentKind kind) {
        return begun(kind, new Issuer(say("superior"), say("issuer"), say("sign"), say("place")))
                .signedBy(say("signer"), say("capacity").split("/"));
    }

    /** Begins a paper of its council. */
    public static OfficialDocument.Builder ofCouncil(DocumentKind kind) {
        return begun(
                        kind,
                        new Issuer(say("issuer").replace('\n', ' '), say("council"), say("council.sign"), say("place")))
                .about(say("council.about"))
                .signedBy(say("signer"), say("council.capacity").split("/"));
    }

    private static OfficialDocument.Builder begun(DocumentKind kind, Issuer issuer) {
        return OfficialDocument.of(kind, issuer).issued(say("number"), DAY).copiesTo(say("archive"), say("to"));
    }

    /** A piece of them. */
    public static String say(String key) {
        return Objects.requireNonNull(WORDS.getProperty(key), key);
    }

    private static Properties words() {
        var words = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(Example.class.getResourceAsStream("/vn/guongsang/outgoing/example.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
