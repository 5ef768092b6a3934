package org.belay.organization.internal.audit;

import org.belay.api.audit.AuditLog.Verdict;
import org.belay.organization.internal.audit.AuditRows.Head;

/** Follows the chain row by row and remembers where it breaks first. */
final class Chain {

    private long rows;
    private Head last = new Head(0, "");
    private long broken;
    private String why = "";

    void add(AuditRow row, String hash) {
        rows++;
        if (broken == 0 && row.seq() != last.seq() + 1) {
            fail(last.seq() + 1, "Row " + (last.seq() + 1) + " is missing");
        }
        if (broken == 0 && !row.hash(last.hash()).equals(hash)) {
            fail(row.seq(), "Row " + row.seq() + " was altered, or one before it");
        }
        last = new Head(row.seq(), hash);
    }

    /** What came of it, if that is how the chain should end. */
    Verdict verdict(Head head) {
        if (broken == 0 && last.seq() != head.seq()) {
            fail(last.seq() + 1, "Row " + (last.seq() + 1) + " and all after it are missing");
        }
        if (broken == 0 && !last.hash().equals(head.hash())) {
            fail(head.seq(), "The last row isn't the one that was written last");
        }
        return new Verdict(rows, broken, why);
    }

    private void fail(long row, String sentence) {
        broken = row;
        why = sentence;
    }
}
