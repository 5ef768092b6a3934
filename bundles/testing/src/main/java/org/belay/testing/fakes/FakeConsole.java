package org.belay.testing.fakes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.console.Console;

/** A console that keeps what it was told. */
public final class FakeConsole implements Console {

    private final int account;
    private final List<Map<String, ?>> told = new CopyOnWriteArrayList<>();
    private volatile Map<String, ?> farewell;

    /** Of that technician. */
    public FakeConsole(int account) {
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
    public Map<String, ?> farewell() {
        return farewell;
    }

    /** What it was told of that type, in order. */
    public List<Map<String, ?>> told(String type) {
        return told.stream().filter(each -> each.get("type").equals(type)).toList();
    }

    /** What it was told last of that type; fails if nothing. */
    public Map<String, ?> last(String type) {
        List<Map<String, ?>> all = told(type);
        return all.get(all.size() - 1);
    }
}
