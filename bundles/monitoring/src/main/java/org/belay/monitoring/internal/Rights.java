package org.belay.monitoring.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;

/** Who may look after whom (MON-01 to MON-03), always as things are now. From memory. */
final class Rights {

    private static final Set<String> BOTH_SEATS =
            Set.of(Permissions.ADMIN_UNITS, Permissions.CONSOLE);

    private final Accounts accounts;
    private final Permissions permissions;
    private final Directory directory;

    Rights(Accounts accounts, Permissions permissions, Directory directory) {
        this.accounts = accounts;
        this.permissions = permissions;
        this.directory = directory;
    }

    /** Whether the account is an administrator and a technician. */
    boolean hasBothSeats(int account) {
        return accounts.find(account)
                .filter(each -> permissions.of(each).containsAll(BOTH_SEATS))
                .isPresent();
    }

    /** Whether the administrator may look after that technician. */
    boolean over(int administrator, Unit technician) {
        return administrator != technician.account()
                && hasBothSeats(administrator)
                && directory.administers(administrator, technician.id());
    }

    /** Those whom he may look after; nobody for whom isn't both. */
    List<Unit> technicians(int administrator) {
        return hasBothSeats(administrator)
                ? below(Directory.TECHNICIANS)
                        .filter(each -> each.type() == UnitType.TECHNICIAN)
                        .filter(each -> directory.isEnabled(each.id()))
                        .filter(each -> over(administrator, each))
                        .toList()
                : List.of();
    }

    /** The accounts that may look after that technician. */
    List<Integer> administrators(Unit technician) {
        return Stream.of(Directory.MASTER_ADMINISTRATORS, Directory.ADMINISTRATORS)
                .flatMap(this::below)
                .map(Unit::account)
                .filter(account -> account != 0 && over(account, technician))
                .distinct()
                .toList();
    }

    /** The technician as he stands in the tree, while he may use the console. */
    Optional<Unit> technician(int account) {
        return directory.technician(account).filter(each -> directory.isEnabled(each.id()));
    }

    String group(Unit technician) {
        return directory.find(technician.parent()).map(Unit::name).orElse("");
    }

    String name(int account) {
        return accounts.find(account).map(Account::name).orElse("");
    }

    private Stream<Unit> below(int root) {
        return directory.subtree(root).stream();
    }
}
