package org.belay.routing.internal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * When a channel is served (SET-73). What counts is what the clocks at that place show: over a change
 * of daylight saving, hours begin and end at their usual time of day.
 *
 * @param days on which they begin; hours over midnight go on into the next day
 * @param from minute of the day at which they begin
 * @param to minute of the day at which they end, 1440 for midnight; not after {@code from} for hours
 *     over midnight, the same as {@code from} for a whole day and night
 */
record WorkingHours(Set<DayOfWeek> days, int from, int to, ZoneId zone) {

    private static final int DAY = 24 * 60;

    WorkingHours {
        days = days.isEmpty() ? EnumSet.noneOf(DayOfWeek.class) : EnumSet.copyOf(days);
    }

    /** Whether they are at that time. */
    boolean include(Instant time) {
        ZonedDateTime there = time.atZone(zone);
        int minute = there.getHour() * 60 + there.getMinute();
        DayOfWeek today = there.getDayOfWeek();
        if (from < to) {
            return days.contains(today) && minute >= from && minute < to;
        }
        return (days.contains(today) && minute >= from)
                || (days.contains(today.minus(1)) && minute < to);
    }

    /** The minute of the day of {@code 08:30}; {@code 24:00} is 1440. Empty if it is no time. */
    static OptionalInt minute(String time) {
        if (!time.matches("([01]?\\d|2[0-4]):[0-5]\\d")) {
            return OptionalInt.empty();
        }
        int colon = time.indexOf(':');
        int minute =
                Integer.parseInt(time.substring(0, colon)) * 60
                        + Integer.parseInt(time.substring(colon + 1));
        return minute > DAY ? OptionalInt.empty() : OptionalInt.of(minute);
    }

    /** The zone of that name, such as {@code Europe/Berlin}; empty if there is none. */
    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
