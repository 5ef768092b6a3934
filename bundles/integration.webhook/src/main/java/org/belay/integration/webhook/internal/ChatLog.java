package org.belay.integration.webhook.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Author;
import org.belay.api.session.SessionEvent;

/**
 * The chat as text (INT-30): a line {@code <time> <name>: <text>} for what somebody wrote and {@code
 * <time> <text>} for what happened. What was deleted is left out.
 */
final class ChatLog {

    private final String customer;
    private final boolean withText;

    /**
     * A way to write it.
     *
     * @param customer the customer's name, empty if none was given
     * @param withText whether people's lines are in it, or system messages alone (INT-14)
     */
    ChatLog(String customer, boolean withText) {
        this.customer = customer.isEmpty() ? "Customer" : customer;
        this.withText = withText;
    }

    String of(List<LoggedEvent> events) {
        return events.stream()
                .map(event -> line(event).map(line -> Times.of(event.at()) + " " + line))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> line(LoggedEvent logged) {
        SessionEvent event = logged.event();
        if (event instanceof SessionEvent.Said said) {
            return logged.words()
                    .filter(text -> withText)
                    .map(text -> name(said.author()) + ": " + text);
        } else if (event instanceof SessionEvent.TermsAccepted) {
            return Optional.of(customer + " accepted the terms and conditions");
        } else if (event instanceof SessionEvent.Joined) {
            return Optional.of(customer + " is waiting");
        } else if (event instanceof SessionEvent.Started started) {
            return Optional.of(name(started.author()) + " started the session");
        } else if (event instanceof SessionEvent.ChatSwitched switched) {
            return Optional.of(
                    name(switched.author())
                            + " switched the chat "
                            + (switched.on() ? "on" : "off"));
        } else if (event instanceof SessionEvent.Held held && !held.alone()) {
            return Optional.of(name(held.author()) + " put the session on hold");
        } else if (event instanceof SessionEvent.HandedOver handedOver) {
            return Optional.of(name(handedOver.author()) + " transferred the session");
        } else if (event instanceof SessionEvent.Collaborated collaborated) {
            return Optional.of(name(collaborated.author()) + " joined the session");
        } else if (event instanceof SessionEvent.Parted parted && parted.tookPart()) {
            return Optional.of(name(parted.whom()) + " left the session");
        } else if (event instanceof SessionEvent.LeadAccepted accepted) {
            return Optional.of(name(accepted.author()) + " leads the session now");
        } else if (event instanceof SessionEvent.UrlPushed pushed) {
            return logged.words()
                    .filter(url -> withText)
                    .map(url -> name(pushed.author()) + " sent the address " + url);
        } else if (event instanceof SessionEvent.Rebooting) {
            return Optional.of("The computer of " + customer + " restarts");
        } else if (event instanceof SessionEvent.Lost) {
            return Optional.of("The connection to " + customer + " was lost");
        } else if (event instanceof SessionEvent.Returned) {
            return Optional.of(customer + " is connected again");
        } else if (event instanceof SessionEvent.WentOffline) {
            return Optional.of(customer + " is offline");
        } else if (event instanceof SessionEvent.Ended ended) {
            return Optional.of(end(ended));
        }
        return Optional.empty();
    }

    private String end(SessionEvent.Ended ended) {
        return switch (ended.cause()) {
            case CUSTOMER -> customer + " ended the session";
            case TERMS_DECLINED -> customer + " declined the terms and conditions";
            case TECHNICIAN, ADMINISTRATOR -> name(ended.author()) + " ended the session";
            case NOBODY_AVAILABLE -> "The session was aborted: no technician was available";
            case CONNECTING_TIME_OUT, WAITING_TIME_OUT, IDLE_TIME_OUT, SYSTEM_TIME_OUT ->
                    "The session timed out";
            case TECHNICIAN_GONE -> "The session was aborted: technician was deleted or disabled";
        };
    }

    private String name(Author author) {
        return switch (author.role()) {
            case CUSTOMER -> customer;
            case TECHNICIAN -> author.name().isEmpty() ? "Technician" : author.name();
            case ADMINISTRATOR -> author.name().isEmpty() ? "Administrator" : author.name();
            case SYSTEM -> "System";
        };
    }
}
