package org.belay.security.internal.address;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import inet.ipaddr.ipv6.IPv6AddressTrie;
import java.util.List;

/**
 * Which addresses are let in: all but the listed ones, or the listed ones alone (AUTH-18). Their order
 * doesn't matter. An answer takes the same time however many are listed. Safe from any thread.
 */
final class AddressRule {

    /** Lets everybody in. */
    static final AddressRule OPEN = new AddressRule(true, List.of());

    private final boolean grantedByDefault;
    private final boolean isOpen;
    private final IPv4AddressTrie ipv4 = new IPv4AddressTrie();
    private final IPv6AddressTrie ipv6 = new IPv6AddressTrie();

    /**
     * @param grantedByDefault whether who isn't listed is let in
     * @param exceptions networks as {@link Network#normal} writes them
     */
    AddressRule(boolean grantedByDefault, List<String> exceptions) {
        this.grantedByDefault = grantedByDefault;
        this.isOpen = grantedByDefault && exceptions.isEmpty();
        exceptions.forEach(each -> add(Network.parse(each)));
    }

    private void add(IPAddress network) {
        if (network.isIPv4()) {
            ipv4.add(network.toIPv4());
        } else {
            ipv6.add(network.toIPv6());
        }
    }

    /** Whether that address is let in. One that nobody can read isn't, as soon as there is a rule. */
    boolean allows(String address) {
        return isOpen
                || Network.address(address)
                        .map(each -> isListed(each) != grantedByDefault)
                        .orElse(false);
    }

    private boolean isListed(IPAddress address) {
        return address.isIPv4()
                ? ipv4.elementContains(address.toIPv4())
                : ipv6.elementContains(address.toIPv6());
    }
}
