package org.belay.security.internal.address;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.Optional;
import org.belay.api.refusal.Refused;

/**
 * Reads networks and addresses: IPv4 and IPv6, alone, with a mask or with the length of the prefix
 * (AUTH-19). Strict, because an address that two readers understand differently opens a hole: no names,
 * wild cards, ranges, octal or single numbers. An IPv4 address in the clothes of IPv6 ({@code
 * ::ffff:1.2.3.4}) is the IPv4 address.
 */
final class Network {

    /** Length of the prefix in front of an IPv4 address that is written as IPv6. */
    private static final int MAPPED = 96;

    private static final int LONGEST = 100;

    private static final IPAddressStringParameters STRICT = strict(true);
    private static final IPAddressStringParameters ALONE = strict(false);

    private Network() {}

    /**
     * The one way to write the network: {@code 5.5.5.5}, {@code 5.5.5.0/24}, {@code 2001:db8::/32}.
     *
     * @throws Refused of the field {@code value} if it is none
     */
    static String normal(String written) {
        IPAddress network = parse(written);
        return network.isMultiple()
                ? network.toCanonicalString()
                : network.withoutPrefixLength().toCanonicalString();
    }

    /**
     * The network of a text in any of the ways.
     *
     * @throws Refused of the field {@code value} if it is none
     */
    static IPAddress parse(String written) {
        if (written.length() > LONGEST) {
            throw Refused.field("not-a-network", "value", "It is no IP address or network");
        }
        IPAddressString text = new IPAddressString(written.strip(), STRICT);
        try {
            IPAddress mask = text.getMask();
            if (mask != null && mask.getBlockMaskPrefixLength(true) == null) {
                throw Refused.field(
                        "not-a-mask", "value", written + ": the ones of the mask must come first");
            }
            IPAddress network = text.toAddress();
            return plain(network.isPrefixed() ? network.toPrefixBlock() : network);
        } catch (AddressStringException | IncompatibleAddressException e) {
            throw Refused.field(
                    "not-a-network",
                    "value",
                    written + " is no IP address or network such as 5.5.5.0/24");
        }
    }

    /** One address as a web server gives it, perhaps in brackets and with a zone; empty if it is none. */
    static Optional<IPAddress> address(String given) {
        String bare = given.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        int zone = bare.indexOf('%');
        String alone = zone < 0 ? bare : bare.substring(0, zone);
        try {
            return Optional.of(plain(new IPAddressString(alone, ALONE).toAddress()));
        } catch (AddressStringException | IncompatibleAddressException e) {
            return Optional.empty();
        }
    }

    private static IPAddress plain(IPAddress address) {
        if (!address.isIPv6() || !address.toIPv6().isIPv4Mapped()) {
            return address;
        }
        IPv6Address mapped = address.toIPv6();
        Integer prefix = mapped.getNetworkPrefixLength();
        if (prefix == null) {
            return mapped.getEmbeddedIPv4Address();
        }
        return prefix < MAPPED
                ? address
                : mapped.getEmbeddedIPv4Address()
                        .withoutPrefixLength()
                        .toPrefixBlock(prefix - MAPPED);
    }

    private static IPAddressStringParameters strict(boolean withMask) {
        IPAddressStringParameters.Builder builder =
                new IPAddressStringParameters.Builder()
                        .allowEmpty(false)
                        .allowAll(false)
                        .allowSingleSegment(false)
                        .allowWildcardedSeparator(false)
                        .allowPrefixOnly(false)
                        .allowPrefix(withMask)
                        .allowMask(withMask)
                        .setRangeOptions(RangeParameters.NO_RANGE)
                        .allow_inet_aton(false);
        builder.getIPv4AddressParametersBuilder()
                .allowLeadingZeros(false)
                .allowPrefixesBeyondAddressSize(false)
                .allowBinary(false);
        builder.getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .allowPrefixesBeyondAddressSize(false)
                .allowBinary(false);
        return builder.toParams();
    }
}
