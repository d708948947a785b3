package vn.guongsang.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;
import vn.guongsang.installation.Settings;

/**
 * Where requests go to whose address somebody entered: to public networks, and to those of the operator's
 * own that the operator allows. A name is judged by all that it stands for at the moment of connecting, so
 * that one that stands for something else a moment later gains nothing.
 */
@Component
class AddressGuard {

    /** IANA's special-purpose registries, and whatever carries an IPv4 address inside an IPv6 one. */
    private static final List<String> NOT_PUBLIC = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
            // only 2000::/3 is global unicast
            "::/3",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "4000::/2",
            "8000::/1");

    /** What a name stands for now. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** It stands for an address that is not called. */
    static final class NotCalled extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        /** Without the address: what a name stands for inside is not for whoever typed the name. */
        NotCalled(String host) {
            super(host);
        }
    }

    /** The matcher compares bits and does not ask of which family they are. */
    private record Network(boolean six, InetAddressMatcher bits) {

        static List<Network> of(List<String> networks) {
            return networks.stream()
                    .map(text -> new Network(text.contains(":"), InetAddressMatchers.fromIpAddress(text)))
                    .toList();
        }

        boolean holds(InetAddress address) {
            return six == address instanceof Inet6Address && bits.matches(address);
        }
    }

    private final Names names;
    private final List<Network> notPublic;
    private final List<Network> allowed;

    @Autowired
    AddressGuard(Settings settings) {
        this(InetAddress::getAllByName, settings.operation().webhookNetworks());
    }

    /** @param networks of the operator's own that may be called */
    AddressGuard(Names names, List<String> networks) {
        this.names = names;
        this.notPublic = Network.of(NOT_PUBLIC);
        this.allowed = Network.of(networks);
    }

    /**
     * All that a name stands for, to be connected to without looking again.
     *
     * @param encrypted what goes in plain words goes into networks of the operator's own only
     * @throws NotCalled when any of it is not to be called
     */
    InetAddress[] resolve(String host, boolean encrypted) throws UnknownHostException {
        InetAddress[] addresses = names.of(host);
        for (InetAddress address : addresses) {
            if (!isIn(allowed, address) && !(encrypted && isPublic(address))) {
                throw new NotCalled(host);
            }
        }
        return addresses;
    }

    private boolean isPublic(InetAddress address) {
        try {
            return !isIn(notPublic, address) && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException _) {
            return false;
        }
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.holds(address));
    }
}
