package org.belay.web.internal.contribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belay.api.permission.HiddenParts;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.ui.Contributions.Item;
import org.belay.api.ui.UiContribution;
import org.belay.web.internal.FakeBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

class ContributionBookTest {

    private final ContributionBook book = new ContributionBook();

    @Test
    void contributionsComeInOrderWithTheVersionOfTheirBundle() {
        add(1, 36, new Part("console.new-session", "link", 20, ""));
        add(2, 37, new Part("console.new-session", "pin", 10, ""));

        assertThat(book.of("console", Set.of()).slots().get("console.new-session"))
                .containsExactly(
                        new Item("pin", "/ui/pin/pin.js?v=11", "/ui/pin/texts/", 10),
                        new Item("link", "/ui/link/link.js?v=10", "/ui/link/texts/", 20));
    }

    @Test
    void eachPageSeesItsOwnSlots() {
        add(1, 36, new Part("console.new-session", "pin", 10, ""));
        add(2, 36, new Part("customer.entry", "pin", 10, ""));

        assertThat(book.of("console", Set.of()).slots()).containsOnlyKeys("console.new-session");
        assertThat(book.of("customer", Set.of()).slots()).containsOnlyKeys("customer.entry");
        assertThat(book.of("cons", Set.of()).slots()).isEmpty();
    }

    @Test
    void whoMayNotUseItDoesNotSeeIt() {
        add(1, 36, new Part("console.new-session", "pin", 10, "connect.pin"));

        assertThat(book.of("console", Set.of()).slots()).isEmpty();
        assertThat(book.of("console", Set.of("connect.pin")).slots()).hasSize(1);
    }

    @Test
    @Tag("PERM-37")
    void aTabThatAPermissionHidesIsNotShownToWhoLacksIt() {
        add(1, 36, new Part("console.session.tab", "system-info", 10, ""));
        add(2, 36, new Part("console.session.tab", "notes", 20, ""));
        declare(
                3,
                PermissionDefinition.of("system.info", "remote", 1, "PERM-13")
                        .hiding("console.session.tab/system-info"));

        assertThat(tabs(Set.of())).containsExactly("notes");
        assertThat(tabs(Set.of("system.info"))).containsExactly("system-info", "notes");
    }

    @Test
    @Tag("PERM-37")
    void aTabOfSeveralPermissionsIsShownToWhoHoldsOneOfThem() {
        String part = HiddenParts.ANY + "console.session.tab/files";
        add(1, 36, new Part("console.session.tab", "files", 10, ""));
        declare(
                2,
                PermissionDefinition.of("files.send", "files", 1, "PERM-07").hiding(part),
                PermissionDefinition.of("files.receive", "files", 2, "PERM-08").hiding(part));

        assertThat(tabs(Set.of())).isEmpty();
        assertThat(tabs(Set.of("files.receive"))).containsExactly("files");
    }

    private List<String> tabs(Set<String> permissions) {
        return book
                .of("console", permissions)
                .slots()
                .getOrDefault("console.session.tab", List.of())
                .stream()
                .map(Item::id)
                .toList();
    }

    private ServiceReference<PermissionContribution> declare(
            int id, PermissionDefinition... permissions) {
        PermissionContribution contribution =
                new PermissionContribution() {
                    @Override
                    public List<PermissionDefinition> permissions() {
                        return List.of(permissions);
                    }

                    @Override
                    public String texts() {
                        return "/ui/any/texts/";
                    }
                };
        ServiceReference<PermissionContribution> reference =
                reference(id, FakeBundle.of(id, "bundle" + id, 1, Path.of(".")));
        book.addPermissions(reference, contribution);
        return reference;
    }

    @Test
    void everyComingAndGoingIsTold() throws Exception {
        List<Long> heard = new ArrayList<>();
        ServiceReference<UiContribution> reference;
        try (AutoCloseable hearing = book.onChange(heard::add)) {
            reference = add(1, 36, new Part("customer.entry", "pin", 10, ""));
            book.remove(reference);
        }
        book.remove(reference);
        add(2, 36, new Part("customer.entry", "link", 10, ""));

        assertThat(heard).hasSize(2);
        assertThat(heard.get(1)).isGreaterThan(heard.get(0));
        assertThat(book.version()).isGreaterThan(heard.get(1));
        assertThat(book.of("customer", Set.of()).version()).isEqualTo(book.version());
    }

    @Test
    void declaredPermissionsAndSettingsAreTold() {
        List<Long> heard = new ArrayList<>();
        book.onChange(heard::add);
        ServiceReference<PermissionContribution> declared = declare(3);
        book.addSettings(null);
        book.removeSettings(null);
        book.removePermissions(declared);

        assertThat(heard).hasSize(4);
    }

    @Test
    void anUpdatedBundleGivesItsModuleANewAddress() {
        ServiceReference<UiContribution> before =
                add(1, 36, new Part("customer.entry", "pin", 10, ""));
        book.remove(before);
        add(2, 72, new Part("customer.entry", "pin", 10, ""));

        assertThat(book.of("customer", Set.of()).slots().get("customer.entry").get(0).module())
                .endsWith("?v=20");
    }

    @Test
    void aBrokenContributionOrListenerHarmsNobodyElse() {
        List<Long> heard = new ArrayList<>();
        book.onChange(
                version -> {
                    throw new IllegalStateException("oops");
                });
        book.onChange(heard::add);
        add(
                1,
                36,
                new Part("customer.entry", "broken", 10, "") {
                    @Override
                    public String module() {
                        throw new IllegalStateException("oops");
                    }
                });
        add(2, 36, new Part("customer.entry", "pin", 10, ""));

        assertThat(heard).hasSize(1);
        assertThat(book.of("customer", Set.of()).slots().get("customer.entry")).hasSize(1);
    }

    private ServiceReference<UiContribution> add(
            int id, long lastModified, UiContribution contribution) {
        Bundle bundle = FakeBundle.of(id, "bundle" + id, lastModified, Path.of("."));
        ServiceReference<UiContribution> reference = reference(id, bundle);
        book.add(reference, contribution);
        return reference;
    }

    @SuppressWarnings("unchecked") // a proxy knows no type parameters
    private static <T> ServiceReference<T> reference(int id, Bundle bundle) {
        return (ServiceReference<T>)
                Proxy.newProxyInstance(
                        ContributionBookTest.class.getClassLoader(),
                        new Class<?>[] {ServiceReference.class},
                        (proxy, method, args) ->
                                switch (method.getName()) {
                                    case "getBundle" -> bundle;
                                    case "compareTo" -> Integer.compare(args[0].hashCode(), id);
                                    case "hashCode" -> id;
                                    case "equals" -> proxy == args[0];
                                    default -> "reference " + id;
                                });
    }

    /** A contribution whose address follows from its ID. */
    private static class Part implements UiContribution {

        private final String slot;
        private final String id;
        private final int order;
        private final String permission;

        Part(String slot, String id, int order, String permission) {
            this.slot = slot;
            this.id = id;
            this.order = order;
            this.permission = permission;
        }

        @Override
        public String slot() {
            return slot;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String module() {
            return "/ui/" + id + "/" + id + ".js";
        }

        @Override
        public String texts() {
            return "/ui/" + id + "/texts/";
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public Optional<String> permission() {
            return permission.isEmpty() ? Optional.empty() : Optional.of(permission);
        }
    }
}
