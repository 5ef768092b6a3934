package org.belay.core.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.session.Session;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;

/** An organization for tests: everybody may everything that isn't taken from him here. */
final class FakeStaff implements Staff {

    private final Map<Target, Set<Integer>> members = new HashMap<>();
    private final Map<Integer, Set<String>> denied = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    int mostActive = 10;
    private Terms terms;

    /** Puts those accounts into a channel's or a group's reach. */
    FakeStaff serving(Target target, Integer... accounts) {
        members.computeIfAbsent(target, t -> new HashSet<>()).addAll(List.of(accounts));
        return this;
    }

    FakeStaff denying(int account, String permission) {
        denied.computeIfAbsent(account, a -> new HashSet<>()).add(permission);
        return this;
    }

    /** Customers have to accept those, or nothing if they are null. */
    FakeStaff asking(Terms newTerms) {
        terms = newTerms;
        return this;
    }

    FakeStaff named(int account, String name) {
        names.put(account, name);
        return this;
    }

    @Override
    public String nameOf(int account) {
        return names.getOrDefault(account, "");
    }

    @Override
    public boolean serves(int account, Target target) {
        return target.equals(Target.technician(account))
                || members.getOrDefault(target, Set.of()).contains(account);
    }

    @Override
    public boolean may(int account, String permission) {
        return !denied.getOrDefault(account, Set.of()).contains(permission);
    }

    @Override
    public boolean guestMay(int lead, int approved, String permission) {
        return may(approved, permission);
    }

    @Override
    public List<Target> queuesOf(int account) {
        List<Target> queues = new ArrayList<>(List.of(Target.technician(account)));
        members.forEach(
                (target, accounts) -> {
                    if (accounts.contains(account)) {
                        queues.add(target);
                    }
                });
        return queues;
    }

    @Override
    public Optional<Terms> termsOf(Session session) {
        return Optional.ofNullable(terms);
    }

    @Override
    public int mostActive(int account) {
        return mostActive;
    }
}
