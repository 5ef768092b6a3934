package org.belay.web.internal.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** JSON as the protocol wants it: times in UTC with milliseconds, unknown members ignored. */
public final class Json {

    private Json() {}

    /** A mapper of these habits. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule().addSerializer(Instant.class, new Milliseconds()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** Always three digits of a second: programs that compare texts may then rely on the order. */
    private static final class Milliseconds extends JsonSerializer<Instant> {

        private final DateTimeFormatter format =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(format.format(time));
        }
    }
}
