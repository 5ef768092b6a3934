package org.belay.testing.fakes;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.permission.Grant;
import org.belay.api.permission.Permissions;

/** Everybody of a role may do the same: what the test says. */
public final class FakePermissions implements Permissions {

    private final Map<Role, Map<String, Grant>> byRole = new ConcurrentHashMap<>();
    private final Set<String> ofUnits = ConcurrentHashMap.newKeySet();

    /** From now on those of that role hold the keys, too. */
    public FakePermissions with(Role role, String... keys) {
        for (String key : keys) {
            with(role, key, new Grant(true, "", Set.of()));
        }
        return this;
    }

    /** From now on those of that role hold the key in that way. */
    public FakePermissions with(Role role, String key, Grant grant) {
        byRole.computeIfAbsent(role, each -> new ConcurrentHashMap<>()).put(key, grant);
        return this;
    }

    /** From now on those of that role hold the key no more. */
    public FakePermissions without(Role role, String key) {
        byRole.getOrDefault(role, new ConcurrentHashMap<>()).remove(key);
        return this;
    }

    /** From now on that unit has the key in the set for its members, or in the one for outsiders. */
    public FakePermissions withUnit(int unit, String key, boolean external) {
        ofUnits.add(unit + " " + key + " " + external);
        return this;
    }

    @Override
    public Set<String> of(Account account) {
        return grants(account)
                .filter(each -> each.getValue().given())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Grant grant(Account account, String key) {
        return grants(account)
                .filter(each -> each.getKey().equals(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Grant.NONE);
    }

    @Override
    public Grant ofUnit(int unit, String key, boolean external) {
        return new Grant(ofUnits.contains(unit + " " + key + " " + external), "", Set.of());
    }

    private Stream<Map.Entry<String, Grant>> grants(Account account) {
        return account.enabled()
                ? account.roles().stream()
                        .flatMap(role -> byRole.getOrDefault(role, Map.of()).entrySet().stream())
                : Stream.empty();
    }
}
