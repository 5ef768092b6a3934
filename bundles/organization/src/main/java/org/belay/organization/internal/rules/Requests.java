package org.belay.organization.internal.rules;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;

/** What the forms' resources have in common. */
final class Requests {

    private Requests() {}

    static Editor editor(SecurityContext security, HttpServletRequest request) {
        Caller caller = (Caller) security.getUserPrincipal();
        return Editor.of(caller.signedIn(), request.getRemoteAddr());
    }

    static Refused malformed(String field) {
        return Refused.field("invalid", field, "It can't be read");
    }
}
