package org.belay.core.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.api.setting.Settings;

/** Asks the organization as it is now; what nobody can tell at the moment counts as no. */
final class OrganizationStaff implements Staff {

    /** Where it asks; each gives null while there is none. */
    record Sources(
            Supplier<Directory> directory,
            Supplier<Accounts> accounts,
            Supplier<Permissions> permissions,
            Supplier<Settings> settings) {}

    private final Sources sources;

    OrganizationStaff(Sources sources) {
        this.sources = sources;
    }

    @Override
    public String nameOf(int account) {
        Accounts accounts = sources.accounts().get();
        try {
            return accounts == null ? "" : accounts.find(account).map(Account::nickname).orElse("");
        } catch (Refused unavailable) {
            return "";
        }
    }

    @Override
    public boolean serves(int account, Target target) {
        if (target.kind() == Target.Kind.TECHNICIAN) {
            return target.id() == account;
        }
        Directory tree = sources.directory().get();
        if (tree == null) {
            return false;
        }
        return target.kind() == Target.Kind.CHANNEL
                ? tree.channelsOf(account).contains(target.id())
                : unit(tree, account).filter(id -> tree.isWithin(id, target.id())).isPresent();
    }

    @Override
    public boolean may(int account, String permission) {
        Accounts accounts = sources.accounts().get();
        Permissions permissions = sources.permissions().get();
        if (accounts == null || permissions == null) {
            return false;
        }
        try {
            // Of one permission, as each console is asked for each act whenever a session moves
            return accounts.find(account)
                    .filter(known -> permissions.grant(known, permission).given())
                    .isPresent();
        } catch (Refused unavailable) {
            return false;
        }
    }

    @Override
    public boolean guestMay(int lead, int approved, String permission) {
        Directory tree = sources.directory().get();
        Permissions permissions = sources.permissions().get();
        if (tree == null || permissions == null) {
            return false;
        }
        Optional<Unit> bounded =
                approved == 0
                        ? tree.technician(lead)
                        : tree.find(approved).filter(unit -> tree.isEnabled(unit.id()));
        return bounded.filter(
                        unit ->
                                permissions
                                        .ofUnit(unit.parent(), permission, approved == 0)
                                        .given())
                .isPresent();
    }

    @Override
    public List<Target> queuesOf(int account) {
        List<Target> queues = new ArrayList<>();
        queues.add(Target.technician(account));
        Directory tree = sources.directory().get();
        if (tree == null) {
            return queues;
        }
        tree.channelsOf(account).forEach(channel -> queues.add(Target.channel(channel)));
        unit(tree, account).map(tree::path).orElse(List.of()).stream()
                .filter(unit -> unit.type() == UnitType.TECHNICIAN_GROUP)
                .forEach(group -> queues.add(Target.group(group.id())));
        return queues;
    }

    @Override
    public int mostActive(int account) {
        Settings settings = sources.settings().get();
        Directory tree = sources.directory().get();
        if (settings == null || tree == null) {
            return ActiveSessions.MOST;
        }
        try {
            return settings.get(ActiveSessions.SETTING, unit(tree, account).orElse(0));
        } catch (Refused unavailable) {
            return ActiveSessions.MOST;
        }
    }

    @Override
    public Optional<Terms> termsOf(Session session) {
        return TermsSettings.of(session, sources.settings().get(), sources.directory().get());
    }

    private static Optional<Integer> unit(Directory tree, int account) {
        return tree.technician(account).map(Unit::id);
    }
}
