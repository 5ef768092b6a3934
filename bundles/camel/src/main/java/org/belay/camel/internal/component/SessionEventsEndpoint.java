package org.belay.camel.internal.component;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;
import org.belay.api.event.EventFeed;
import org.belay.api.session.SessionEventType;

/**
 * {@code belay:session-events}: a durable consumer of the event log. An event counts as taken when
 * its exchange has ended without an exception; one that fails is tried again with growing delay and
 * then laid aside as a dead letter. Events come one after the other in the order of the log; at
 * least once.
 */
@UriEndpoint(
        scheme = "belay",
        title = "Belay session events",
        syntax = "belay:session-events",
        firstVersion = "0.1.0",
        consumerOnly = true,
        category = Category.SAAS)
public final class SessionEventsEndpoint extends DefaultEndpoint {

    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]{1,64}");

    private final BelayServices services;

    @UriParam(description = "Name of the cursor: 1 to 64 of a-z 0-9 - . _")
    @Metadata(required = true)
    private String consumer;

    @UriParam(description = "Kinds of events, separated by commas; empty for all")
    private String types = "";

    @UriParam(
            description = "Where a name begins that was never used before: end or start of the log",
            enums = "end,start",
            defaultValue = "end")
    private String from = "end";

    @UriParam(description = "Whether chat lines and notes come with their text")
    private boolean text;

    @UriParam(description = "How often an event is tried", defaultValue = "5")
    private int attempts = 5;

    @UriParam(description = "Wait before the second try; doubles each time", defaultValue = "1s")
    private Duration delay = Duration.ofSeconds(1);

    @UriParam(description = "The wait grows up to this", defaultValue = "60s")
    private Duration maxDelay = Duration.ofSeconds(60);

    @UriParam(description = "How logs call the consumer")
    private String label = "";

    SessionEventsEndpoint(String uri, BelayComponent component, BelayServices services) {
        super(uri, component);
        this.services = services;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "belay:session-events gives events and takes none: use it in from");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        SessionEventsConsumer made = new SessionEventsConsumer(this, processor, services);
        configureConsumer(made);
        return made;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        if (consumer == null || !NAME.matcher(consumer).matches()) {
            throw new IllegalArgumentException(
                    "belay:session-events needs consumer=<name>, 1 to 64 of a-z 0-9 - . _");
        }
        if (!from.equals("start") && !from.equals("end")) {
            throw new IllegalArgumentException("from is start or end, not " + from);
        }
        if (attempts < 1 || delay.isNegative() || maxDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "attempts is at least 1, delay and maxDelay are not negative");
        }
        subscription();
    }

    EventFeed.Subscription subscription() {
        Set<SessionEventType> kinds =
                Arrays.stream(types.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .map(SessionEventsEndpoint::kind)
                        .collect(Collectors.toSet());
        return new EventFeed.Subscription(consumer, kinds, from.equals("start"));
    }

    private static SessionEventType kind(String name) {
        return Arrays.stream(SessionEventType.values())
                .filter(type -> type.wireName().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "types: there is no event "
                                                + name
                                                + ", only "
                                                + Arrays.stream(SessionEventType.values())
                                                        .map(SessionEventType::wireName)
                                                        .collect(Collectors.joining(", "))));
    }

    RetryPolicy retryPolicy() {
        return new RetryPolicy(attempts, delay, maxDelay);
    }

    String logName() {
        return label.isEmpty() ? "Consumer " + consumer : label;
    }

    String getConsumer() {
        return consumer;
    }

    boolean isText() {
        return text;
    }

    void setConsumer(String consumer) {
        this.consumer = consumer;
    }

    void setTypes(String types) {
        this.types = types;
    }

    void setFrom(String from) {
        this.from = from;
    }

    void setText(boolean text) {
        this.text = text;
    }

    void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    void setDelay(Duration delay) {
        this.delay = delay;
    }

    void setMaxDelay(Duration maxDelay) {
        this.maxDelay = maxDelay;
    }

    void setLabel(String label) {
        this.label = label;
    }
}
