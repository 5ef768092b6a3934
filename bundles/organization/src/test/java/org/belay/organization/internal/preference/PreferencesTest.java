package org.belay.organization.internal.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Unit;
import org.belay.api.preference.AutoStart;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.organization.internal.Gateway;
import org.belay.organization.internal.Organization;
import org.belay.testing.fakes.FakeSettings;
import org.belay.testing.fakes.FragileTransactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PreferencesTest {

    private static Gateway gateway;
    private Organization organization;
    private FragileTransactions database;
    private PreferenceBook book;
    private FakeSettings settings;
    private PreferencesResource resource;
    private Unit nora;

    @BeforeAll
    static void makesTheTables() throws Exception {
        gateway = Gateway.derby();
    }

    @AfterAll
    static void deletesThem() {
        gateway.close();
    }

    @BeforeEach
    void builds() {
        gateway.empty();
        gateway.run("DELETE FROM account_preference");
        organization = new Organization(gateway.store().transactions()).founded();
        nora = organization.technician(organization.group(4, "North").id(), "Nora");
        database = new FragileTransactions(gateway.store().transactions());
        book = new PreferenceBook(database);
        settings = new FakeSettings();
        resource = new PreferencesResource(book, organization.tree(), settings);
    }

    @AfterEach
    void closes() {
        database.giveBack();
        book.close();
    }

    private Map<String, String> of(int account) {
        return book.of(account).toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private SecurityContext as(int account) {
        Caller caller =
                new Caller.SignedIn(
                        organization.tree().account(account).orElseThrow(), Set.of(), "csrf");
        return (SecurityContext)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, args) -> caller);
    }

    private static PreferencesResource.Wish wish(Object value) {
        return new PreferencesResource.Wish(new ObjectMapper().valueToTree(value));
    }

    private PreferencesResource.All seenBy(int account) {
        return resource.all(as(account))
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void whatIsPreferredIsKeptAndCanBeChanged() {
        book.put(nora.account(), "console.options", "{\"theme\":\"dark\"}");
        book.put(nora.account(), "console.options", "{\"theme\":\"light\"}");

        assertThat(of(nora.account()))
                .containsOnly(Map.entry("console.options", "{\"theme\":\"light\"}"));
        assertThat(new PreferenceBook(database).of(nora.account()).toCompletableFuture().join())
                .isEqualTo(of(nora.account()));
    }

    @Test
    void whoeverReadsWhileItIsWrittenHasTheNewValueAfterwards() {
        book.put(nora.account(), "a", "1");
        database.hangAfterwards();
        var early = book.of(nora.account());
        gateway.run("UPDATE account_preference SET content = '2'");
        book.changed(
                new org.belay.api.organization.OrganizationChange(
                        Set.of(), Set.of(), Set.of(nora.account()), Set.of()));
        database.giveBack();
        early.toCompletableFuture().join();

        assertThat(of(nora.account())).containsEntry("a", "2");
    }

    @Test
    void askingNeverWaitsForTheDatabaseAndCostsOneQuery() {
        book.put(nora.account(), "a", "1");
        database.hang();

        var asked = book.of(nora.account());
        assertThat(asked.toCompletableFuture()).isNotDone();

        database.giveBack();
        assertThat(asked.toCompletableFuture().join()).containsEntry("a", "1");
        database.takeAway();
        assertThat(of(nora.account())).containsEntry("a", "1");
    }

    @Test
    void anOutageIsToldAndForgotten() {
        database.takeAway();
        assertThatThrownBy(() -> of(nora.account()))
                .isInstanceOf(CompletionException.class)
                .cause()
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("unavailable"));
        database.giveBack();

        assertThat(of(nora.account())).isEmpty();
    }

    @Test
    void keysAndSizesAreLimited() {
        int account = nora.account();
        assertThatThrownBy(() -> book.put(account, "no key", "1"))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("key"));
        assertThatThrownBy(() -> book.put(account, "a", "1".repeat(4_001)))
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("too-long"));
        for (int i = 0; i < 32; i++) {
            book.put(account, "k" + i, "1");
        }
        assertThatThrownBy(() -> book.put(account, "k32", "1"))
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("too-many"));
        book.put(account, "k31", "2");
        book.remove(account, "k0");
        book.put(account, "k32", "1");

        assertThat(of(account)).hasSize(32).doesNotContainKey("k0");
    }

    @Test
    void preferencesGoWithTheAccountAndTheOthersStay() {
        book.put(nora.account(), "a", "1");
        book.put(1001, "a", "1");
        assertThat(of(nora.account())).isNotEmpty();

        organization.units().delete(Actor.GATEWAY, nora.id());

        assertThat(gateway.text("SELECT COUNT(*) FROM account_preference")).isEqualTo("1");
        assertThat(of(1001)).isNotEmpty();
    }

    @Test
    void everybodyHasHisOwn() {
        resource.put("console.options", wish(Map.of("theme", "dark")), as(nora.account()));

        assertThat(
                        seenBy(nora.account())
                                .preferences()
                                .get("console.options")
                                .path("theme")
                                .asText())
                .isEqualTo("dark");
        assertThat(seenBy(1001).preferences()).isEmpty();

        resource.remove("console.options", as(nora.account()));
        assertThat(seenBy(nora.account()).preferences()).isEmpty();
    }

    @Test
    void aValueHasToBeThere() {
        assertThatThrownBy(() -> resource.put("a", new PreferencesResource.Wish(null), as(1001)))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("value"));
    }

    @Test
    @Tag("CONS-91")
    void ownChoiceOfAutoStartWinsOnceItIsMade() {
        settings.with(AutoStart.SETTING, nora.id(), "on");
        AutoStart rule = AutoStart.of("on");

        assertThat(seenBy(nora.account()).rules().get(AutoStart.PREFERENCE))
                .isEqualTo(new PreferencesResource.Rule(true, false));
        assertThat(rule.isOn(of(nora.account()))).isTrue();

        resource.put(AutoStart.PREFERENCE, wish(false), as(nora.account()));
        assertThat(rule.isOn(of(nora.account()))).isFalse();
        assertThat(AutoStart.of("off").isOn(Map.of())).isFalse();
        assertThat(AutoStart.of("off").isOn(Map.of(AutoStart.PREFERENCE, "true"))).isTrue();
    }

    @Test
    @Tag("SET-65")
    void aGroupThatAlwaysStartsByItselfTakesTheOptionAway() {
        resource.put(AutoStart.PREFERENCE, wish(false), as(nora.account()));
        settings.with(AutoStart.SETTING, nora.id(), "always");

        assertThat(seenBy(nora.account()).rules().get(AutoStart.PREFERENCE))
                .isEqualTo(new PreferencesResource.Rule(true, true));
        assertThat(AutoStart.of("always").isOn(of(nora.account()))).isTrue();
        assertThatThrownBy(() -> resource.put(AutoStart.PREFERENCE, wish(true), as(nora.account())))
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("forbidden"));
    }

    @Test
    void autoStartIsYesOrNo() {
        assertThatThrownBy(() -> resource.put(AutoStart.PREFERENCE, wish("maybe"), as(1001)))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("value"));
    }
}
