package org.belay.integration.webhook.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Where to and how, checked. Throws IllegalArgumentException naming the key, never a secret. */
record Target(
        String name,
        URI url,
        Format format,
        Set<Trigger> triggers,
        boolean chatText,
        String username,
        String password,
        String signingSecret,
        int connectSeconds,
        int responseSeconds,
        int attempts,
        int delaySeconds,
        int delayMostSeconds) {

    /**
     * Reads the configuration.
     *
     * @param name what stands after the hyphen in the file's name
     */
    static Target of(String name, WebhookConfig config) {
        return new Target(
                name,
                url(config.url().strip()),
                Format.of(config.format()),
                triggers(config.triggers()),
                oneOf("chat", config.chat(), "all", "system").equals("all"),
                config.username(),
                config.password(),
                config.signing_secret(),
                within("connect.seconds", config.connect_seconds(), 1, 60),
                within("response.seconds", config.response_seconds(), 1, 300),
                within("attempts", config.attempts(), 1, 100),
                within("delay.seconds", config.delay_seconds(), 0, 3_600),
                within("delay.most.seconds", config.delay_most_seconds(), 0, 86_400));
    }

    private static URI url(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            // Not its message: that repeats the whole address, perhaps with a password in it.
            throw new IllegalArgumentException(
                    "url is malformed at character " + (e.getIndex() + 1));
        }
        if (String.valueOf(url.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException(
                    "url may hold no user name and password: use username and password");
        }
        // A host makes sure of a scheme.
        if (url.getHost() == null || !url.getScheme().matches("https?")) {
            throw new IllegalArgumentException("url must begin http://host or https://host");
        }
        return url;
    }

    private static Set<Trigger> triggers(String[] keys) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        Arrays.stream(keys)
                .flatMap(key -> Arrays.stream(key.split(",")))
                .filter(key -> !key.isBlank())
                .map(Trigger::of)
                .forEach(triggers::add);
        if (triggers.isEmpty()) {
            throw new IllegalArgumentException("triggers names none");
        }
        return Set.copyOf(triggers);
    }

    private static String oneOf(String key, String value, String... allowed) {
        if (!Arrays.asList(allowed).contains(value)) {
            throw new IllegalArgumentException(
                    key + " is one of " + String.join(", ", allowed) + ", not " + value);
        }
        return value;
    }

    private static int within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is " + least + " to " + most + ", not " + value);
        }
        return value;
    }

    /** The name of the cursor, of the routes and of the dead letters. */
    String consumer() {
        return "webhook." + name;
    }

    /** How logs call it. */
    String label() {
        return "Webhook " + name;
    }

    @Override
    public String toString() {
        return "Target[" + consumer() + "]";
    }
}
