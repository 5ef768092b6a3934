package org.belay.core.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionGate;

/** The rules that bundles bring: each may object, none can grant what another refuses. */
final class Gates {

    private final Supplier<List<SessionGate>> gates;
    private final Chronicle chronicle;

    Gates(Supplier<List<SessionGate>> gates, Chronicle chronicle) {
        this.gates = gates;
        this.chronicle = chronicle;
    }

    /**
     * Asks them all.
     *
     * @throws Refused the first objection
     */
    void pass(Session session, SessionCommand command) {
        for (SessionGate gate : gates.get()) {
            objection(gate, session, command)
                    .ifPresent(
                            refused -> {
                                throw refused;
                            });
        }
    }

    // A gate may be anybody's code; one that breaks can't have agreed.
    private Optional<Refused> objection(SessionGate gate, Session session, SessionCommand command) {
        try {
            return Objects.requireNonNull(gate.objection(session, command), "no answer");
        } catch (Refused refused) {
            return Optional.of(refused);
        } catch (RuntimeException | LinkageError e) {
            chronicle.brokenGate(gate, e);
            return Optional.of(Refused.forbidden("A rule could not be checked"));
        }
    }
}
