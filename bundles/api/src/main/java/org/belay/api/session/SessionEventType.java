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
    /** See {@link SessionEvent.TermsAccepted}. */
    TERMS_ACCEPTED(SessionEvent.TermsAccepted.class),
    /** See {@link SessionEvent.Recognised}. */
    RECOGNISED(SessionEvent.Recognised.class),
    /** See {@link SessionEvent.Joined}. */
    JOINED(SessionEvent.Joined.class),
    /** See {@link SessionEvent.Started}. */
    STARTED(SessionEvent.Started.class),
    /** See {@link SessionEvent.Lost}. */
    LOST(SessionEvent.Lost.class),
    /** See {@link SessionEvent.Rebooting}. */
    REBOOTING(SessionEvent.Rebooting.class),
    /** See {@link SessionEvent.Returned}. */
    RETURNED(SessionEvent.Returned.class),
    /** See {@link SessionEvent.WentOffline}. */
    WENT_OFFLINE(SessionEvent.WentOffline.class),
    /** See {@link SessionEvent.Held}. */
    HELD(SessionEvent.Held.class),
    /** See {@link SessionEvent.HandedOver}. */
    HANDED_OVER(SessionEvent.HandedOver.class),
    /** See {@link SessionEvent.Invited}. */
    INVITED(SessionEvent.Invited.class),
    /** See {@link SessionEvent.Collaborated}. */
    COLLABORATED(SessionEvent.Collaborated.class),
    /** See {@link SessionEvent.Parted}. */
    PARTED(SessionEvent.Parted.class),
    /** See {@link SessionEvent.Withheld}. */
    WITHHELD(SessionEvent.Withheld.class),
    /** See {@link SessionEvent.LeadOffered}. */
    LEAD_OFFERED(SessionEvent.LeadOffered.class),
    /** See {@link SessionEvent.LeadAccepted}. */
    LEAD_ACCEPTED(SessionEvent.LeadAccepted.class),
    /** See {@link SessionEvent.Renamed}. */
    RENAMED(SessionEvent.Renamed.class),
    /** See {@link SessionEvent.ChatSwitched}. */
    CHAT_SWITCHED(SessionEvent.ChatSwitched.class),
    /** See {@link SessionEvent.Said}. */
    SAID(SessionEvent.Said.class),
    /** See {@link SessionEvent.Whispered}. */
    WHISPERED(SessionEvent.Whispered.class),
    /** See {@link SessionEvent.UrlPushed}. */
    URL_PUSHED(SessionEvent.UrlPushed.class),
    /** See {@link SessionEvent.Noted}. */
    NOTED(SessionEvent.Noted.class),
    /** See {@link SessionEvent.NoteWritten}. */
    NOTE_WRITTEN(SessionEvent.NoteWritten.class),
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
