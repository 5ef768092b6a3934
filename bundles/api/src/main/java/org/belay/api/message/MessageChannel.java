package org.belay.api.message;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hands texts over to a service that delivers them, such as a mail server. Registered as a service
 * with the property {@code channel} ({@code mail}, {@code sms}); its absence means that there is no
 * such way at the moment. Safe from any thread; never blocks.
 */
@ConsumerType
public interface MessageChannel {

    /**
     * Hands a message over. The stage completes when the service has taken it, which may be before
     * it is delivered, and fails with {@code unavailable} if it hasn't after some tries, or {@code
     * busy} at once if too many wait.
     */
    CompletionStage<Void> send(Message message);
}
