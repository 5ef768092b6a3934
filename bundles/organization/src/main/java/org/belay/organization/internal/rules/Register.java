package org.belay.organization.internal.rules;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.permission.Permissions;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The permissions and settings that installed bundles declare. */
@Component(service = Register.class)
public final class Register {

    private static final int MOST_OF_PERMISSION = 64;
    private static final int MOST_OF_SETTING = 96;
    private static final Pattern KEY = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    /** What roles give, no group may: a plugin's permission of that name would make masters of all. */
    private static final Set<String> OF_ROLES =
            Set.of(
                    Permissions.ADMIN,
                    Permissions.ADMIN_UNITS,
                    Permissions.ADMIN_REPORTS,
                    Permissions.ADMIN_GLOBAL,
                    Permissions.COMMAND_CENTER,
                    Permissions.CONSOLE);

    private final Declarations<PermissionDefinition> permissions =
            new Declarations<>(PermissionDefinition::key, Register::fault);
    private final Declarations<SettingDefinition<?>> settings =
            new Declarations<>(SettingDefinition::key, Register::fault);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addPermissions(
            ServiceReference<PermissionContribution> reference, PermissionContribution of) {
        permissions.add(reference, of::texts, of::permissions);
    }

    void removePermissions(ServiceReference<PermissionContribution> reference) {
        permissions.remove(reference);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSettings(ServiceReference<SettingContribution> reference, SettingContribution of) {
        settings.add(reference, of::texts, of::settings);
    }

    void removeSettings(ServiceReference<SettingContribution> reference) {
        settings.remove(reference);
    }

    Optional<PermissionDefinition> permission(String key) {
        return permissions.find(key).map(Declared::definition);
    }

    Optional<Declared<PermissionDefinition>> declaredPermission(String key) {
        return permissions.find(key);
    }

    Collection<Declared<PermissionDefinition>> permissions() {
        return permissions.all();
    }

    Optional<Declared<SettingDefinition<?>>> setting(String key) {
        return settings.find(key);
    }

    Collection<Declared<SettingDefinition<?>>> settings() {
        return settings.all();
    }

    /** The heading of a group of permissions, its key if nobody has words for it. */
    String permissionGroup(String group, List<String> languages) {
        return permissions.words("permissions." + group, languages).orElse(group);
    }

    /** The heading of a section, its key if nobody has words for it. */
    String section(String section, List<String> languages) {
        return settings.words("section." + section, languages).orElse(section);
    }

    private static Optional<String> fault(PermissionDefinition of) {
        if (of.key().length() > MOST_OF_PERMISSION || !KEY.matcher(of.key()).matches()) {
            return Optional.of("is no key of a permission");
        }
        if (OF_ROLES.contains(of.key())) {
            return Optional.of("is given by roles alone");
        }
        if (of.options().stream().anyMatch(each -> each.length() > MOST_OF_PERMISSION)) {
            return Optional.of("has an option that is too long");
        }
        if (of.listing().isPresent() && !of.options().contains(of.listing().get())) {
            return Optional.of("lists with an option that it doesn't have");
        }
        return Optional.empty();
    }

    private static Optional<String> fault(SettingDefinition<?> of) {
        if (of.key().length() > MOST_OF_SETTING || !KEY.matcher(of.key()).matches()) {
            return Optional.of("is no key of a setting");
        }
        if (of.scopes().isEmpty()) {
            return Optional.of("can be set nowhere");
        }
        return readsItsDefault(of) ? Optional.empty() : Optional.of("can't read its own default");
    }

    // Else a form that shows the default and is saved unchanged would be refused.
    private static <T> boolean readsItsDefault(SettingDefinition<T> of) {
        return of.byDefault().equals(of.type().read(of.type().write(of.byDefault())));
    }
}
