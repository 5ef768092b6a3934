package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link Browsers} for the whole run, as a parameter of whoever needs them. Whatever a test has
 * opened is closed after it; if a page's own code has thrown meanwhile, the test has failed.
 */
public final class BrowsersOfTests
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(BrowsersOfTests.class);

    /** Those of this run. */
    static Browsers of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Browsers.class, key -> new Browsers(), Browsers.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        of(context).enter();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        of(context).enter();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(of(context).leave()).as("errors of the pages' own code").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(of(context).leave()).as("errors of the pages' own code").isEmpty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browsers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }
}
