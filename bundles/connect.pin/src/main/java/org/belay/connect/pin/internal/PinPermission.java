package org.belay.connect.pin.internal;

import java.util.List;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.osgi.service.component.annotations.Component;

/** The permission to issue codes, beside the one for private sessions (CONN-03). */
@Component
public final class PinPermission implements PermissionContribution {

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                PermissionDefinition.of(PinConnectionMethod.PERMISSION, "sessions", 411, "CONN-03")
                        .on());
    }

    @Override
    public String texts() {
        return "/ui/connect.pin/texts/";
    }
}
