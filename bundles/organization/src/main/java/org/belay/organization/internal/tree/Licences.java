package org.belay.organization.internal.tree;

import org.belay.api.organization.Account;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.Settings;
import org.belay.organization.internal.rules.OrganizationSettings;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * How many people may be technicians, and how many of them support mobile devices (ORG-32). Without
 * settings as many as one likes.
 */
@Component(service = Licences.class)
public final class Licences {

    /** Licences of one kind; total 0: as many as one likes. */
    public record Count(int total, int used) {}

    // Made when it is first asked: settings need the tree, which needs this.
    private volatile ComponentServiceObjects<Settings> objects;
    private volatile Settings settings;

    @Reference(
            service = Settings.class,
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC)
    void setSettings(ComponentServiceObjects<Settings> service) {
        settings = null;
        objects = service;
    }

    void unsetSettings(ComponentServiceObjects<Settings> service) {
        if (service.equals(objects)) {
            objects = null;
            settings = null;
        }
    }

    /** Takes those, outside of OSGi. */
    public Licences with(Settings values) {
        settings = values;
        return this;
    }

    Count standard(Tree tree) {
        return new Count(total(OrganizationSettings.STANDARD_LICENCES), standardUsed(tree));
    }

    Count mobile(Tree tree) {
        return new Count(total(OrganizationSettings.MOBILE_LICENCES), mobileUsed(tree));
    }

    /** Refuses if the change takes more licences than there are. */
    void check(Tree before, Tree after) {
        check(standard(after), standardUsed(before), "standard");
        check(mobile(after), mobileUsed(before), "mobile");
    }

    private static void check(Count after, int before, String kind) {
        // Who has too many already, because the total was lowered, may still change all else.
        if (after.total() > 0 && after.used() > after.total() && after.used() > before) {
            throw Refused.because(
                    Reason.STATE,
                    "no-licence",
                    "All " + after.total() + " " + kind + " licences are in use");
        }
    }

    // Whoever is disabled takes none.
    private static int standardUsed(Tree tree) {
        return (int) tree.all().stream().filter(each -> isUsed(tree, each)).count();
    }

    private static int mobileUsed(Tree tree) {
        return (int)
                tree.all().stream()
                        .filter(each -> isUsed(tree, each))
                        .filter(
                                each ->
                                        tree.account(each.account())
                                                .filter(Account::mobile)
                                                .isPresent())
                        .count();
    }

    private static boolean isUsed(Tree tree, Unit unit) {
        return unit.type() == UnitType.TECHNICIAN
                && unit.enabled()
                && tree.account(unit.account()).filter(Account::enabled).isPresent();
    }

    private int total(SettingDefinition<Integer> setting) {
        Settings known = settings;
        ComponentServiceObjects<Settings> service = objects;
        if (known == null && service != null) {
            known = service.getService();
            settings = known;
        }
        return known == null ? 0 : known.get(setting);
    }
}
