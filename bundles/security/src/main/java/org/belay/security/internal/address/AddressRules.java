package org.belay.security.internal.address;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * From where an account may do what. The global rule is about everything, that of the technician's
 * group about the console; both must allow the address (AUTH-21). As settings are now, from memory, so
 * that it can be asked at each request. Safe from any thread.
 */
@Component(service = AddressRules.class)
public final class AddressRules {

    /** Rules of so many groups are kept; more than there should ever be. */
    private static final int MOST_KEPT = 10_000;

    /** What doesn't belong to the console, and stays where only the console is forbidden. */
    private static final Set<String> BEYOND_THE_CONSOLE =
            Set.of(
                    Permissions.ADMIN,
                    Permissions.ADMIN_UNITS,
                    Permissions.ADMIN_REPORTS,
                    Permissions.ADMIN_GLOBAL,
                    Permissions.COMMAND_CENTER);

    private final Settings settings;
    private final Directory directory;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String byDefault, List<String> exceptions, AddressRule rule) {
        boolean isOf(String otherDefault, List<String> otherExceptions) {
            return byDefault.equals(otherDefault) && exceptions.equals(otherExceptions);
        }
    }

    /** Asks those. */
    @Activate
    public AddressRules(@Reference Settings settings, @Reference Directory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /**
     * Goes on if the account may do anything at all from there. To be asked after the account has
     * proved who it is, so that strangers don't learn which addresses are good.
     *
     * @throws Refused {@code address-denied}
     */
    public void check(Account account, String address) {
        if (!allows(account, address)) {
            throw Refused.because(
                    Reason.FORBIDDEN,
                    "address-denied",
                    "Signing in is not allowed from this address (IP restrictions)");
        }
    }

    /** Whether the account may do anything at all from there. */
    public boolean allows(Account account, String address) {
        return globalRule().allows(address)
                && (directory.administrator(account.id()).isPresent()
                        || consoleRule(account).allows(address));
    }

    /** Of those permissions the ones that the account may use from there; none if it may do nothing. */
    public Set<String> narrowed(Account account, Set<String> permissions, String address) {
        if (!globalRule().allows(address)) {
            return Set.of();
        }
        return consoleRule(account).allows(address)
                ? permissions
                : permissions.stream()
                        .filter(BEYOND_THE_CONSOLE::contains)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private AddressRule globalRule() {
        return rule(
                Directory.ORGANIZATION,
                settings.get(AddressSettings.GLOBAL_DEFAULT),
                settings.get(AddressSettings.GLOBAL_EXCEPTIONS));
    }

    private AddressRule consoleRule(Account account) {
        Optional<Unit> technician = directory.technician(account.id());
        if (technician.isEmpty()) {
            return AddressRule.OPEN;
        }
        int group = technician.get().parent();
        return rule(
                group,
                settings.get(AddressSettings.CONSOLE_DEFAULT, group),
                settings.get(AddressSettings.CONSOLE_EXCEPTIONS, group));
    }

    /** Made anew when the settings are others; no news has to be waited for, and none can be missed. */
    private AddressRule rule(int unit, String byDefault, List<String> exceptions) {
        boolean granted = byDefault.equals(AddressSettings.GRANTED);
        if (granted && exceptions.isEmpty()) {
            return AddressRule.OPEN;
        }
        Kept known = kept.get(unit);
        if (known != null && known.isOf(byDefault, exceptions)) {
            return known.rule();
        }
        AddressRule rule = new AddressRule(granted, exceptions);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(unit, new Kept(byDefault, exceptions, rule));
        return rule;
    }
}
