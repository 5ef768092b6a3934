package org.belay.presence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.belay.api.console.Console;

/** A console that keeps what it was told. */
final class FakeConsole implements Console {

    private final int account;
    private final List<Map<String, ?>> told = new ArrayList<>();
    private Map<String, ?> farewell;

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
        farewell = message;
    }

    /** With which it was signed out, null if it wasn't. */
    Map<String, ?> farewell() {
        return farewell;
    }

    List<Map<String, ?>> told(String type) {
        return told.stream().filter(each -> each.get("type").equals(type)).toList();
    }

    /** The statuses that it was told, in order. */
    List<Object> statuses() {
        return told("technician-status").stream().<Object>map(each -> each.get("status")).toList();
    }
}
