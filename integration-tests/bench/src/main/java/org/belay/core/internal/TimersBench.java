package org.belay.core.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/**
 * A hundred thousand sessions whose limits fall within two weeks, none of them now: what a look at
 * them costs, and what an act costs that sets a limit anew. In the package of what it measures,
 * because nobody else may reach it.
 */
public final class TimersBench {

    private static final int TIMERS = 100_000;
    private static final int LOOKS = 10_000_000;
    private static final int ACTS = 1_000_000;

    private TimersBench() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        Random random = new Random(7);
        Instant now = Instant.parse("2026-11-27T08:00:00Z");
        Alarms alarms = new Alarms();
        long before = used();
        for (int session = 0; session < TIMERS; session++) {
            alarms.set(
                    session,
                    now.plusMillis(1 + random.nextInt((int) Duration.ofDays(14).toMillis())));
        }
        long bytes = (used() - before) / TIMERS;
        looks(alarms, now);
        double look = looks(alarms, now);
        acts(alarms, now, random);
        double act = acts(alarms, now, random);
        System.out.printf(
                Locale.ROOT,
                "%,d timers, none due: a look %.1f ns, an act that moves one %.0f ns, %d bytes each%n",
                alarms.size(),
                look,
                act,
                bytes);
    }

    private static double looks(Alarms alarms, Instant now) {
        long due = 0;
        long begin = System.nanoTime();
        for (int i = 0; i < LOOKS; i++) {
            due += alarms.due(now).size();
        }
        double each = (System.nanoTime() - begin) / (double) LOOKS;
        if (due != 0) {
            throw new IllegalStateException(due + " were due");
        }
        return each;
    }

    private static double acts(Alarms alarms, Instant now, Random random) {
        long begin = System.nanoTime();
        for (int i = 0; i < ACTS; i++) {
            int session = random.nextInt(TIMERS);
            alarms.forget(session);
            alarms.set(session, now.plusSeconds(1 + random.nextInt(1_000_000)));
        }
        return (System.nanoTime() - begin) / (double) ACTS;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
