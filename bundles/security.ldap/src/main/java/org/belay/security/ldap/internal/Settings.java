package org.belay.security.ldap.internal;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The configuration, understood.
 *
 * @param groups names of groups there and IDs of technician groups here, in order of preference
 */
record Settings(
        List<Server> servers,
        Encryption encryption,
        Optional<File> trusted,
        String bindDn,
        String bindPassword,
        String usersBase,
        String usersFilter,
        Optional<Filter> disabled,
        String mailAttribute,
        String nameAttribute,
        Set<String> domains,
        Optional<String> requiredGroup,
        String memberAttribute,
        Map<String, Integer> groups,
        boolean createAccounts) {

    private static final String TYPED = "{}";
    private static final Pattern SERVER =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\s]+):(\\d{1,5})");
    private static final Pattern MAPPING =
            Pattern.compile("\\s*(.+?)\\s*->\\s*(\\d{1,9})\\s*(;|$)");
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9.:-]*");
    private static final int LAST_PORT = 65_535;

    /** One server. */
    record Server(String host, int port) {}

    /** How the way to it is protected. */
    enum Encryption {
        TLS,
        START_TLS,
        NONE
    }

    /**
     * Understands the configuration.
     *
     * @throws IllegalArgumentException with a reason for people, never with the password
     */
    static Settings of(LdapConfig config) {
        Settings settings =
                new Settings(
                        servers(config.servers()),
                        encryption(config.encryption()),
                        trusted(config.trusted_certificates().strip()),
                        dn("bind.dn", config.bind_dn()),
                        password(config),
                        dn("users.base", config.users_base()),
                        config.users_filter().strip(),
                        disabled(config.users_disabled_filter()),
                        attribute("mail.attribute", config.mail_attribute()),
                        attribute("name.attribute", config.name_attribute()),
                        words(config.mail_domains())
                                .map(each -> each.toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet()),
                        config.required_group().isBlank()
                                ? Optional.empty()
                                : Optional.of(dn("required.group", config.required_group())),
                        attribute("groups.member.attribute", config.groups_member_attribute()),
                        groups(config.groups_map()),
                        config.create_accounts());
        if (!settings.usersFilter().contains(TYPED)) {
            throw new IllegalArgumentException("users.filter must contain {}");
        }
        try {
            settings.person("somebody@example.org");
        } catch (LDAPException e) {
            throw new IllegalArgumentException("users.filter is no filter", e);
        }
        if (settings.createAccounts() && settings.groups().isEmpty()) {
            throw new IllegalArgumentException("create.accounts needs groups.map");
        }
        return settings;
    }

    /** Finds the person; what was typed is escaped, so that it can't be more than a value. */
    Filter person(String typed) throws LDAPException {
        return Filter.create(usersFilter.replace(TYPED, Filter.encodeValue(typed)));
    }

    private static java.util.stream.Stream<String> words(String list) {
        return Pattern.compile("[,\\s]+").splitAsStream(list).filter(each -> !each.isEmpty());
    }

    private static List<Server> servers(String list) {
        List<Server> servers = new ArrayList<>();
        for (String each : words(list).toList()) {
            Matcher matcher = SERVER.matcher(each);
            if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > LAST_PORT) {
                throw new IllegalArgumentException("servers: " + each + " is not host:port");
            }
            String host = matcher.group(1).replaceAll("[\\[\\]]", "");
            servers.add(new Server(host, Integer.parseInt(matcher.group(2))));
        }
        return List.copyOf(servers);
    }

    private static Encryption encryption(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "tls" -> Encryption.TLS;
            case "start-tls" -> Encryption.START_TLS;
            case "none" -> Encryption.NONE;
            default ->
                    throw new IllegalArgumentException("encryption must be tls, start-tls or none");
        };
    }

    private static Optional<File> trusted(String path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isReadable(Path.of(path))) {
            throw new IllegalArgumentException("trusted.certificates can't be read");
        }
        return Optional.of(new File(path));
    }

    private static String dn(String key, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        if (!DN.isValidDN(value.strip())) {
            throw new IllegalArgumentException(key + " is no distinguished name");
        }
        return value.strip();
    }

    private static String attribute(String key, String value) {
        if (!ATTRIBUTE.matcher(value.strip()).matches()) {
            throw new IllegalArgumentException(key + " is no attribute");
        }
        return value.strip();
    }

    private static Optional<Filter> disabled(String filter) {
        try {
            return filter.isBlank() ? Optional.empty() : Optional.of(Filter.create(filter.strip()));
        } catch (LDAPException e) {
            throw new IllegalArgumentException("users.disabled.filter is no filter", e);
        }
    }

    private static String password(LdapConfig config) {
        String password = config.bind_password();
        String file = config.bind_password_file().strip();
        if (!file.isEmpty()) {
            try (var lines = Files.lines(Path.of(file))) {
                password = lines.findFirst().map(String::strip).orElse("");
            } catch (IOException | UncheckedIOException e) { // the latter: it isn't UTF-8
                throw new IllegalArgumentException("bind.password.file can't be read", e);
            }
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("bind.password is missing");
        }
        return password;
    }

    private static Map<String, Integer> groups(String text) {
        Map<String, Integer> groups = new LinkedHashMap<>();
        Matcher matcher = MAPPING.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.find(end) && matcher.start() == end) {
            groups.put(dn("groups.map", matcher.group(1)), Integer.valueOf(matcher.group(2)));
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw new IllegalArgumentException("groups.map must be like: cn=x,dc=y -> 123; …");
        }
        return groups;
    }

    @Override
    public String toString() {
        return "Settings[" + servers + "]"; // never the password: it would reach logs
    }
}
