package org.belay.security.internal;

/** What of an address counts as one party. */
final class Addresses {

    private Addresses() {}

    /**
     * The address, or the network of 64 bits for IPv6: whoever has one such address has all of its
     * network. Other keys stay as they are.
     */
    static String network(String key) {
        String plain = key.replace("[", "").replace("]", "");
        boolean isIpv6 = plain.matches("[0-9a-fA-F:]+(%.*)?") && plain.indexOf(':') >= 0;
        if (!isIpv6 || plain.startsWith("::")) {
            return key;
        }
        String[] groups = plain.split(":", 5);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length) && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network.append("/64").toString();
    }
}
