package org.belay.core.internal;

import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/** Refusals that only the core utters. */
final class Refusals {

    private Refusals() {}

    /** The same may be asked again at once; nothing is wrong with it, nor with who asks. */
    static Refused busy() {
        return Refused.because(
                Reason.UNAVAILABLE, "busy", "Too much was asked of the session at once");
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

    static Refused chatOff() {
        return Refused.because(Reason.STATE, "chat-off", "The chat is off in this session");
    }
}
