package org.belay.core.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.belay.api.session.SessionEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what happened, each in a bounded queue of its own: one that is slow or broken holds
 * up nobody else.
 */
final class Listeners {

    static final int MOST_BEHIND = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final Executor workers;
    private final List<Queue> queues = new CopyOnWriteArrayList<>();

    Listeners(Executor workers) {
        this.workers = workers;
    }

    void add(SessionEventListener listener) {
        queues.add(new Queue(listener));
    }

    void remove(SessionEventListener listener) {
        queues.stream().filter(queue -> queue.listener.equals(listener)).forEach(Queue::close);
        queues.removeIf(queue -> queue.listener.equals(listener));
    }

    void tell(Consumer<SessionEventListener> news) {
        queues.forEach(queue -> queue.offer(news));
    }

    private final class Queue {
        final SessionEventListener listener;
        private final Deque<Consumer<SessionEventListener>> behind = new ArrayDeque<>();
        private boolean running;
        private boolean missed;
        private boolean closed;

        Queue(SessionEventListener listener) {
            this.listener = listener;
        }

        void offer(Consumer<SessionEventListener> news) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                if (behind.size() >= MOST_BEHIND) {
                    missed = true;
                    return;
                }
                behind.add(news);
                if (running) {
                    return;
                }
                running = true;
            }
            workers.execute(this::work);
        }

        // A bundle that has been taken away must not be called for what it hasn't heard yet.
        synchronized void close() {
            closed = true;
            missed = false;
            behind.clear();
        }

        private void work() {
            while (true) {
                Consumer<SessionEventListener> news;
                synchronized (this) {
                    news = behind.poll();
                    if (news == null && missed) {
                        missed = false;
                        news = SessionEventListener::missed;
                        LOG.warn(
                                "Listener {} fell more than {} calls behind and missed some",
                                name(),
                                MOST_BEHIND);
                    }
                    if (news == null) {
                        running = false;
                        return;
                    }
                }
                tell(news);
            }
        }

        // A listener may be anybody's code: whatever it throws must not reach the others.
        private void tell(Consumer<SessionEventListener> news) {
            try {
                news.accept(listener);
            } catch (RuntimeException | Error e) {
                LOG.warn("Listener {} failed", name(), e);
            }
        }

        private String name() {
            return listener.getClass().getName();
        }
    }
}
