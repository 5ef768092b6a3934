package org.belay.organization.internal.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words of one bundle, read from its own resources and kept as long as its registration lasts.
 * What a file doesn't have, or what isn't there, has no words: the next language is asked.
 */
final class Texts {

    /** The language that is always complete. */
    static final String ENGLISH = "en";

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    // What becomes part of a file's name; also keeps the number of kept languages small.
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z]{2,4})?");
    private static final int MOST_LANGUAGES = 60;

    private final Bundle bundle;
    private final String folder;
    private final Map<String, Map<String, String>> byLanguage = new ConcurrentHashMap<>();

    /**
     * Reads from there.
     *
     * @param address as a contribution says it: {@code /ui/<bundle>/texts/}
     */
    Texts(Bundle bundle, String address) {
        if (!address.startsWith("/ui/") || !address.endsWith("/")) {
            throw new IllegalArgumentException("Texts must lie at /ui/…/, not at " + address);
        }
        this.bundle = bundle;
        this.folder = address.substring(1);
    }

    /** The words in the first of those languages that has some, English as the last of all. */
    Optional<String> find(String key, List<String> languages) {
        for (String each : languages) {
            String words = of(each).get(key);
            if (words != null) {
                return Optional.of(words);
            }
        }
        return Optional.ofNullable(of(ENGLISH).get(key));
    }

    private Map<String, String> of(String language) {
        Map<String, String> known = byLanguage.get(language);
        if (known == null) {
            if (!LANGUAGE.matcher(language).matches() || byLanguage.size() > MOST_LANGUAGES) {
                return Map.of();
            }
            known = read(language);
            byLanguage.put(language, known);
        }
        return known;
    }

    private Map<String, String> read(String language) {
        URL file = bundle.getEntry(folder + language + ".json");
        if (file == null) {
            return Map.of();
        }
        try (InputStream in = file.openStream()) {
            return Map.copyOf(JSON.readValue(in, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            LOG.warn("{} of {} can't be read: {}", file, bundle.getSymbolicName(), e.getMessage());
            return Map.of();
        }
    }
}
