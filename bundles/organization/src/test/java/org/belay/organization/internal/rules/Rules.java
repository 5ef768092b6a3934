package org.belay.organization.internal.rules;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Role;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.organization.internal.News;
import org.belay.organization.internal.Told;
import org.belay.testing.fakes.FakeDirectory;

/**
 * A gateway's rules over a database. The tree: master administrator Mara (account 11); administrator
 * Ada (12) of group North; below Technicians the groups North (201) with its subgroups Hull (202) and
 * Leith (203), and South (204); technicians Nora (21) in North, Hugo (22) in Hull, Sam (24) in South.
 */
final class Rules {

    static final int MARA = 11;
    static final int ADA = 12;
    static final int NORA = 21;
    static final int HUGO = 22;
    static final int SAM = 24;
    static final int NORTH = 201;
    static final int HULL = 202;
    static final int LEITH = 203;
    static final int SOUTH = 204;
    static final int PARTNERS = 301;
    static final int CHANNEL = Directory.FIRST_CHANNEL;
    static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    final FakeDirectory directory = new FakeDirectory();
    final Register register = new Register();
    final List<AuditEntry> audited = new ArrayList<>();
    final List<OrganizationChange> told = new ArrayList<>();
    Consumer<Connection> whileRecording = on -> {};

    final PermissionTable permissionTable;
    final SettingTable settingTable;
    final PermissionRules permissions;
    final PermissionChanges permissionChanges;
    final PermissionForm permissionForm;
    final SettingRules settings;
    final SettingChecks settingChecks;
    final SettingChanges settingChanges;
    final SettingForm settingForm;

    Rules(Transactions database) {
        directory
                .withMasterAdministrator(MARA, MARA, "Mara")
                .withAdministrator(ADA, Directory.ADMINISTRATORS, ADA, "Ada")
                .withGroup(NORTH, Directory.TECHNICIANS, "North")
                .withGroup(HULL, NORTH, "Hull")
                .withGroup(LEITH, NORTH, "Leith")
                .withGroup(SOUTH, Directory.TECHNICIANS, "South")
                .withTechnician(NORA, NORTH, NORA, "Nora")
                .withTechnician(HUGO, HULL, HUGO, "Hugo")
                .withTechnician(SAM, SOUTH, SAM, "Sam")
                .with(
                        PARTNERS,
                        UnitType.EXTERNAL_TECHNICIAN_GROUP,
                        Directory.EXTERNAL_TECHNICIANS,
                        "Partners")
                .withLink(UnitType.ADMINISTRATOR_LINK, NORTH, ADA)
                .withLink(UnitType.CHANNEL_LINK, HULL, CHANNEL);
        TechnicianPermissions declared = new TechnicianPermissions();
        register.addPermissions(References.of("org.belay.organization"), declared);
        register.addSettings(References.of("org.belay.organization"), new OrganizationSettings());
        News news = Told.to(told::add);
        Reach reach = new Reach(directory);
        AuditLog audit = new Recorder();
        permissionTable = new PermissionTable(database);
        settingTable = new SettingTable(database);
        permissions = new PermissionRules(directory, register, permissionTable);
        permissionChanges =
                new PermissionChanges(
                        database, directory, register, permissionTable, reach, audit, news);
        permissionForm =
                new PermissionForm(directory, register, permissionTable, permissionChanges, reach);
        settings = new SettingRules(directory, settingTable);
        settingChecks = new SettingChecks(settings);
        settingChanges =
                new SettingChanges(
                        database,
                        register,
                        settings,
                        settingTable,
                        reach,
                        settingChecks,
                        audit,
                        news,
                        Clock.fixed(NOW, ZoneOffset.UTC));
        settingForm = new SettingForm(register, settings, settingTable, settingChanges, reach);
    }

    /** An account; what it may do follows from the tree. */
    static Account account(int id) {
        return new Account(
                id,
                "Account " + id,
                "",
                id + "@example.com",
                "",
                "",
                Set.of(Role.TECHNICIAN),
                true,
                false);
    }

    static Editor mara() {
        return new Editor(Actor.of(account(MARA)), Optional.of(account(MARA)), true, "10.0.0.1");
    }

    static Editor ada() {
        return new Editor(Actor.of(account(ADA)), Optional.of(account(ADA)), false, "10.0.0.2");
    }

    /** What was recorded: unit, section, field, states and values. */
    List<String> record() {
        return audited.stream()
                .map(
                        each ->
                                String.join(
                                        "|",
                                        each.entityName(),
                                        each.section(),
                                        each.field(),
                                        each.oldAction().word() + " " + each.oldValue(),
                                        each.newAction().word() + " " + each.newValue()))
                .toList();
    }

    /** An administrator group with an administrator of the same number as account in it. */
    void administratorGroup(int id, int parent, AdministratorRight... rights) {
        Unit group =
                new Unit(
                        id,
                        UnitType.ADMINISTRATOR_GROUP,
                        parent,
                        "Group " + id,
                        "",
                        true,
                        0,
                        0,
                        "",
                        Set.of(rights),
                        Set.of(),
                        Set.of(),
                        1);
        directory.with(group).withAdministrator(id + 1, id, id + 1, "Administrator");
    }

    private final class Recorder implements AuditLog {
        @Override
        public void record(Connection on, Actor actor, List<AuditEntry> changes)
                throws SQLException {
            whileRecording.accept(on);
            audited.addAll(changes);
        }

        @Override
        public Verdict verify() {
            throw new UnsupportedOperationException();
        }
    }
}
