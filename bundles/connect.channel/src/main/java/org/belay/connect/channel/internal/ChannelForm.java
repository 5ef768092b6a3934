package org.belay.connect.channel.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.belay.api.refusal.Refused;
import org.belay.api.session.SessionField;
import org.belay.api.setting.Settings;

/**
 * The questions that a channel asks (CONN-84, CONN-85).
 *
 * @param fields in their order
 */
record ChannelForm(List<Field> fields) {

    /**
     * One question.
     *
     * @param key as in {@link SessionField#key}
     * @param title what the organization calls the field, empty while it has no name of its own
     * @param required whether nobody comes in without an answer
     * @param longest answer, in characters
     */
    record Field(String key, String title, boolean required, int longest) {}

    ChannelForm {
        fields = List.copyOf(fields);
    }

    /** What the channel asks now. */
    static ChannelForm of(Settings settings, int channel) {
        List<Field> asked = new ArrayList<>();
        for (SessionField field : SessionField.values()) {
            String how = settings.get(ChannelSettings.asked(field), channel);
            if (!how.equals(ChannelSettings.OFF)) {
                String title = settings.get(field.title());
                asked.add(
                        new Field(
                                field.key(),
                                title.equals(field.title().byDefault()) ? "" : title,
                                how.equals(ChannelSettings.REQUIRED),
                                field.longest()));
            }
        }
        return new ChannelForm(asked);
    }

    /**
     * The answers as a session keeps them. What isn't asked is no fault: a form in a web site may be
     * older than the settings (SET-108), and may bring what the site knows by itself (CONN-89).
     *
     * @param given by key; keys that no session has are left out
     * @throws Refused {@code missing} or {@code too-long}, all fields at fault at once
     */
    Map<String, String> answers(Map<String, String> given) {
        Map<String, String> answers = new HashMap<>();
        Map<String, Refused> faults = new HashMap<>();
        for (SessionField field : SessionField.values()) {
            String value = given.get(field.key());
            if (value != null && !value.isBlank()) {
                if (value.strip().length() > field.longest()) {
                    faults.put(field.key(), Refused.tooLong(field.key(), field.longest()));
                }
                answers.put(field.key(), value.strip());
            }
        }
        fields.stream()
                .filter(field -> field.required() && !answers.containsKey(field.key()))
                .forEach(field -> faults.put(field.key(), Refused.missing(field.key())));
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        return answers;
    }
}
