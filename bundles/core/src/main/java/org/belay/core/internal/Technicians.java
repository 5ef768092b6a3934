package org.belay.core.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.belay.api.organization.Directory;

/** Who supports customers, as far as the organization can be asked. From memory; never blocks. */
final class Technicians {

    private final Supplier<Directory> directory;

    /**
     * Asks that one.
     *
     * @param directory gives null while there is none
     */
    Technicians(Supplier<Directory> directory) {
        this.directory = directory;
    }

    /**
     * Whether it is certain that the account supports nobody any more: deleted, disabled, or only an
     * administrator now. While nobody can tell, or the tree isn't read yet, nobody is gone: what is
     * ended for a mistake can't be taken up again.
     */
    boolean isGone(int account) {
        return Optional.ofNullable(directory.get())
                // There always is one, so a tree without is one that isn't read yet.
                .filter(tree -> !tree.children(Directory.MASTER_ADMINISTRATORS).isEmpty())
                .filter(tree -> !supports(tree, account))
                .isPresent();
    }

    /** The same of an external technician, by his unit. */
    boolean isGuestGone(int approved) {
        return Optional.ofNullable(directory.get())
                .filter(tree -> !tree.children(Directory.MASTER_ADMINISTRATORS).isEmpty())
                .filter(tree -> !tree.isEnabled(approved))
                .isPresent();
    }

    private static boolean supports(Directory tree, int account) {
        return tree.technician(account).filter(unit -> tree.isEnabled(unit.id())).isPresent();
    }
}
