package org.belay.api.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of events, each with the name that stands in the log, in routes and in pages. */
public enum SessionEventType {
    /** See {@link SessionEvent.Created}. */
    CREATED(SessionEvent.Created.class),
    /** See {@link SessionEvent.Joined}. */
    JOINED(SessionEvent.Joined.class),
    /** See {@link SessionEvent.Started}. */
    STARTED(SessionEvent.Started.class),
    /** See {@link SessionEvent.Lost}. */
    LOST(SessionEvent.Lost.class),
    /** See {@link SessionEvent.Returned}. */
    RETURNED(SessionEvent.Returned.class),
    /** See {@link SessionEvent.WentOffline}. */
    WENT_OFFLINE(SessionEvent.WentOffline.class),
    /** See {@link SessionEvent.Said}. */
    SAID(SessionEvent.Said.class),
    /** See {@link SessionEvent.Noted}. */
    NOTED(SessionEvent.Noted.class),
    /** See {@link SessionEvent.Ended}. */
    ENDED(SessionEvent.Ended.class),
    /** See {@link SessionEvent.Cleared}. */
    CLEARED(SessionEvent.Cleared.class);

    private static final Map<Class<?>, SessionEventType> BY_CLASS =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    SessionEventType::eventClass, Function.identity()));

    private final Class<? extends SessionEvent> eventClass;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    SessionEventType(Class<? extends SessionEvent> eventClass) {
        this.eventClass = eventClass;
    }

    /** The record that holds what is particular to this kind. */
    public Class<? extends SessionEvent> eventClass() {
        return eventClass;
    }

    /** The name in the log, in routes and in pages: {@code went-offline}. */
    public String wireName() {
        return wireName;
    }

    static SessionEventType of(Class<? extends SessionEvent> eventClass) {
        return BY_CLASS.get(eventClass);
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SessionEventType ofWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
