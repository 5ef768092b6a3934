package org.belay.organization.internal.rules;

import static org.belay.api.setting.SettingDefinition.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.belay.api.session.SessionField;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType.Choice;
import org.belay.api.setting.SettingType.Number;
import org.osgi.service.component.annotations.Component;

/** What master administrators set once for the organization as such. */
@Component
public final class OrganizationSettings implements SettingContribution {

    /** How the console shows the organization to choose from: {@code compact} or {@code extended}. */
    public static final SettingDefinition<String> HIERARCHY_VIEW =
            of(
                    "hierarchy.view",
                    new Choice(List.of("compact", "extended")),
                    "compact",
                    Set.of(Scope.GLOBAL),
                    "hierarchy",
                    10,
                    "ORG-41");

    /** How many people may use Belay; 0 for as many as one likes (ORG-32). */
    public static final SettingDefinition<Integer> STANDARD_LICENCES =
            licences("licences.standard", 10);

    /** How many people may support mobile devices; 0 for as many as one likes (ORG-32). */
    public static final SettingDefinition<Integer> MOBILE_LICENCES =
            licences("licences.mobile", 20);

    @Override
    public List<SettingDefinition<?>> settings() {
        List<SettingDefinition<?>> all = new ArrayList<>();
        all.add(HIERARCHY_VIEW);
        for (SessionField each : SessionField.values()) {
            all.add(each.title());
        }
        all.add(STANDARD_LICENCES);
        all.add(MOBILE_LICENCES);
        return all;
    }

    @Override
    public String texts() {
        return TechnicianPermissions.TEXTS;
    }

    private static SettingDefinition<Integer> licences(String key, int order) {
        return of(
                key,
                new Number(1, 1_000_000, "", "unlimited"),
                0,
                Set.of(Scope.GLOBAL),
                "licences",
                order,
                "ORG-32");
    }
}
