package org.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each REST method of ours says whom it admits. The gateway leaves out one that doesn't; this tells whoever
 * wrote it before he starts a gateway.
 */
class AdmissionRulesTest {

    private static final String ADMITS = "org.belay.api.rest.Admits";
    private static final String REST = "jakarta.ws.rs.";
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

    private static JavaClasses ours;

    @BeforeAll
    static void readAllBundles() {
        ours = new ClassFileImporter().importPaths(Bundles.built().classes());
    }

    @Test
    void eachRestMethodSaysWhomItAdmits() {
        List<JavaMethod> methods =
                ours.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(AdmissionRulesTest::isServed)
                        .toList();

        assertThat(methods).hasSizeGreaterThan(10);
        assertThat(methods)
                .filteredOn(method -> !method.isAnnotatedWith(ADMITS))
                .extracting(JavaMethod::getFullName)
                .isEmpty();
    }

    @Test
    void noMethodHandsOverToAnotherResource() {
        assertThat(
                        ours.stream()
                                .filter(type -> type.isAnnotatedWith(REST + "Path"))
                                .map(JavaClass::getMethods)
                                .flatMap(Set::stream)
                                .filter(method -> method.isAnnotatedWith(REST + "Path"))
                                .filter(method -> !isServed(method))
                                .map(JavaMethod::getFullName))
                .isEmpty();
    }

    private static boolean isServed(JavaMethod method) {
        return METHODS.stream().anyMatch(each -> method.isAnnotatedWith(REST + each));
    }
}
