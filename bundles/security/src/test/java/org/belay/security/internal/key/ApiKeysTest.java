package org.belay.security.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.security.internal.FailureThrottles;
import org.belay.security.internal.SecurityTest;
import org.belay.security.internal.address.AddressRules;
import org.belay.security.internal.address.AddressSettings;
import org.belay.testing.fakes.FakePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ApiKeysTest extends SecurityTest {

    private static final String HERE = "10.0.0.1";

    private final FakePermissions permissions =
            new FakePermissions()
                    .with(
                            Role.MASTER_ADMINISTRATOR,
                            Permissions.ADMIN,
                            Permissions.ADMIN_GLOBAL,
                            Permissions.ADMIN_UNITS)
                    .with(Role.TECHNICIAN, Permissions.CONSOLE, "session.private");
    private Account ivo;
    private KnownKeys known;
    private ApiKeyBook book;
    private ApiKeys keys;

    @BeforeEach
    void starts() {
        execute("DELETE FROM api_key");
        ivo = accounts.find(IVO_ID).orElseThrow();
        begin();
    }

    @AfterEach
    void closes() {
        keys.end();
    }

    private void begin() {
        if (keys != null) {
            keys.end();
        }
        known = new KnownKeys(transactions);
        book = new ApiKeyBook(known, transactions, recorded, directory, clock);
        keys =
                new ApiKeys(
                        known,
                        accounts,
                        permissions,
                        new AddressRules(settings, directory),
                        new FailureThrottles(clock),
                        transactions,
                        clock);
    }

    @Test
    @Tag("AUTH-40")
    void aKeyActsForItsIssuerAlsoAfterARestart() {
        String key = mint(Set.of(), Optional.empty()).key();
        begin();

        Caller.SignedIn caller = caller(key);

        assertThat(caller.account().id()).isEqualTo(IVO_ID);
        assertThat(caller.byKey()).isTrue();
        assertThat(caller.permissions())
                .containsExactlyInAnyOrder(
                        Permissions.ADMIN, Permissions.ADMIN_GLOBAL, Permissions.ADMIN_UNITS);
    }

    @Test
    void aKeysNamePretendsNothing() {
        for (String name : List.of("a\u202Eb", "a\nb", "a\u0000", "\uD83D", "a\u2028b")) {
            assertThat(
                            refusal(
                                            () ->
                                                    book.create(
                                                            ivo,
                                                            Set.of(),
                                                            name,
                                                            Set.of(),
                                                            Optional.empty()))
                                    .field())
                    .hasValue("name");
        }
    }

    @Test
    void theKeyItselfIsKeptNowhere() {
        ApiKeyBook.Minted minted = mint(Set.of(), Optional.empty());

        String row = text("SELECT name || key_hash || hint || permissions FROM api_key");
        assertThat(minted.key()).startsWith("belay_").hasSize(49);
        assertThat(row).doesNotContain(minted.key()).contains(minted.key().substring(0, 10));
        assertThat(minted.toString()).doesNotContain(minted.key());
        assertThat(recorded.recorded().toString()).doesNotContain(minted.key());
        assertThat(mint(Set.of(), Optional.empty()).key()).isNotEqualTo(minted.key());
    }

    @Test
    void aKeyMayWhatBothItAndItsIssuerMayAtThatMoment() {
        String key =
                mint(Set.of(Permissions.ADMIN, Permissions.ADMIN_UNITS), Optional.empty()).key();
        assertThat(caller(key).permissions())
                .containsExactlyInAnyOrder(Permissions.ADMIN, Permissions.ADMIN_UNITS);

        permissions.without(Role.MASTER_ADMINISTRATOR, Permissions.ADMIN_UNITS);
        assertThat(caller(key).permissions()).containsExactly(Permissions.ADMIN);

        permissions.with(Role.MASTER_ADMINISTRATOR, "something.new");
        assertThat(caller(key).permissions()).containsExactly(Permissions.ADMIN);
    }

    @Test
    void nobodyMintsAKeyAboveHisRights() {
        Refused refused =
                refusal(
                        () ->
                                book.create(
                                        accounts.find(MARA_ID).orElseThrow(),
                                        Set.of(Permissions.CONSOLE),
                                        "Mine",
                                        Set.of(Permissions.CONSOLE, Permissions.ADMIN_GLOBAL),
                                        Optional.empty()));

        assertThat(refused.field()).hasValue("permissions");
        assertThat(book.all()).isEmpty();
    }

    @Test
    void aKeyMakesNoKeys() {
        ApiKeysResource resource = new ApiKeysResource(book, accounts);
        Caller byKey = caller(mint(Set.of(), Optional.empty()).key());
        ApiKeysResource.Wish wish = new ApiKeysResource.Wish("More", null, null);

        assertThat(refusal(() -> resource.create(wish, context(byKey))).code())
                .isEqualTo("forbidden");
        int id = book.all().get(0).id();
        assertThat(
                        refusal(
                                        () ->
                                                resource.change(
                                                        id,
                                                        new ApiKeysResource.Edit(null, true),
                                                        context(byKey)))
                                .code())
                .isEqualTo("forbidden");
        assertThat(refusal(() -> resource.delete(id, context(byKey))).code())
                .isEqualTo("forbidden");
        assertThat(book.all()).hasSize(1);
    }

    @Test
    void aKeyIsWorthNothingOnceItsIssuerIsDisabledOrDeleted() {
        String key = mint(Set.of(), Optional.empty()).key();
        accounts.with(new Account(IVO_ID, "Ivo", "Ivo", IVO, "", "", ivo.roles(), false, false));
        assertThat(keys.caller(key, HERE)).isEmpty();

        accounts.with(ivo);
        assertThat(keys.caller(key, HERE)).isPresent();
    }

    @Test
    @Tag("AUTH-40")
    void disablingTakesEffectAtOnce() {
        ApiKeyBook.Minted minted = mint(Set.of(), Optional.empty());

        book.change(ivo, minted.kept().id(), Optional.empty(), Optional.of(false));
        assertThat(keys.caller(minted.key(), HERE)).isEmpty();
        begin();
        assertThat(keys.caller(minted.key(), HERE)).isEmpty();

        book.change(ivo, minted.kept().id(), Optional.of("Later"), Optional.of(true));
        assertThat(keys.caller(minted.key(), HERE)).isPresent();
        assertThat(book.all()).extracting(ApiKey::name).containsExactly("Later");
    }

    @Test
    void aDeletedKeyIsWorthNothing() {
        ApiKeyBook.Minted minted = mint(Set.of(), Optional.empty());
        book.delete(ivo, minted.kept().id());

        assertThat(keys.caller(minted.key(), HERE)).isEmpty();
        begin();
        assertThat(keys.caller(minted.key(), HERE)).isEmpty();
        assertThat(refusal(() -> book.delete(ivo, minted.kept().id())).code())
                .isEqualTo("not-found");
    }

    @Test
    void anExpiredKeyIsWorthNothing() {
        String key = mint(Set.of(), Optional.of(30)).key();

        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(keys.caller(key, HERE)).isPresent();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keys.caller(key, HERE)).isEmpty();
    }

    @Test
    void theIssuersAddressRulesHoldForHisKeys() {
        String key = mint(Set.of(), Optional.empty()).key();
        restrict(List.of(HERE));

        assertThat(refusal(() -> keys.caller(key, HERE)).code()).isEqualTo("address-denied");
        assertThat(keys.caller(key, "10.0.0.2")).isPresent();
    }

    @Test
    void guessingIsSlowedDownAndDisturbsNobodyElse() {
        String key = mint(Set.of(), Optional.empty()).key();
        for (int i = 0; i < 20; i++) {
            assertThat(keys.caller("belay_" + i, HERE)).isEmpty();
        }

        assertThat(refusal(() -> keys.caller("belay_x", HERE)).code()).isEqualTo("throttled");
        assertThat(keys.caller(key, HERE)).isPresent();
        assertThat(keys.caller("belay_x", "10.0.0.2")).isEmpty();
    }

    @Test
    void whatIsNoKeyIsNobodys() {
        mint(Set.of(), Optional.empty());

        assertThat(keys.caller("", HERE)).isEmpty();
        assertThat(keys.caller("x".repeat(1_000_000), HERE)).isEmpty();
        assertThat(keys.caller(text("SELECT key_hash FROM api_key"), HERE)).isEmpty();
    }

    @Test
    void whenItWasUsedIsWrittenDownLaterAndSeldom() {
        ApiKeyBook.Minted minted = mint(Set.of(), Optional.empty());
        caller(minted.key());
        await().untilAsserted(
                        () ->
                                assertThat(text("SELECT used_at FROM api_key"))
                                        .isEqualTo(Long.toString(clock.millis())));

        String first = Long.toString(clock.millis());
        clock.advance(Duration.ofMinutes(4));
        caller(minted.key());
        assertThat(text("SELECT used_at FROM api_key")).isEqualTo(first);
        clock.advance(Duration.ofMinutes(2));
        caller(minted.key());
        await().untilAsserted(
                        () ->
                                assertThat(text("SELECT used_at FROM api_key"))
                                        .isEqualTo(Long.toString(clock.millis())));
    }

    @Test
    void aKnownKeyGoesOnWhileTheDatabaseIsAway() {
        String key = mint(Set.of(), Optional.empty()).key();
        transactions.takeAway();

        assertThat(keys.caller(key, HERE)).isPresent();
    }

    @Test
    @Tag("ORG-45")
    void eachChangeIsAudited() {
        int id = mint(Set.of(), Optional.empty()).kept().id();
        book.change(ivo, id, Optional.of("Other"), Optional.of(false));
        book.delete(ivo, id);

        assertThat(recorded.recorded())
                .allSatisfy(
                        each -> {
                            assertThat(each.actor().account()).isEqualTo(IVO_ID);
                            assertThat(each.entry().section()).isEqualTo("API keys");
                            assertThat(each.entry().entityId()).isEqualTo(Directory.ORGANIZATION);
                        })
                .extracting(each -> each.entry().change().word() + " " + each.entry().field())
                .containsExactly("Add CRM", "Change Name", "Change Other", "Delete Other");
    }

    @Test
    void badWishesAreRefusedAtTheField() {
        assertThat(refusal(() -> create(" ", Optional.empty())).field()).hasValue("name");
        assertThat(refusal(() -> create(null, Optional.empty())).field()).hasValue("name");
        assertThat(refusal(() -> create("x".repeat(129), Optional.empty())).code())
                .isEqualTo("too-long");
        assertThat(refusal(() -> create("a\u0000b", Optional.empty())).field()).hasValue("name");
        assertThat(refusal(() -> create("CRM", Optional.of(0))).field()).hasValue("expiresInDays");
        assertThat(refusal(() -> create("CRM", Optional.of(4_000))).field())
                .hasValue("expiresInDays");
        assertThat(refusal(() -> book.change(ivo, 1, Optional.empty(), Optional.empty())).code())
                .isEqualTo("not-found");
    }

    private void restrict(List<String> denied) {
        settings.with(AddressSettings.GLOBAL_EXCEPTIONS, denied);
    }

    private ApiKeyBook.Minted mint(Set<String> wanted, Optional<Integer> days) {
        return book.create(ivo, permissions.of(ivo), "CRM", wanted, days);
    }

    private ApiKeyBook.Minted create(String name, Optional<Integer> days) {
        return book.create(ivo, permissions.of(ivo), name, Set.of(), days);
    }

    private Caller.SignedIn caller(String key) {
        return keys.caller(key, HERE).orElseThrow();
    }

    private static SecurityContext context(Caller caller) {
        Map<String, Object> answers = Map.of("getUserPrincipal", caller);
        return (SecurityContext)
                Proxy.newProxyInstance(
                        SecurityContext.class.getClassLoader(),
                        new Class<?>[] {SecurityContext.class},
                        (proxy, method, args) -> answers.get(method.getName()));
    }
}
