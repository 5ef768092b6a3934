package org.belay.organization.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.organization.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccountBookTest {

    private static Gateway gateway;
    private Organization organization;
    private AccountBook accounts;
    private Unit ivo;

    @BeforeAll
    static void makesTheTables() throws Exception {
        gateway = Gateway.derby();
    }

    @AfterAll
    static void deletesThem() {
        gateway.close();
    }

    @BeforeEach
    void founds() {
        gateway.empty();
        organization = new Organization(gateway.store().transactions()).founded();
        accounts = organization.accounts();
        ivo = organization.technician(1002, "Ivo");
    }

    @Test
    @Tag("ROLE-06")
    void anAccountIsFoundAgainByAnotherStart() {
        Account found = accounts.find(ivo.account()).orElseThrow();

        assertThat(found.roles()).containsExactly(Role.TECHNICIAN);
        assertThat(new Organization(gateway.store().transactions()).accounts().find(ivo.account()))
                .hasValue(found);
        assertThat(accounts.find(4711)).isEmpty();
    }
}
