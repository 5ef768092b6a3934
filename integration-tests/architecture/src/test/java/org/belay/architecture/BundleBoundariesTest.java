package org.belay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bundles meet in {@code api} only, so that each can be taken away while the others run. */
class BundleBoundariesTest {

    private static Bundles bundles;
    private static JavaClasses ours;

    @BeforeAll
    static void readAllBundles() {
        bundles = Bundles.built();
        ours = new ClassFileImporter().importPaths(bundles.classes());
    }

    @Test
    void thereAreBundlesToLookAt() {
        assertThat(bundles.names()).contains("api", "core");
        assertThat(ours).isNotEmpty();
    }

    @Test
    void everyClassLiesUnderItsBundlesRootPackage() {
        classes()
                .should(
                        new ArchCondition<JavaClass>("lie under the root package of its bundle") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                boolean holds =
                                        bundles.of(type.getPackageName())
                                                .filter(name -> isBuiltIn(type, name))
                                                .isPresent();
                                events.add(
                                        new SimpleConditionEvent(
                                                type, holds, "%s".formatted(type.getSource())));
                            }
                        })
                .check(ours);
    }

    private static boolean isBuiltIn(JavaClass type, String bundle) {
        return type.getSource()
                .filter(source -> source.getUri().getPath().contains("/bundles/" + bundle + "/"))
                .isPresent();
    }

    @Test
    void noBundleKnowsAnothersInternalPackages() {
        classes()
                .should(
                        dependOnOtherBundlesOnlyWhere(
                                "they are not internal",
                                (from, dependency) ->
                                        !(dependency.getTargetClass().getPackageName() + ".")
                                                .contains(".internal.")))
                .check(ours);
    }

    @Test
    void bundlesMeetInTheApiOnly() {
        classes()
                .should(
                        dependOnOtherBundlesOnlyWhere(
                                "the design draws an arrow",
                                (from, dependency) ->
                                        isAllowed(from, bundleOf(dependency.getTargetClass()))))
                .check(ours);
    }

    // The arrows of the design; the api itself imports nothing of ours.
    private static boolean isAllowed(String from, String to) {
        if (from.equals("api")) {
            return false;
        }
        return switch (to) {
            case "api" -> true;
            case "web" -> from.startsWith("web.");
            case "camel" ->
                    from.equals("mail")
                            || from.equals("connect.email")
                            || from.equals("connect.sms")
                            || from.startsWith("integration.");
            default -> false;
        };
    }

    private static String bundleOf(JavaClass type) {
        return bundles.of(type.getPackageName()).orElse("");
    }

    private static ArchCondition<JavaClass> dependOnOtherBundlesOnlyWhere(
            String rule, BiPredicate<String, Dependency> allowed) {
        return new ArchCondition<>("depend on other bundles only where " + rule) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = bundleOf(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !bundleOf(dependency.getTargetClass()).isEmpty())
                        .filter(dependency -> !bundleOf(dependency.getTargetClass()).equals(from))
                        .forEach(
                                dependency ->
                                        events.add(
                                                new SimpleConditionEvent(
                                                        dependency,
                                                        allowed.test(from, dependency),
                                                        dependency.getDescription())));
            }
        };
    }
}
