package org.belay.security.internal.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.security.internal.SignInEvent;
import org.belay.security.internal.SignInListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells master administrators of what happens to their own accounts. */
@Component
public final class SignInNotifications implements SignInListener {

    private final Notifier notifier;
    private final MasterAdministrators masters;

    /** Tells by that. */
    @Activate
    public SignInNotifications(
            @Reference Notifier notifier, @Reference MasterAdministrators masters) {
        this.notifier = notifier;
        this.masters = masters;
    }

    @Override
    public void happened(SignInEvent event) {
        Optional<NotificationEvent> what = what(event.type());
        Optional<Account> whose =
                event.account().isPresent() ? event.account() : masters.ofAddress(event.email());
        if (what.isPresent() && whose.isPresent()) {
            notifier.tell(what.get(), whose.get().id(), words -> lines(words, what.get(), event));
        }
    }

    private static Optional<NotificationEvent> what(SignInEvent.Type type) {
        return switch (type) {
            case SUCCEEDED -> Optional.of(NotificationEvent.SIGN_IN_SUCCEEDED);
            case FAILED -> Optional.of(NotificationEvent.SIGN_IN_FAILED);
            case PASSWORD_CHANGED -> Optional.of(NotificationEvent.PASSWORD_CHANGED);
            case DETAILS_CHANGED -> Optional.of(NotificationEvent.CONTACT_DETAILS_CHANGED);
            default -> Optional.empty();
        };
    }

    private static List<String> lines(Words words, NotificationEvent what, SignInEvent event) {
        List<String> lines = new ArrayList<>();
        lines.add(words.text(what.key() + ".text"));
        if (!event.address().isEmpty()) {
            lines.add(words.text("address", event.address()));
        }
        if (!event.agent().isEmpty()) {
            lines.add(words.text("browser", event.agent()));
        }
        return lines;
    }
}
