package org.belay.routing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours follow the clocks of their place, also when those are put forward or back. */
@Tag("SET-73")
class WorkingHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);

    private static WorkingHours hours(Set<DayOfWeek> days, String from, String to) {
        return new WorkingHours(
                days,
                WorkingHours.minute(from).orElseThrow(),
                WorkingHours.minute(to).orElseThrow(),
                BERLIN);
    }

    private static boolean at(WorkingHours hours, String local) {
        return hours.include(LocalDateTime.parse(local).atZone(BERLIN).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T07:59,false", // a Monday
        "2026-03-02T08:00,true",
        "2026-03-02T17:29,true",
        "2026-03-02T17:30,false",
        "2026-03-07T12:00,false", // a Saturday
    })
    void theyBeginAndEndOnTheMinuteOnTheirDays(String local, boolean open) {
        assertThat(at(hours(WEEK, "08:00", "17:30"), local)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T23:00,true", // Friday night goes on …
        "2026-03-07T05:59,true", // … into Saturday morning
        "2026-03-07T06:00,false",
        "2026-03-07T23:00,false",
        "2026-03-02T05:00,false", // Sunday had none that could go on
    })
    void hoursOverMidnightBelongToTheDayOnWhichTheyBegin(String local, boolean open) {
        assertThat(at(hours(WEEK, "22:00", "06:00"), local)).isEqualTo(open);
    }

    @Test
    void theSameTimeTwiceIsAWholeDayAndTwentyFourIsMidnight() {
        assertThat(at(hours(ALL, "09:00", "09:00"), "2026-03-02T08:59")).isTrue();
        assertThat(at(hours(ALL, "00:00", "24:00"), "2026-03-02T23:59")).isTrue();
        assertThat(at(hours(Set.of(), "00:00", "24:00"), "2026-03-02T12:00")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // Friday before and Monday after the clocks go forward on 29 March 2026
        "2026-03-27T06:59:00Z,false",
        "2026-03-27T07:00:00Z,true",
        "2026-03-30T05:59:00Z,false",
        "2026-03-30T06:00:00Z,true",
        // and back on 25 October 2026
        "2026-10-23T06:00:00Z,true",
        "2026-10-26T06:00:00Z,false",
        "2026-10-26T07:00:00Z,true",
    })
    void theyBeginAtTheSameTimeOfDayInSummerAndWinter(Instant time, boolean open) {
        assertThat(hours(WEEK, "08:00", "17:30").include(time)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        // 02:00 to 03:00 doesn't exist on 29 March 2026
        "2026-03-29T00:59:59Z,true",
        "2026-03-29T01:00:00Z,false",
    })
    void hoursThatEndInTheHourThatIsLeftOutEndWhenItIs(Instant time, boolean open) {
        assertThat(hours(ALL, "00:00", "02:30").include(time)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        // 02:00 to 03:00 comes twice on 25 October 2026
        "2026-10-25T00:15:00Z,true",
        "2026-10-25T00:45:00Z,false",
        "2026-10-25T01:15:00Z,true",
        "2026-10-25T01:45:00Z,false",
    })
    void whatTheClocksShowTwiceIsTwice(Instant time, boolean open) {
        assertThat(hours(ALL, "02:00", "02:30").include(time)).isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "8:5", "25:00", "24:01", "12:60", "-1:00", "noon"})
    void whatIsNoTimeIsNone(String text) {
        assertThat(WorkingHours.minute(text)).isEmpty();
    }

    @Test
    void whatIsNoZoneIsNone() {
        assertThat(WorkingHours.zone("Europe/Berlin")).contains(BERLIN);
        assertThat(WorkingHours.zone("Middle-earth/Bree")).isEmpty();
    }
}
