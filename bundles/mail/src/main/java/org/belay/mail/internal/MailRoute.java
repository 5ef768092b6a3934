package org.belay.mail.internal;

import jakarta.mail.SendFailedException;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.belay.api.message.Message;
import org.belay.camel.RouteContribution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The route from the queue to the mail server. A mail that fails waits for its next try without
 * holding a thread, so that others go on.
 */
final class MailRoute implements RouteContribution {

    private static final Logger LOG = LoggerFactory.getLogger(MailRoute.class);
    private static final String QUEUE = "seda:mail";
    private static final String DONE = "BelayMailDone";
    private static final int SENDERS = 2;

    private final MailServer server;
    private volatile ProducerTemplate template;

    MailRoute(MailServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        context.addComponent(server.scheme(), server.component(context));
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        route(this);
                    }
                });
        template = context.createProducerTemplate();
    }

    private void route(RouteBuilder builder) {
        // All is handled here and logged here: Camel's own lines would hold addresses.
        builder.onException(SendFailedException.class)
                .onWhen(each -> isFinal(failure(each)))
                .maximumRedeliveries(0)
                .handled(true)
                .process(MailRoute::giveUp);
        builder.onException(Exception.class)
                .maximumRedeliveries(server.attempts() - 1)
                .redeliveryDelay(Math.max(1, server.delay().toMillis()))
                .maximumRedeliveryDelay(Math.max(1, server.delayMost().toMillis()))
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .asyncDelayedRedelivery()
                .retryAttemptedLogLevel(LoggingLevel.OFF)
                .retriesExhaustedLogLevel(LoggingLevel.OFF)
                .onRedelivery(this::failed)
                .handled(true)
                .process(MailRoute::giveUp);
        builder.from(QUEUE + "?concurrentConsumers=" + SENDERS + "&size=" + server.waiting())
                .routeId("mail")
                .to(server.endpoint())
                .process(each -> done(each).complete(null));
    }

    private static void giveUp(Exchange exchange) {
        done(exchange).completeExceptionally(failure(exchange));
    }

    @SuppressWarnings("unchecked") // nobody else sets that property
    private static CompletableFuture<Void> done(Exchange exchange) {
        return exchange.getProperty(DONE, CompletableFuture.class);
    }

    /** Puts it into the queue; the future completes when the server has taken it, or never will. */
    void send(Message message, CompletableFuture<Void> done) {
        ProducerTemplate sender = template;
        if (sender == null) {
            throw new IllegalStateException("The route isn't there yet");
        }
        sender.send(
                QUEUE + "?size=" + server.waiting() + "&waitForTaskToComplete=Never",
                exchange -> {
                    org.apache.camel.Message mail = exchange.getIn();
                    mail.setHeader("To", message.to());
                    mail.setHeader("From", server.from());
                    mail.setHeader("Subject", oneLine(message.subject()));
                    mail.setHeader("Content-Type", "text/plain; charset=UTF-8");
                    // Says to out-of-office programs that nobody wants their answer.
                    mail.setHeader("Auto-Submitted", "auto-generated");
                    mail.setBody(message.text());
                    exchange.setProperty(DONE, done);
                });
    }

    private void failed(Exchange exchange) {
        LOG.warn(
                "Mail server {} did not take a mail: {}; attempt {} of {}",
                server.host(),
                Fault.of(failure(exchange)),
                exchange.getIn().getHeader(Exchange.REDELIVERY_COUNTER),
                server.attempts());
    }

    private static Throwable failure(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    /** Whether no later try could help: there is no such address, or none that may be sent to. */
    private static boolean isFinal(Throwable failure) {
        return failure instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0;
    }

    /** A line break would begin a header of somebody else's choice. */
    private static String oneLine(String subject) {
        return subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
