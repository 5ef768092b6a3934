package org.belay.monitoring.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.belay.api.setting.Settings;

/** What consoles are told, as {@code docs/protocol.md} describes it. */
final class WatchViews {

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final String TYPE = "monitoring";

    private final Rights rights;
    private final Settings settings;

    WatchViews(Rights rights, Settings settings) {
        this.rights = rights;
        this.settings = settings;
    }

    /** The administrator's whole queue. */
    Map<String, Object> entries(List<Watch> watches) {
        return Map.of(
                "type",
                "entries",
                "queue",
                "monitored",
                "entries",
                watches.stream().map(this::entry).toList());
    }

    /** One entry of it. */
    Map<String, Object> entry(Watch watch) {
        Map<String, Object> view = new LinkedHashMap<>();
        int technician = watch.technician().account();
        view.put("id", technician);
        view.put("path", "/api/monitoring/" + technician);
        view.put("name", watch.technician().name());
        view.put("status", watch.state().wireName());
        view.put("statusSince", time(watch.since()));
        view.put("createdAt", time(watch.begunAt()));
        view.put("acts", List.of("end"));
        view.put("why", watch.why());
        view.put("unit", watch.technician().id());
        view.put("desktop", watch.desktop().wireName());
        view.put("sessions", watch.sessions().stream().map(WatchViews::session).toList());
        return view;
    }

    private static Map<String, Object> session(SessionInHand session) {
        return Map.of(
                "id", session.id(),
                "name", session.name(),
                "kind", session.kind(),
                "status", session.status(),
                "statusSince", time(session.since()),
                "joined", session.joined(),
                "joinable", session.joinable());
    }

    /** Whether a console knows of monitoring: it answers, and is told the rest. */
    static Map<String, Object> ask() {
        return Map.of("type", TYPE, "ask", true);
    }

    /**
     * What a technician may know: who sees his screen, who asks to, and, where administrators may
     * without his hearing of it, who might.
     */
    Map<String, Object> monitored(int technician, List<Watch> watches) {
        boolean notifies = settings.get(MonitoringSettings.NOTIFY);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("type", TYPE);
        view.put("ask", watches.stream().anyMatch(each -> each.state() == WatchState.CONNECTING));
        view.put(
                "watching",
                watches.stream()
                        .filter(
                                each ->
                                        each.desktop() == Desktop.ALLOWED
                                                || (notifies && each.desktop() == Desktop.BY_RIGHT))
                        .map(each -> rights.name(each.administrator()))
                        .toList());
        view.put(
                "requests",
                watches.stream()
                        .filter(each -> each.desktop() == Desktop.ASKED)
                        .map(
                                each ->
                                        Map.of(
                                                "administrator",
                                                each.administrator(),
                                                "name",
                                                rights.name(each.administrator())))
                        .toList());
        view.put("possible", notifies ? List.of() : possible(technician));
        return view;
    }

    private List<String> possible(int technician) {
        return rights.technician(technician).map(rights::administrators).orElse(List.of()).stream()
                .map(rights::name)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
