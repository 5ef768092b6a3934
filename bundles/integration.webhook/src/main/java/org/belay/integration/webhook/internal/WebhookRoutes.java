package org.belay.integration.webhook.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.belay.api.event.EventLog;
import org.belay.api.organization.Accounts;
import org.belay.api.session.SessionEventType;
import org.belay.camel.BelayHeaders;
import org.belay.camel.RouteContribution;

/** The route of one address: session events in, HTTP postings out. */
final class WebhookRoutes implements RouteContribution {

    private final Target target;
    private final Posting posting;
    private final EventLog log;

    WebhookRoutes(Target target, EventLog log, Accounts accounts) {
        this.target = target;
        this.log = log;
        this.posting = new Posting(log, accounts, target);
    }

    @Override
    public String name() {
        return target.consumer();
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(events())
                                .routeId(target.consumer())
                                .filter(WebhookRoutes.this::isTrigger)
                                .process(WebhookRoutes.this::write)
                                .to(address());
                    }
                });
    }

    private String events() {
        return "belay:session-events?consumer=%s&types=%s&label=%s&attempts=%d&delay=%ds&maxDelay=%ds"
                .formatted(
                        target.consumer(),
                        target.triggers().stream()
                                .map(Trigger::type)
                                .distinct()
                                .map(SessionEventType::wireName)
                                .collect(Collectors.joining(",")),
                        target.label().replace(" ", "%20"),
                        target.attempts(),
                        target.delaySeconds(),
                        target.delayMostSeconds());
    }

    /** The real address is a header, because the query in it could be taken for options here. */
    private String address() {
        return "%s:%s?connectTimeout=%d&connectionRequestTimeout=%d&responseTimeout=%d&soTimeout=%d&ignoreResponseBody=true"
                .formatted(
                        target.url().getScheme(),
                        target.url().getAuthority(),
                        target.connectSeconds() * 1_000,
                        target.connectSeconds() * 1_000,
                        target.responseSeconds() * 1_000,
                        target.responseSeconds() * 1_000);
    }

    /** Only a first start is no matter of the event's type. */
    private boolean isTrigger(Exchange exchange) {
        Message message = exchange.getIn();
        Story story = Story.until(log, session(message), seq(message));
        return target.triggers().stream()
                .anyMatch(trigger -> trigger.isSetOffBy(story.last().event()));
    }

    private void write(Exchange exchange) {
        Message message = exchange.getIn();
        byte[] body = target.format().write(posting.at(session(message), seq(message)));
        message.setBody(body);
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, target.url().toString());
        message.setHeader(Exchange.CONTENT_TYPE, target.format().contentType());
        if (!target.username().isEmpty()) {
            String login = target.username() + ":" + target.password();
            message.setHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)));
        }
        if (!target.signingSecret().isEmpty()) {
            message.setHeader(Signature.HEADER, Signature.of(body, target.signingSecret()));
        }
    }

    private static int session(Message message) {
        return message.getHeader(BelayHeaders.SESSION_ID, Integer.class);
    }

    private static long seq(Message message) {
        return message.getHeader(BelayHeaders.EVENT_SEQ, Long.class);
    }
}
