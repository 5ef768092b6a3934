package org.belay.connect.pin.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.Invitation;
import org.belay.api.connect.Invitations;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Company;
import org.belay.api.session.Conduct;
import org.belay.api.session.Device;
import org.belay.api.session.Session;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;

/** A book of codes in memory, whose database can be away. */
final class CodeBook implements Invitations {

    static final String CODE = "418029";
    static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");

    private final Map<String, Refused> refusals = new HashMap<>();
    private final List<String> addresses = new ArrayList<>();
    private boolean throwsAtOnce;
    private Invitation issued;

    /** The code is refused like this. */
    CodeBook refusing(String code, Reason reason, String why) {
        refusals.put(code, Refused.because(reason, why, "The code is " + why));
        return this;
    }

    CodeBook away() {
        refusals.put(CODE, Refused.unavailable());
        return this;
    }

    CodeBook back() {
        refusals.remove(CODE);
        return this;
    }

    CodeBook throwingAtOnce() {
        throwsAtOnce = true;
        return this;
    }

    /** Where those who redeemed came from. */
    List<String> addresses() {
        return addresses;
    }

    Invitation issued() {
        return issued;
    }

    @Override
    public Invitation issue(
            String method,
            int technicianId,
            String name,
            Map<String, String> fields,
            Duration validity) {
        issued =
                new Invitation(
                        7, CODE, method, technicianId, name, fields, NOW, NOW.plus(validity));
        return issued;
    }

    @Override
    public CompletionStage<Session> redeem(String code, String customerAddress) {
        addresses.add(customerAddress);
        Refused refusal =
                refusals.containsKey(code)
                        ? refusals.get(code)
                        : code.equals(CODE)
                                ? null
                                : Refused.because(Reason.NOT_FOUND, "unknown", "No such code");
        if (refusal == null) {
            return CompletableFuture.completedStage(session());
        }
        if (throwsAtOnce) {
            throw refusal;
        }
        // As it comes from a stage that depends on others: wrapped.
        return CompletableFuture.<Session>failedFuture(refusal).thenApply(session -> session);
    }

    private static Session session() {
        return new Session(
                380_206_897,
                1,
                SessionKind.PRIVATE,
                "pin",
                "",
                Map.of(),
                0,
                1001,
                "",
                SessionStatus.CONNECTING,
                NOW,
                null,
                NOW,
                null,
                null,
                NOW,
                Company.NONE,
                Conduct.NONE,
                Device.UNKNOWN,
                0);
    }
}
