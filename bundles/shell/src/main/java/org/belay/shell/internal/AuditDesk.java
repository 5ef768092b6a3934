package org.belay.shell.internal;

import java.io.PrintStream;
import org.belay.api.audit.AuditLog;
import org.belay.api.refusal.Refused;

/** Tells whether the audit is whole. */
final class AuditDesk {

    private AuditDesk() {}

    /**
     * Reads all of it.
     *
     * @throws Failed if a row was altered or deleted, so that scripts notice, too
     */
    static void verify(AuditLog audit, PrintStream out) throws Failed {
        AuditLog.Verdict verdict;
        try {
            verdict = audit.verify();
        } catch (Refused refused) {
            throw new Failed("The audit can't be read now: " + refused.getMessage());
        }
        if (verdict.broken() != 0 || !verdict.why().isEmpty()) {
            throw new Failed(
                    "The audit is broken at row "
                            + verdict.broken()
                            + " of "
                            + verdict.rows()
                            + ": "
                            + verdict.why());
        }
        out.println("The audit is whole: " + verdict.rows() + " rows, each fits the one before.");
    }
}
