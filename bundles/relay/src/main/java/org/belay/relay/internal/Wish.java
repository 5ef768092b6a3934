package org.belay.relay.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Target;

/** The body of a request, with its members checked as they are asked for. */
record Wish(JsonNode json) {

    /**
     * Reads it.
     *
     * @throws Refused {@code malformed}
     */
    static Wish read(ObjectMapper mapper, String body) {
        try {
            JsonNode json = mapper.readTree(body);
            if (json != null && json.isObject()) {
                return new Wish(json);
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Refused malformed() {
        return Refused.because(Reason.MALFORMED, "malformed", "The body must be a JSON object");
    }

    /** A text, empty if it isn't there. */
    String text(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw invalid(field, "text");
        }
        return value.textValue();
    }

    /** Yes or no, which has to be there. */
    boolean flag(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw Refused.missing(field);
        }
        if (!value.isBoolean()) {
            throw invalid(field, "true or false");
        }
        return value.booleanValue();
    }

    /** A number that has to be there. */
    int number(String field) {
        return number(json.path(field), field);
    }

    /** Texts, none if there are none. */
    Set<String> texts(String field) {
        JsonNode value = json.path(field);
        Set<String> texts = new HashSet<>();
        if (value.isMissingNode() || value.isNull()) {
            return texts;
        }
        if (!value.isArray()) {
            throw invalid(field, "a list of texts");
        }
        for (JsonNode each : value) {
            if (!each.isTextual()) {
                throw invalid(field, "a list of texts");
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    /** Texts by key, without the empty ones. */
    Map<String, String> map(String field) {
        Map<String, String> map = new TreeMap<>();
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return map;
        }
        if (!value.isObject()) {
            throw invalid(field, "an object of texts");
        }
        value.properties()
                .forEach(
                        each -> {
                            if (!each.getValue().isTextual()) {
                                throw invalid(each.getKey(), "text");
                            }
                            if (!each.getValue().textValue().isBlank()) {
                                map.put(each.getKey(), each.getValue().textValue().strip());
                            }
                        });
        return map;
    }

    /** To whom something goes: {@code {"kind":"technician","id":1001}}. */
    Target target(String field) {
        JsonNode value = json.path(field);
        if (!value.isObject()) {
            throw Refused.missing(field);
        }
        String kind = value.path("kind").asText();
        return Arrays.stream(Target.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .map(each -> new Target(each, number(value.path("id"), field)))
                .orElseThrow(() -> invalid(field, "a technician, group or channel"));
    }

    private static int number(JsonNode value, String field) {
        if (value.isMissingNode() || value.isNull()) {
            throw Refused.missing(field);
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw invalid(field, "a number");
        }
        return value.intValue();
    }

    private static Refused invalid(String field, String what) {
        return Refused.field("invalid", field, field + " must be " + what);
    }
}
