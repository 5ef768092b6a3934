package org.belay.camel.internal.component;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.belay.api.event.LoggedEvent;
import org.belay.camel.BelayHeaders;
import org.belay.camel.internal.ContextLoader;

/** Follows the log while its route runs and sends each event through the route. */
final class SessionEventsConsumer extends DefaultConsumer {

    private final SessionEventsEndpoint endpoint;
    private final BelayServices services;
    private final EventBody bodies;
    private CountDownLatch stopping;
    private AutoCloseable following;

    SessionEventsConsumer(
            SessionEventsEndpoint endpoint, Processor processor, BelayServices services) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.services = services;
        this.bodies = new EventBody(services.log(), services.accounts(), endpoint.isText());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        following =
                services.feed()
                        .follow(
                                endpoint.subscription(),
                                new Delivery(
                                        endpoint.logName(),
                                        endpoint.getConsumer(),
                                        endpoint.retryPolicy(),
                                        services.deadLetters(),
                                        this::process,
                                        wait -> !await(stop, wait)));
    }

    @Override
    protected void doStop() throws Exception {
        if (following != null) {
            stopping.countDown();
            following.close();
            following = null;
        }
        super.doStop();
    }

    private static boolean await(CountDownLatch stop, Duration wait) throws InterruptedException {
        return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void process(LoggedEvent event, int attempt) throws Exception {
        ClassLoader loader = endpoint.getCamelContext().getApplicationContextClassLoader();
        try (ContextLoader here = new ContextLoader(loader)) {
            Exchange exchange = createExchange(false);
            try {
                fill(exchange, event, attempt);
                getProcessor().process(exchange);
                if (exchange.getException() != null) {
                    throw exchange.getException();
                }
            } finally {
                releaseExchange(exchange, false);
            }
        }
    }

    private void fill(Exchange exchange, LoggedEvent event, int attempt) {
        var message = exchange.getIn();
        message.setBody(bodies.of(event));
        message.setHeader(BelayHeaders.SESSION_ID, event.sessionId());
        message.setHeader(BelayHeaders.EVENT_TYPE, event.event().type().wireName());
        message.setHeader(BelayHeaders.EVENT_SEQ, event.seq());
        message.setHeader(BelayHeaders.ATTEMPT, attempt);
        message.setHeader(BelayHeaders.IDEMPOTENCY_KEY, endpoint.getConsumer() + "-" + event.seq());
    }
}
