package org.belay.portal.internal;

import static org.belay.api.setting.SettingDefinition.of;

import java.util.List;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType.Flag;
import org.belay.api.setting.SettingType.Text;
import org.belay.api.setting.SettingType.Url;
import org.osgi.service.component.annotations.Component;

/** What groups say of their portals. Addresses may hold the placeholders of SET-100. */
@Component
public final class PortalSettings implements SettingContribution {

    private static final Set<Scope> GROUP = Set.of(Scope.GROUP);
    private static final String LINK = "content-portal";
    private static final String TAB = "integrated-portal";

    /** Whether the console has a link to a page (SET-96). */
    static final SettingDefinition<Boolean> SHOWN =
            of("portal.link.shown", new Flag(), false, GROUP, LINK, 10, "SET-96");

    /** What the link is called (SET-96); empty for the page's own word. */
    static final SettingDefinition<String> NAME =
            of("portal.link.name", new Text(64, false, false), "", GROUP, LINK, 20, "SET-96");

    /** Where it leads, in a new window (SET-96). */
    static final SettingDefinition<String> ADDRESS =
            of("portal.link.address", new Url(), "", GROUP, LINK, 30, "SET-96");

    /** The page inside the console; empty for none (SET-97). */
    static final SettingDefinition<String> INSIDE =
            of("portal.inside.address", new Url(), "", GROUP, TAB, 10, "SET-97");

    /** Whether that page comes to the front when a session becomes active (SET-98). */
    static final SettingDefinition<Boolean> WITH_SESSION =
            of("portal.inside.with-session", new Flag(), false, GROUP, TAB, 20, "SET-98");

    /** Whether it is there from the console's start until a session begins (SET-99). */
    static final SettingDefinition<Boolean> AT_START =
            of("portal.inside.at-start", new Flag(), false, GROUP, TAB, 30, "SET-99");

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(SHOWN, NAME, ADDRESS, INSIDE, WITH_SESSION, AT_START);
    }

    @Override
    public String texts() {
        return "/ui/portal/texts/";
    }
}
