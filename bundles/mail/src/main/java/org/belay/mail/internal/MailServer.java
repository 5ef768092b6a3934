package org.belay.mail.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;

/**
 * A configuration that has been checked.
 *
 * @param waiting how many mails may wait, at least 1
 * @param attempts how often a mail is tried, at least 1
 * @param delay before the second try; doubles each time up to {@code delayMost}
 */
record MailServer(
        String host,
        int port,
        Encryption encryption,
        String user,
        String password,
        String from,
        int waiting,
        int attempts,
        Duration delay,
        Duration delayMost) {

    /** A mail server that takes longer to answer won't any more. */
    private static final int ANSWER_MILLIS = 20_000;

    /** How the connection is encrypted. */
    enum Encryption {
        STARTTLS,
        TLS,
        NONE
    }

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException with what is wrong, in a sentence without secrets
     */
    static MailServer of(MailConfig config) {
        check(config.port() > 0 && config.port() < 65_536, "port must be 1 to 65535");
        check(config.waiting() > 0, "waiting must be 1 at least");
        check(config.attempts() > 0 && config.attempts() <= 20, "attempts must be 1 to 20");
        check(config.delay_seconds() >= 0, "delay.seconds must be 0 at least");
        check(isAddress(config.from()), "from must be a mail address");
        return new MailServer(
                config.host().strip(),
                config.port(),
                encryption(config.encryption()),
                config.user(),
                config.password(),
                config.from(),
                config.waiting(),
                config.attempts(),
                Duration.ofSeconds(config.delay_seconds()),
                Duration.ofSeconds(Math.max(config.delay_seconds(), config.delay_most_seconds())));
    }

    private static Encryption encryption(String word) {
        return Arrays.stream(Encryption.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "encryption must be starttls, tls or none"));
    }

    private static boolean isAddress(String from) {
        try {
            new InternetAddress(from, true);
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Scheme of the component that talks to it. */
    String scheme() {
        return encryption == Encryption.TLS ? "smtps" : "smtp";
    }

    /** Address of the endpoint, without secrets: it appears in logs. */
    String endpoint() {
        return scheme() + ":" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** A component that knows user, password and limits, so that no address has to hold them. */
    MailComponent component(CamelContext context) {
        MailConfiguration configuration = new MailConfiguration(context);
        configuration.configureProtocol(scheme());
        configuration.setHost(host);
        configuration.setPort(port);
        if (!user.isEmpty()) {
            configuration.setUsername(user);
            configuration.setPassword(password);
        }
        configuration.setConnectionTimeout(ANSWER_MILLIS);
        Properties properties = new Properties();
        String prefix = "mail." + scheme() + ".";
        properties.put(prefix + "writetimeout", Integer.toString(ANSWER_MILLIS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        if (encryption == Encryption.STARTTLS) {
            // required: whoever sits in between could otherwise talk us out of it
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        configuration.setAdditionalJavaMailProperties(properties);
        MailComponent component = new MailComponent(context);
        component.setConfiguration(configuration);
        return component;
    }

    @Override
    public String toString() {
        return "MailServer[" + host + "]"; // never the password: it would reach logs
    }
}
