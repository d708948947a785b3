package vn.guongsang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import vn.guongsang.verdict.Verdict;

class PasswordRulesTests {

    private final PasswordRules rules = new PasswordRules();

    @Test
    void takesTwelveCharactersAndRefusesEleven() {
        assertThat(code("thuyền buồm1")).isEmpty();
        assertThat(rules.judge("thuyền buồm")).isEqualTo(Verdict.refused("identity.password.short", 12, 11));
    }

    @Test
    void takesTwoHundredCharactersAndRefusesOneMore() {
        String sentence = "Chiều nay ghe chài chở dưa qua vàm. ".repeat(6);

        assertThat(code(sentence.substring(0, 200))).isEmpty();
        assertThat(rules.judge(sentence.substring(0, 201)))
                .isEqualTo(Verdict.refused("identity.password.long", 200, 201));
    }

    @Test
    void countsACharacterOnceHoweverItIsComposed() {
        String eleven = Normalizer.normalize("thuyền buồm", Normalizer.Form.NFD);

        assertThat(eleven.length()).isGreaterThan(12);
        assertThat(code(eleven)).isEqualTo("identity.password.short");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012",
                "matkhau123456",
                "Mật khẩu 2025!",
                "M@tkhau@2024",
                "P@ssw0rd2025",
                "anhyeuem1990",
                "Anh yêu em mãi mãi",
                "qwertyuiop123",
                "1qaz2wsx3edc",
                "VietnamVoDich",
                "Độc lập - Tự do - Hạnh phúc",
                "UBND@123456789",
                "Admin@123456",
                "aaaaaaaaaaaa",
                "abababababab",
                "0905123456789",
                "Nguyễn Văn A 1990"
            })
    void refusesWhatEverybodyTriesFirst(String password) {
        assertThat(code(password)).isEqualTo("identity.password.known");
    }

    @Test
    void refusesEveryLeakedPasswordThatIsLongEnough() throws IOException {
        String words = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
        try (var lines = new BufferedReader(
                new InputStreamReader(PasswordRulesTests.class.getResourceAsStream(words), StandardCharsets.UTF_8))) {
            List<String> leaked =
                    lines.lines().filter(line -> line.length() >= 12).toList();

            assertThat(leaked).hasSizeGreaterThan(200);
            assertThat(leaked).allMatch(password -> code(password).equals("identity.password.known"));
            assertThat(leaked.subList(0, 20))
                    .allMatch(password ->
                            code(password.toUpperCase(Locale.ROOT) + "1!").equals("identity.password.known"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bốn con vịt đi lạc",
                "correct horse battery staple",
                "Gk7#vPq2!xRz",
                "rổ xoài chín bên hiên",
                "u8Kt-3mWq-z5Yp"
            })
    void takesWhatIsOnesOwn(String password) {
        assertThat(code(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thuhuong rổ xoài chín",
                "rổ xoài Đào Thị Thu Hương",
                "RoXoai.DaoThiThuHuong.9",
                "THUHUONG-gk7vPq2"
            })
    void refusesTheNameOfThePerson(String password) {
        assertThat(code(password, "thuhuong", "Đào Thị Thu Hương")).isEqualTo("identity.password.name");
        assertThat(code(password)).isEmpty();
    }

    @Test
    void leavesAShortNameAlone() {
        assertThat(code("bản làng xa tít mù", "an", "An")).isEmpty();
    }

    @Test
    void comparesThePasswordOfEveryKeyboard() {
        var encoder = new NormalisingEncoder(Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());

        String hash = encoder.encode(Normalizer.normalize("rổ xoài chín", Normalizer.Form.NFD));

        assertThat(encoder.matches(Normalizer.normalize("rổ xoài chín", Normalizer.Form.NFC), hash))
                .isTrue();
        assertThat(encoder.matches("ro xoai chin", hash)).isFalse();
    }

    private String code(String password, String... names) {
        return switch (rules.judge(password, names)) {
            case Verdict.Allowed _ -> "";
            case Verdict.Refused refused -> refused.code();
        };
    }
}
