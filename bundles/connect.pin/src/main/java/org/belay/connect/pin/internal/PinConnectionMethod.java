package org.belay.connect.pin.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.ConnectionMethod;
import org.belay.api.connect.Invitation;
import org.belay.api.connect.Invitations;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.api.security.Throttles;
import org.belay.api.security.Throttles.Limit;
import org.belay.api.security.Throttles.Throttle;
import org.belay.api.session.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A technician dictates six digits, the customer types them (CONN-31 to CONN-38). The gateway itself
 * sends nothing (CONN-33).
 */
@Component(
        service = {ConnectionMethod.class, PinConnectionMethod.class},
        configurationPid = "org.belay.connect.pin")
@Designate(ocd = PinConfig.class)
public final class PinConnectionMethod implements ConnectionMethod {

    static final String ID = "pin";
    static final String PERMISSION = "connect.pin";

    /** The fields that an invitation may carry, with their longest values in characters (API-65). */
    static final Map<String, Integer> FIELDS = Map.of("name", 64, "cfield1", 512, "cfield2", 512);

    private static final Logger LOG = LoggerFactory.getLogger(PinConnectionMethod.class);
    private static final Duration COUNTED = Duration.ofMinutes(10);

    /** What counts as guessing; a field left empty or a database away doesn't. */
    private static final Set<Reason> GUESSED = Set.of(Reason.NOT_FOUND, Reason.GONE);

    private final Invitations invitations;
    private final Throttle throttle;
    private final PinSettings settings;

    @Activate
    public PinConnectionMethod(
            @Reference Invitations invitations,
            @Reference Throttles throttles,
            @Reference PinSettings settings,
            PinConfig config) {
        this.invitations = invitations;
        this.settings = settings;
        this.throttle =
                throttles.throttle(
                        ID,
                        new Limit(config.wrong_codes_per_address(), COUNTED),
                        new Limit(config.wrong_codes_overall(), COUNTED));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String permission() {
        return PERMISSION;
    }

    @Override
    public Invitation issue(Caller.SignedIn technician, Map<String, String> fields) {
        technician.require("session.private");
        technician.require(PERMISSION);
        if (!settings.allowed(technician.account())) {
            throw Refused.forbidden("Your group doesn't connect by PIN code");
        }
        Map<String, String> filled = new HashMap<>();
        fields.forEach(
                (field, value) -> {
                    Integer most = FIELDS.get(field);
                    if (most == null) {
                        throw Refused.field("invalid", field, "There is no field " + field);
                    }
                    if (value != null && value.strip().length() > most) {
                        throw Refused.tooLong(field, most);
                    }
                    if (value != null && !value.isBlank()) {
                        filled.put(field, value.strip());
                    }
                });
        String name = filled.containsKey("name") ? filled.remove("name") : "";
        Duration validity = settings.validity(technician.account());
        Invitation invitation =
                invitations.issue(ID, technician.account().id(), name, filled, validity);
        LOG.info(
                "Invitation {} by PIN issued by technician {}, valid {} min",
                invitation.id(),
                technician.account().id(),
                validity.toMinutes());
        return invitation;
    }

    @Override
    public CompletionStage<Session> redeem(String typed, String address) {
        String code;
        try {
            code = Code.of(typed);
            throttle.check(address);
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return look(code, address).handle((redeemed, failure) -> judge(redeemed, failure, address));
    }

    // However the refusal comes, it is judged: a guess that isn't counted could be repeated for
    // ever.
    private CompletionStage<Session> look(String code, String address) {
        try {
            return invitations.redeem(code, address);
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private Session judge(Session redeemed, Throwable failure, String address) {
        if (failure == null) {
            throttle.succeeded(address);
            return redeemed;
        }
        Throwable cause =
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof Refused refused && GUESSED.contains(refused.reason())) {
            throttle.failed(address);
            // Without the address: the organization may not want customers' addresses kept
            // (AUTH-38).
            LOG.info("A code was refused as {}", refused.code());
            throw refused.withCode("pin-" + refused.code(), "code");
        }
        throw new CompletionException(cause);
    }
}
