package org.belay.organization.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

class DeclarationsTest {

    private final Register register = new Register();

    @Test
    void whoCameFirstKeepsAKeyUntilItGoes() {
        ServiceReference<PermissionContribution> first = References.of("first");
        register.addPermissions(first, Sample.permissions(permission("wave").on()));
        register.addPermissions(
                References.of("second"), Sample.permissions(permission("wave"), permission("bow")));

        assertThat(register.permission("wave").map(PermissionDefinition::byDefault)).contains(true);
        assertThat(register.permission("bow")).isEmpty();

        register.removePermissions(first);
        assertThat(register.permission("wave").map(PermissionDefinition::byDefault))
                .contains(false);
        assertThat(register.permission("bow")).isPresent();
    }

    @Test
    void aBundleThatFailsOrDeclaresNonsenseHarmsNobodyElse() {
        for (PermissionDefinition bad :
                List.of(
                        permission("x".repeat(65)),
                        permission("Wave!"),
                        permission("wave").choosing("a").listingWith("b"),
                        permission("wave").choosing("a".repeat(65)))) {
            register.addPermissions(References.of("bad"), Sample.permissions(bad));
        }
        register.addPermissions(
                References.of("failing"),
                new PermissionContribution() {
                    @Override
                    public List<PermissionDefinition> permissions() {
                        throw new IllegalStateException("oops");
                    }

                    @Override
                    public String texts() {
                        return Sample.TEXTS;
                    }
                });
        register.addPermissions(
                References.of("twice"), Sample.permissions(permission("a"), permission("a")));
        assertThat(register.permissions()).isEmpty();

        register.addPermissions(References.of("good"), Sample.permissions(permission("wave")));
        assertThat(register.permission("wave")).isPresent();
    }

    @Test
    void noBundleGivesAGroupWhatRolesGive() {
        for (String key :
                List.of("admin", "admin.units", "admin.global", "command-center", "console")) {
            register.addPermissions(References.of("bad"), Sample.permissions(permission(key).on()));
        }

        assertThat(register.permissions()).isEmpty();
    }

    @Test
    void aSettingMustBeAbleToReadItsOwnDefault() {
        register.addSettings(
                References.of("bad"),
                Sample.settings(
                        SettingDefinition.of(
                                "bad",
                                new SettingType.Number(1, 5, "", ""),
                                6,
                                Set.of(Scope.GROUP),
                                "s",
                                1,
                                "X")));
        register.addSettings(
                References.of("nowhere"),
                Sample.settings(
                        SettingDefinition.of(
                                "nowhere", new SettingType.Flag(), true, Set.of(), "s", 1, "X")));

        assertThat(register.settings()).isEmpty();
    }

    @Test
    void textsOutsideOfTheBundlesPagesAreNotRead() {
        register.addSettings(
                References.of("bad"),
                new SettingContribution() {
                    @Override
                    public List<SettingDefinition<?>> settings() {
                        return List.of(Sample.WAITING);
                    }

                    @Override
                    public String texts() {
                        return "/META-INF/";
                    }
                });

        assertThat(register.settings()).isEmpty();
        assertThat(Languages.of("../../etc, de")).isEmpty();
        assertThat(Languages.of("de-AT,nl;q=0.5")).containsExactly("de-at", "de", "nl");
        assertThat(Languages.of(null)).isEmpty();
    }

    @Test
    void everythingDeclaredHasWordsInEachLanguage() {
        register.addPermissions(References.of("organization"), new TechnicianPermissions());
        register.addSettings(References.of("organization"), new OrganizationSettings());
        Texts texts =
                new Texts(References.of("organization").getBundle(), TechnicianPermissions.TEXTS);
        Map<String, Optional<String>> english = words(texts, List.of());

        assertThat(english.values()).allMatch(Optional::isPresent);
        assertThat(words(texts, List.of("de")).get("permission.session.hold"))
                .contains("Sitzungen halten");
        assertThat(words(texts, List.of("nl")).get("permission.session.hold"))
                .contains("Sessies in de wacht zetten");
    }

    private Map<String, Optional<String>> words(Texts texts, List<String> languages) {
        Map<String, Optional<String>> found = new HashMap<>();
        register.permissions()
                .forEach(
                        each -> {
                            String key = "permission." + each.definition().key();
                            found.put(key, texts.find(key, languages));
                            found.put(key + ".help", texts.find(key + ".help", languages));
                            String group = "permissions." + each.definition().group();
                            found.put(group, texts.find(group, languages));
                            each.definition()
                                    .options()
                                    .forEach(
                                            option ->
                                                    found.put(
                                                            key + "." + option,
                                                            texts.find(
                                                                    key + "." + option,
                                                                    languages)));
                        });
        register.settings()
                .forEach(
                        each -> {
                            String key = "setting." + each.definition().key();
                            found.put(key, texts.find(key, languages));
                            found.put(key + ".help", texts.find(key + ".help", languages));
                            String section = "section." + each.definition().section();
                            found.put(section, texts.find(section, languages));
                        });
        return found;
    }

    private static PermissionDefinition permission(String key) {
        return PermissionDefinition.of(key, "sample", 1, "X");
    }
}
