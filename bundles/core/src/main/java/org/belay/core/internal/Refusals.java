package org.belay.core.internal;

import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/** Refusals that only the core utters. */
final class Refusals {

    private Refusals() {}

    static Refused busy() {
        return Refused.because(Reason.STATE, "busy", "Too much was asked of the session at once");
    }

    /** Whether it says that the same may be asked again at once, as {@link #busy()} does. */
    static boolean isBusy(Refused refused) {
        return refused.code().equals("busy");
    }

    static Refused unknownCode() {
        return Refused.because(Reason.NOT_FOUND, "unknown", "There is no such code");
    }

    static Refused expiredCode() {
        return Refused.because(Reason.GONE, "expired", "The code has expired");
    }

    static Refused usedCode() {
        return Refused.because(Reason.GONE, "used", "The code has been used");
    }

    static Refused noCodesLeft() {
        return Refused.because(Reason.UNAVAILABLE, "out-of-codes", "All codes are in use");
    }

    static Refused tooManyActive(int most) {
        return Refused.because(
                Reason.STATE,
                "too-many-active",
                "A technician may have " + most + " active sessions at once");
    }
}
