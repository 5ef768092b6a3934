package org.belay.monitoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.belay.api.console.Console;

/** A console that keeps what it was told. */
final class FakeConsole implements Console {

    private final int account;
    private final List<Map<String, ?>> told = new ArrayList<>();

    FakeConsole(int account) {
        this.account = account;
    }

    @Override
    public int account() {
        return account;
    }

    @Override
    public void tell(Map<String, ?> message) {
        told.add(message);
    }

    @Override
    public void signOut(Map<String, ?> message) {
        throw new UnsupportedOperationException();
    }

    List<Map<String, ?>> told(String type) {
        return told.stream().filter(each -> each.get("type").equals(type)).toList();
    }

    /** What it was told last of that type; fails if nothing. */
    Map<String, ?> last(String type) {
        List<Map<String, ?>> all = told(type);
        return all.get(all.size() - 1);
    }
}
