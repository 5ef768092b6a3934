package org.belay.testing.fakes;

import java.util.Map;
import java.util.Optional;
import org.belay.api.security.Visitor;

/** A visitor with those cookies. */
public record FakeVisitor(Map<String, String> cookies, String address, String agent, boolean secure)
        implements Visitor {

    /** At 127.0.0.1, with those cookies. */
    public static FakeVisitor with(Map<String, String> cookies) {
        return new FakeVisitor(cookies, "127.0.0.1", "Test", false);
    }

    /** At 127.0.0.1, with one cookie. */
    public static FakeVisitor with(String cookie, String value) {
        return with(Map.of(cookie, value));
    }

    /** At 127.0.0.1, without cookies. */
    public static FakeVisitor none() {
        return with(Map.of());
    }

    @Override
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }
}
