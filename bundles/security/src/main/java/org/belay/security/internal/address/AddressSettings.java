package org.belay.security.internal.address;

import java.util.List;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.osgi.service.component.annotations.Component;

/** From where people may sign in: everybody (AUTH-17), and technicians to the console (AUTH-20). */
@Component
public final class AddressSettings implements SettingContribution {

    /** Whoever isn't listed is let in. */
    public static final String GRANTED = "granted";

    /** Whoever isn't listed is kept out. */
    public static final String DENIED = "denied";

    private static final int MOST = 1_000;
    private static final String SECTION = "ip-restrictions";
    private static final SettingType<String> DEFAULT =
            new SettingType.Choice(List.of(GRANTED, DENIED));
    private static final SettingType<List<String>> NETWORKS =
            new SettingType.Entries(MOST, "5.5.5.0/255.255.255.0", Network::normal);

    /** For everybody and everything: who isn't listed. */
    public static final SettingDefinition<String> GLOBAL_DEFAULT =
            definition("ip.default", DEFAULT, GRANTED, Scope.GLOBAL, 10, "AUTH-17");

    /** For everybody and everything: those for whom it is the other way round. */
    public static final SettingDefinition<List<String>> GLOBAL_EXCEPTIONS =
            definition("ip.exceptions", NETWORKS, List.of(), Scope.GLOBAL, 20, "AUTH-18");

    /** For a group's members at the console: who isn't listed. */
    public static final SettingDefinition<String> CONSOLE_DEFAULT =
            definition("console.ip.default", DEFAULT, GRANTED, Scope.GROUP, 10, "AUTH-20");

    /** For a group's members at the console: those for whom it is the other way round. */
    public static final SettingDefinition<List<String>> CONSOLE_EXCEPTIONS =
            definition("console.ip.exceptions", NETWORKS, List.of(), Scope.GROUP, 20, "AUTH-20");

    private static <T> SettingDefinition<T> definition(
            String key, SettingType<T> type, T byDefault, Scope scope, int order, String row) {
        return SettingDefinition.of(key, type, byDefault, Set.of(scope), SECTION, order, row);
    }

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(GLOBAL_DEFAULT, GLOBAL_EXCEPTIONS, CONSOLE_DEFAULT, CONSOLE_EXCEPTIONS);
    }

    @Override
    public String texts() {
        return "/ui/security.access/texts/";
    }
}
