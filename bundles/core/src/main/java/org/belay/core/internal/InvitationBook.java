package org.belay.core.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.belay.api.connect.Invitation;
import org.belay.api.connect.InvitationStore;
import org.belay.api.connect.Invitations;
import org.belay.api.refusal.Refused;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;

/** Issues codes and turns them into sessions. */
final class InvitationBook implements Invitations {

    // Without a leading zero: integrations that keep the code as a number would lose it (API-66).
    private static final int FIRST_CODE = 100_000;
    private static final int CODES = 900_000;
    private static final int TRIES = 64;

    private final InvitationStore store;
    private final SessionBook book;
    private final Technicians technicians;
    private final CustomerAddresses addresses;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InvitationBook(
            InvitationStore store,
            SessionBook book,
            Technicians technicians,
            CustomerAddresses addresses,
            Clock clock) {
        this.store = store;
        this.book = book;
        this.technicians = technicians;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public Invitation issue(
            String method,
            int technicianId,
            String name,
            Map<String, String> fields,
            Duration validity) {
        Instant now = clock.instant();
        for (int i = 0; i < TRIES; i++) {
            String code = Integer.toString(FIRST_CODE + random.nextInt(CODES));
            Optional<Invitation> issued =
                    store.add(code, method, technicianId, name, fields, now, now.plus(validity));
            if (issued.isPresent()) {
                return issued.get();
            }
        }
        throw Refusals.noCodesLeft();
    }

    @Override
    public CompletionStage<Session> redeem(String code, String customerAddress) {
        try {
            Invitation invitation = good(code, method -> !method.equals(GuestBook.METHOD));
            if (technicians.isGone(invitation.technicianId())) {
                throw Refusals.expiredCode();
            }
            NewSession asked =
                    NewSession.ofTechnician(
                            invitation.method(),
                            invitation.name(),
                            invitation.fields(),
                            invitation.technicianId(),
                            addresses.kept(customerAddress));
            return book.create(asked, OptionalLong.of(invitation.id()), code);
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /**
     * The invitation that the code opens now.
     *
     * @param methods others' codes are as good as unknown: a customer's code lets no guest in
     */
    Invitation good(String code, Predicate<String> methods) {
        InvitationStore.Found found =
                store.find(code)
                        .filter(each -> methods.test(each.invitation().method()))
                        .orElseThrow(Refusals::unknownCode);
        if (found.used()) {
            throw Refusals.usedCode();
        }
        Invitation invitation = found.invitation();
        if (!clock.instant().isBefore(invitation.expiresAt())) {
            throw Refusals.expiredCode();
        }
        return invitation;
    }
}
