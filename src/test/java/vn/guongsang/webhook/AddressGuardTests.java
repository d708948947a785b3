package vn.guongsang.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.guongsang.webhook.AddressGuard.NotCalled;

class AddressGuardTests {

    private final AddressGuard guard = new AddressGuard(InetAddress::getAllByName, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "198.19.0.1",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "2002:7f00:1::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:db8::1",
                "3fff::1",
                "fc00::1",
                "fd12:3456:789a::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2130706433",
                "localhost"
            })
    void callsNothingThatIsNotPublic(String host) {
        assertThatThrownBy(() -> guard.resolve(host, true)).isInstanceOf(NotCalled.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
                "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255",
                "2000::1", "2001:200::1", "2400:cb00::1", "3ffe::1"
            })
    void callsWhatLiesBeside(String host) throws Exception {
        assertThat(guard.resolve(host, true)).hasSize(1);
    }

    @Test
    void callsNoAddressOfThisMachineHoweverPublic() throws Exception {
        var own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
        assertThat(own)
                .isNotEmpty()
                .allSatisfy(address -> assertThatThrownBy(() -> guard.resolve(address.getHostAddress(), true))
                        .isInstanceOf(NotCalled.class));
    }

    @Test
    void oneBadAddressOfANameRefusesAll() {
        var mixed = new AddressGuard(
                _ -> new InetAddress[] {InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")},
                List.of());
        assertThatThrownBy(() -> mixed.resolve("tron.test", true))
                .isInstanceOf(NotCalled.class)
                .hasMessage("tron.test");
    }

    @Test
    void inPlainWordsOnlyWhatTheOperatorAllows() throws Exception {
        var allowing = new AddressGuard(InetAddress::getAllByName, List.of("10.1.0.0/16", "fd00::/8"));
        assertThat(allowing.resolve("10.1.2.3", false)).hasSize(1);
        assertThat(allowing.resolve("10.1.2.3", true)).hasSize(1);
        assertThat(allowing.resolve("fd00::1", true)).hasSize(1);
        assertThatThrownBy(() -> allowing.resolve("10.2.0.1", true)).isInstanceOf(NotCalled.class);
        assertThatThrownBy(() -> allowing.resolve("1.1.1.1", false)).isInstanceOf(NotCalled.class);
    }
}
