package vn.guongsang.signin.domain;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where an attempt comes from.
 *
 * @param address the network address of the browser
 * @param device the token that this browser got when somebody signed in on it, else empty
 */
public record Source(String address, String device) {

    /** Whoever has one IPv6 address has 2^64 of them: they count as one. */
    String network() {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8))
                    : address;
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
