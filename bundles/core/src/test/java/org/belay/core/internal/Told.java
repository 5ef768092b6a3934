package org.belay.core.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.UnsavedLine;

/** A listener that remembers what it was told. */
final class Told implements SessionEventListener {

    final List<LoggedEvent> events = new CopyOnWriteArrayList<>();
    final List<Session> sessions = new CopyOnWriteArrayList<>();
    final List<UnsavedLine> unsaved = new CopyOnWriteArrayList<>();
    final List<Integer> urgent = new CopyOnWriteArrayList<>();
    final AtomicInteger missed = new AtomicInteger();

    @Override
    public void happened(Session session, LoggedEvent event) {
        sessions.add(session);
        events.add(event);
    }

    @Override
    public void unsaved(Session session, UnsavedLine line) {
        unsaved.add(line);
    }

    @Override
    public void urgencyChanged(Session session) {
        urgent.add(session.id());
    }

    @Override
    public void missed() {
        missed.incrementAndGet();
    }

    List<String> unsavedKeys() {
        return unsaved.stream().map(UnsavedLine::key).toList();
    }
}
