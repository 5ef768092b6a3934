package org.belay.core.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.belay.api.connect.ChannelEntrance;
import org.belay.api.organization.Directory;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionField;

/** Turns whoever enters a channel into a session in its queue. */
final class ChannelDoor implements ChannelEntrance {

    private final SessionBook book;
    private final Supplier<Directory> directory;
    private final CustomerAddresses addresses;

    /**
     * Into that book.
     *
     * @param directory gives null while there is none
     */
    ChannelDoor(SessionBook book, Supplier<Directory> directory, CustomerAddresses addresses) {
        this.book = book;
        this.directory = directory;
        this.addresses = addresses;
    }

    @Override
    public Optional<Refused> objection(int channel) {
        Directory tree = directory.get();
        if (tree == null) {
            return Optional.of(Refused.unavailable());
        }
        if (tree.find(channel).filter(unit -> unit.type() == UnitType.CHANNEL).isEmpty()) {
            return Optional.of(Refused.notFound("channel"));
        }
        boolean open =
                tree.isEnabled(channel)
                        && tree.linksTo(channel).stream()
                                .filter(link -> link.type() == UnitType.CHANNEL_LINK)
                                .anyMatch(link -> tree.isEnabled(link.parent()));
        return open ? Optional.empty() : Optional.of(closed());
    }

    // Why it is closed is for administrators; whoever seeks help only needs to know that it is.
    private static Refused closed() {
        return Refused.because(
                Reason.STATE, "channel-closed", "Nobody takes requests of this channel");
    }

    @Override
    public CompletionStage<Session> enter(
            String method, int channel, Map<String, String> values, String customerAddress) {
        Map<String, String> fields = new HashMap<>();
        try {
            objection(channel)
                    .ifPresent(
                            refused -> {
                                throw refused;
                            });
            values.forEach((key, value) -> fields.put(key, checked(key, value)));
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
        String name = Optional.ofNullable(fields.remove(SessionField.NAME.key())).orElse("");
        return book.create(
                NewSession.ofChannel(
                        method, name, fields, channel, addresses.kept(customerAddress)),
                OptionalLong.empty(),
                null);
    }

    private static String checked(String key, String value) {
        SessionField field =
                SessionField.ofKey(key)
                        .orElseThrow(
                                () -> Refused.field("invalid", key, "There is no field " + key));
        String text = value.strip();
        if (text.length() > field.longest()) {
            throw Refused.tooLong(key, field.longest());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw Refused.field("invalid", key, key + " may not hold line breaks");
        }
        return text;
    }
}
