package org.belay.organization.internal.rules;

import static org.belay.api.setting.SettingDefinition.of;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType.Choice;
import org.belay.api.setting.SettingType.Number;
import org.belay.api.setting.SettingType.Text;
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

    /** The name of the field that says who the customer is. */
    public static final SettingDefinition<String> NAME_FIELD = name("fields.name", "Name", 10);

    /** The names of custom fields 1 to 5. */
    public static final List<SettingDefinition<String>> CUSTOM_FIELDS =
            IntStream.rangeClosed(1, 5)
                    .mapToObj(i -> name("fields.custom-" + i, "Custom field " + i, 10 + i))
                    .toList();

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
        all.add(NAME_FIELD);
        all.addAll(CUSTOM_FIELDS);
        all.add(STANDARD_LICENCES);
        all.add(MOBILE_LICENCES);
        return all;
    }

    @Override
    public String texts() {
        return TechnicianPermissions.TEXTS;
    }

    private static SettingDefinition<String> name(String key, String byDefault, int order) {
        return of(
                key,
                new Text(64, false, true),
                byDefault,
                Set.of(Scope.GLOBAL),
                "fields",
                order,
                "SET-105");
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
