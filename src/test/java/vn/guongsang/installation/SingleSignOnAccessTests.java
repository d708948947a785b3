package vn.guongsang.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleSignOnAccessTests {

    private static final Map<String, String> GIVEN = Map.of(
            "GUONGSANG_OIDC_ISSUER", "https://dangnhap.tinh.test/realms/tinh",
            "GUONGSANG_OIDC_CLIENT_ID", "guongsang",
            "GUONGSANG_OIDC_CLIENT_SECRET", "bi-mat");

    @Test
    void isThereOnlyWhenTheOperatorSaysSo() {
        assertThat(SingleSignOnAccess.of(Map.of())).isEmpty();
        assertThat(SingleSignOnAccess.of(GIVEN).orElseThrow().issuer())
                .hasToString("https://dangnhap.tinh.test/realms/tinh");
    }

    @Test
    void keepsItsSecretToItself() {
        assertThat(SingleSignOnAccess.of(GIVEN).orElseThrow().toString()).doesNotContain("bi-mat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://dangnhap.tinh.test",
                "http://localhost.tinh.test",
                "http://localhost@tinh.test",
                "https://ai:do@tinh.test",
                "https://tinh.test/?x",
                "file:///etc/passwd",
                "dangnhap.tinh.test"
            })
    void refusesAnAddressThatIsNotPlainHttps(String issuer) {
        Map<String, String> environment = new HashMap<>(GIVEN);
        environment.put("GUONGSANG_OIDC_ISSUER", issuer);

        assertThatThrownBy(() -> SingleSignOnAccess.of(environment))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining(issuer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GUONGSANG_OIDC_CLIENT_ID", "GUONGSANG_OIDC_CLIENT_SECRET"})
    void saysWhatIsMissing(String name) {
        Map<String, String> environment = new HashMap<>(GIVEN);
        environment.remove(name);

        assertThatThrownBy(() -> SingleSignOnAccess.of(environment))
                .isInstanceOf(SetUpFailure.class)
                .hasMessageContaining(name);
    }
}
