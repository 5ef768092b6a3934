package org.belay.organization.internal.rules;

import static org.belay.api.permission.PermissionDefinition.of;

import java.util.List;
import org.belay.api.permission.ChatRule;
import org.belay.api.permission.HiddenParts;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.osgi.service.component.annotations.Component;

/**
 * The permissions of the catalogue whose bundles don't exist yet, so that groups can be shaped before
 * there is anything to allow. Each moves to the bundle that asks for it when that bundle comes; key and
 * what was stored stay. What the catalogue gives no default for follows 01, open point 3: everyday ones
 * are given, what reaches beyond the session or the organization isn't.
 */
@Component
public final class TechnicianPermissions implements PermissionContribution {

    static final String TEXTS = "/ui/organization/texts/";

    private static final String CHAT = "chat";
    private static final String REMOTE = "remote";
    private static final String FILES = "files";
    private static final String SESSIONS = "sessions";
    private static final String SCRIPTS = "scripts";
    private static final String REACH = "reach";
    private static final String MOBILE = "mobile";

    private static final String TAB = "console.session.tab/";
    private static final String DISPLAY = "console.session.display/";

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                of(ChatRule.ON, CHAT, 10, "PERM-03").on(),
                of(ChatRule.SWITCH, CHAT, 20, "PERM-04").on(),
                of("remote.control", REMOTE, 110, "PERM-05")
                        .on()
                        .hiding(DISPLAY + "remote-control")
                        .forExternal(),
                of("remote.view", REMOTE, 120, "PERM-06")
                        .on()
                        .hiding(DISPLAY + "view")
                        .forExternal(),
                of("screen.capture", REMOTE, 130, "PERM-36").on().forExternal(),
                of("screen.show", REMOTE, 140, "PERM-24").on().forExternal(),
                of("clipboard", REMOTE, 150, "PERM-22").on().forExternal(),
                of("url.send", REMOTE, 160, "PERM-12").on().forExternal(),
                of("system.info", REMOTE, 170, "PERM-13")
                        .on()
                        .hiding(TAB + "system-info")
                        .forExternal(),
                of("reboot", REMOTE, 180, "PERM-14").on().hiding(TAB + "reboot").forExternal(),
                of("record", REMOTE, 190, "PERM-15")
                        .on()
                        .choosing("with-consent", "freely") // PERM-16
                        .forExternal(),
                of("prompt.single", REMOTE, 200, "PERM-18").on(),
                of("credentials", REMOTE, 210, "PERM-21").forExternal(),
                of("files.send", FILES, 310, "PERM-07")
                        .on()
                        .hiding(HiddenParts.ANY + TAB + "file-manager") // PERM-11
                        .forExternal(),
                of("files.receive", FILES, 320, "PERM-08")
                        .on()
                        .hiding(HiddenParts.ANY + TAB + "file-manager")
                        .forExternal(),
                of("files.manage", FILES, 330, "PERM-10")
                        .on()
                        .hiding(HiddenParts.ANY + TAB + "file-manager")
                        .forExternal(),
                of("files.tab", FILES, 340, "PERM-09")
                        .on()
                        .hiding(TAB + "file-manager")
                        .forExternal(),
                of("session.private", SESSIONS, 410, "PERM-17").on(),
                of("session.hold", SESSIONS, 420, "PERM-20").on(),
                of("session.transfer", SESSIONS, 430, "PERM-19")
                        .on()
                        .choosing("anyone", "listed")
                        .listingWith("listed"),
                of("collaborate", SESSIONS, 440, "PERM-25")
                        .on()
                        .choosing("anyone", "listed")
                        .listingWith("listed"),
                of("external.invite", SESSIONS, 450, "PERM-26").choosing("anyone", "approved"),
                of("queue.edit", SESSIONS, 460, "PERM-27").on(),
                of("callingcard.deploy", SESSIONS, 470, "PERM-23")
                        .on()
                        .hiding(TAB + "calling-card"),
                of("script.deploy", SCRIPTS, 510, "PERM-28")
                        .hiding(HiddenParts.ANY + TAB + "scripts")
                        .forExternal(),
                of("script.embedded", SCRIPTS, 520, "PERM-29")
                        .hiding(HiddenParts.ANY + TAB + "scripts")
                        .forExternal(),
                of("unattended", REACH, 610, "PERM-30").hiding(TAB + "unattended"),
                of("lan", REACH, 620, "PERM-31"),
                of("camera", MOBILE, 710, "PERM-35").on(),
                of("mobile.configure", MOBILE, 720, "PERM-32")
                        .on()
                        .hiding(TAB + "device-configuration")
                        .forExternal(),
                of("mobile.quick-fix", MOBILE, 730, "PERM-33")
                        .on()
                        .hiding(TAB + "quick-fix")
                        .forExternal(),
                of("mobile.classic", MOBILE, 740, "PERM-34")
                        .on()
                        .hiding(TAB + "mobile-display")
                        .forExternal());
    }

    @Override
    public String texts() {
        return TEXTS;
    }
}
