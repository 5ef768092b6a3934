package org.belay.organization.internal.tree;

import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/** What must hold after each change, whichever way somebody took to it. */
final class Invariants {

    private Invariants() {}

    static void check(Tree before, Tree after) {
        int holder = before.holder();
        if (holder != 0
                && (!after.account(holder).map(Account::enabled).orElse(false)
                        || !isMaster(after, holder))) {
            throw Refused.because(
                    Reason.STATE,
                    "holder",
                    "The master account holder can neither be deleted nor disabled");
        }
        if (masters(before) > 0 && masters(after) == 0) {
            throw Refused.because(
                    Reason.STATE,
                    "last-master-administrator",
                    "There must be a master administrator who is enabled");
        }
    }

    private static boolean isMaster(Tree tree, int account) {
        return tree.administrator(account)
                .filter(each -> each.parent() == Directory.MASTER_ADMINISTRATORS)
                .isPresent();
    }

    private static long masters(Tree tree) {
        return tree.children(Directory.MASTER_ADMINISTRATORS).stream()
                .map(Unit::id)
                .filter(tree::isEnabled)
                .count();
    }
}
