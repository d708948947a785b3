package vn.guongsang.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CodeTests {

    private static final KeyPair KEY = key();
    private static final UUID ID = UUID.fromString("0199d2f0-1111-7222-8333-444455556666");
    private static final List<String> LINES = List.of("Chủ tịch", "Giấy khen", "Nguyễn Văn An");

    private final byte[] token = new Code(1, 2, ID, Code.digest(LINES)).signed(KEY.getPrivate());

    @Test
    void whatWasSignedIsRead() {
        String text = Code.text(token);

        assertThat(text).hasSize(131).matches("[A-Za-z0-9_-]+");
        assertThat(read(text, KEY)).hasValueSatisfying(code -> {
            assertThat(code.key()).isEqualTo(1);
            assertThat(code.version()).isEqualTo(2);
            assertThat(code.certificate()).isEqualTo(ID);
            assertThat(code.digest()).isEqualTo(Code.digest(LINES));
        });
    }

    @Test
    void oneChangedBitAnywhereIsRefused() {
        for (int bit = 0; bit < token.length * 8; bit++) {
            byte[] changed = token.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(Code.text(changed), KEY)).as("bit " + bit).isEmpty();
        }
    }

    @Test
    void aPartAnAdditionAndNonsenseAreRefused() {
        String text = Code.text(token);
        for (int length = 0; length < text.length(); length++) {
            assertThat(read(text.substring(0, length), KEY)).isEmpty();
        }
        assertThat(read(text + "A", KEY)).isEmpty();
        assertThat(read(Base64.getUrlEncoder().encodeToString(token), KEY))
                .as("with padding")
                .isEmpty();
        assertThat(read("chữ Việt 'OR 1=1", KEY)).isEmpty();
    }

    @Test
    void anotherKeyIsRefused() {
        assertThat(read(Code.text(token), key())).isEmpty();
        assertThat(Code.read(Code.text(token), _ -> null)).isEmpty();
    }

    @Test
    void theDigestIsOfTheTextHoweverItIsComposed() {
        assertThat(Code.digest(List.of("Nguye\u0302\u0303n"))).isEqualTo(Code.digest(List.of("Nguyễn")));
        assertThat(Code.digest(List.of("a", "b"))).isNotEqualTo(Code.digest(List.of("ab")));
    }

    private static java.util.Optional<Code> read(String text, KeyPair key) {
        return Code.read(text, number -> number == 1 ? key.getPublic() : null);
    }

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
