package org.belay.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.session.Session;
import org.belay.api.session.Terms;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.api.setting.Settings;

/** Terms and conditions as a technician group or a channel has them (SET-24 to SET-28). */
final class TermsSettings {

    /**
     * Characters; more than thirty printed pages. Three bytes each, as many scripts need, they fit into
     * one request to the gateway.
     */
    static final int LONGEST = 80_000;

    private static final String SECTION = "terms";
    private static final Set<Scope> SCOPES = Set.of(Scope.GROUP, Scope.CHANNEL);

    static final SettingDefinition<Boolean> USE =
            SettingDefinition.of(
                    "terms.use", new SettingType.Flag(), false, SCOPES, SECTION, 10, "SET-24");

    static final SettingDefinition<String> TEXT =
            SettingDefinition.of(
                    "terms.text",
                    new SettingType.Text(LONGEST, true, false),
                    "",
                    SCOPES,
                    SECTION,
                    20,
                    "SET-25");

    static final SettingDefinition<Boolean> TO_THE_END =
            SettingDefinition.of(
                    "terms.scroll", new SettingType.Flag(), false, SCOPES, SECTION, 30, "SET-26");

    private TermsSettings() {}

    static List<SettingDefinition<?>> declared() {
        return List.of(USE, TEXT, TO_THE_END);
    }

    /**
     * What that session's customer has to accept, empty for nothing.
     *
     * @param settings null while there are none: the defaults hold then
     * @param tree null while there is none, too
     */
    static Optional<Terms> of(Session session, Settings settings, Directory tree) {
        if (settings == null || tree == null) {
            return Optional.empty();
        }
        int unit =
                session.technicianId() == 0
                        ? session.channelId()
                        : tree.technician(session.technicianId()).map(Unit::id).orElse(0);
        String text = settings.get(TEXT, unit);
        return settings.get(USE, unit) && !text.isBlank()
                ? Optional.of(new Terms(text, settings.get(TO_THE_END, unit)))
                : Optional.empty();
    }
}
