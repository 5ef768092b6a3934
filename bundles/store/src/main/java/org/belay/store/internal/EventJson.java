package org.belay.store.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.belay.api.session.Company;
import org.belay.api.session.Conduct;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEventType;

/**
 * How events and custom fields stand in the database: members as the records name them, enumerated
 * values in kebab case as pages and routes know them. Members that this release doesn't know are
 * ignored, so that an older gateway reads what a newer one wrote.
 */
final class EventJson {

    private static final String NOTHING = "{}";
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(kebabEnums())
                    .addModule(times())
                    .build();

    String write(SessionEvent event) {
        return toJson(event);
    }

    /**
     * The event of that type.
     *
     * @throws UnreadableEvent if this release doesn't know the type or can't read the data
     */
    SessionEvent read(String type, String data) throws UnreadableEvent {
        try {
            return mapper.readValue(data, SessionEventType.ofWireName(type).eventClass());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnreadableEvent(type, e);
        }
    }

    String writeFields(Map<String, String> fields) {
        return fields.isEmpty() ? NOTHING : toJson(fields);
    }

    Map<String, String> readFields(String json) {
        if (json.equals(NOTHING)) {
            return Map.of();
        }
        try {
            return mapper.readValue(json, FIELDS);
        } catch (JsonProcessingException e) {
            // Without the cause: it quotes what people typed.
            throw new IllegalStateException("Custom fields in the database are no JSON object");
        }
    }

    String writeCompany(Company company) {
        return company.equals(Company.NONE) ? NOTHING : toJson(company);
    }

    Company readCompany(String json) {
        if (json.equals(NOTHING)) {
            return Company.NONE;
        }
        try {
            return mapper.readValue(json, Company.class);
        } catch (JsonProcessingException e) {
            // Without the cause: it quotes what people typed.
            throw new IllegalStateException("A session's company in the database can't be read");
        }
    }

    String writeConduct(Conduct conduct) {
        return conduct.equals(Conduct.NONE) ? NOTHING : toJson(conduct);
    }

    Conduct readConduct(String json) {
        if (json.equals(NOTHING)) {
            return Conduct.NONE;
        }
        try {
            return mapper.readValue(json, Conduct.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A session's conduct in the database can't be read", e);
        }
    }

    private String toJson(Object thing) {
        try {
            return mapper.writeValueAsString(thing);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Can't write " + thing.getClass().getName(), e);
        }
    }

    /** As everywhere in the database: milliseconds since 1970. */
    private static SimpleModule times() {
        SimpleModule module = new SimpleModule("times");
        module.addSerializer(
                Instant.class,
                new JsonSerializer<Instant>() {
                    @Override
                    public void serialize(
                            Instant time, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeNumber(time.toEpochMilli());
                    }
                });
        module.addDeserializer(
                Instant.class,
                new JsonDeserializer<Instant>() {
                    @Override
                    public Instant deserialize(JsonParser in, DeserializationContext context)
                            throws IOException {
                        return Instant.ofEpochMilli(in.getLongValue());
                    }
                });
        return module;
    }

    private static SimpleModule kebabEnums() {
        SimpleModule module = new SimpleModule("kebab-enums");
        module.addSerializer(new KebabEnumSerializer());
        module.setDeserializerModifier(
                new BeanDeserializerModifier() {
                    @Override
                    public JsonDeserializer<?> modifyEnumDeserializer(
                            DeserializationConfig config,
                            JavaType type,
                            BeanDescription description,
                            JsonDeserializer<?> usual) {
                        return new KebabEnumDeserializer(type.getRawClass());
                    }
                });
        return module;
    }

    private static String kebab(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @SuppressWarnings("rawtypes") // Jackson asks for the class of all enums, which is raw
    private static final class KebabEnumSerializer extends JsonSerializer<Enum> {
        @Override
        public Class<Enum> handledType() {
            return Enum.class;
        }

        @Override
        public void serialize(Enum constant, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(kebab(constant));
        }
    }

    private static final class KebabEnumDeserializer extends JsonDeserializer<Object> {
        private final Object[] constants;

        KebabEnumDeserializer(Class<?> enumClass) {
            constants = enumClass.getEnumConstants();
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            String text = in.getValueAsString();
            return Arrays.stream(constants)
                    .filter(constant -> kebab(constant).equals(text))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    context.weirdStringException(
                                            text,
                                            constants[0].getClass(),
                                            "not known to this release"));
        }
    }
}
