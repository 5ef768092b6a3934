package org.belay.security.internal.sso;

import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.api.security.Access;
import org.belay.security.internal.AccessMaker;
import org.belay.security.internal.FailureThrottles;
import org.belay.security.internal.SecurityTest;
import org.belay.security.internal.address.AddressGate;
import org.belay.security.internal.address.AddressRules;
import org.belay.testing.fakes.FakePermissions;
import org.junit.jupiter.api.BeforeEach;

/** Mara has the single sign-on ID 123456; there is a Master SSO password. */
abstract class SsoTest extends SecurityTest {

    static final String MASTER = "Master#1pass";
    static final String SSO_ID = "123456";

    final FakePermissions permissions =
            new FakePermissions()
                    .with(Role.TECHNICIAN, Permissions.CONSOLE)
                    .with(Role.MASTER_ADMINISTRATOR, Permissions.ADMIN);
    Access access;
    SignInWays ways;
    SsoEntrance entrance;
    MasterPassword master;
    CompanyId company;
    TicketDesk desk;

    @BeforeEach
    void setsUpSingleSignOn() {
        execute("DELETE FROM secret");
        giveId(MARA_ID, SSO_ID);
        AddressRules rules = new AddressRules(settings, directory);
        ways = new SignInWays(settings, directory);
        signIn.add(ways);
        signIn.add(new AddressGate(rules));
        SsoIds ids = new SsoIds(transactions, accounts);
        entrance = new SsoEntrance(ids, signIn, sessions, news);
        master = new MasterPassword(transactions, passwords, recorded, directory);
        company = new CompanyId(transactions);
        desk = new TicketDesk(master, company, ids, entrance, new FailureThrottles(clock), clock);
        access = AccessMaker.make(accounts, permissions, sessions, rules, transactions, clock);
        master.set(accounts.find(IVO_ID).orElseThrow(), MASTER);
    }

    void giveId(int account, String ssoId) {
        Account was = accounts.find(account).orElseThrow();
        accounts.with(
                new Account(
                        was.id(),
                        was.name(),
                        was.nickname(),
                        was.email(),
                        ssoId,
                        was.description(),
                        was.roles(),
                        was.enabled(),
                        was.mobile()));
        execute("UPDATE account SET sso_id = '" + ssoId + "' WHERE id = " + account);
    }

    void disable(int account) {
        Account was = accounts.find(account).orElseThrow();
        accounts.with(
                new Account(
                        was.id(),
                        was.name(),
                        was.nickname(),
                        was.email(),
                        was.ssoId(),
                        was.description(),
                        was.roles(),
                        false,
                        was.mobile()));
    }
}
