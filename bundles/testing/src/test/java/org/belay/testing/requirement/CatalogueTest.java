package org.belay.testing.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the repository's own catalogue. */
class CatalogueTest {

    private Catalogue catalogue;

    @BeforeEach
    void read() throws IOException {
        catalogue =
                Catalogue.read(
                        Path.of(System.getProperty("basedir"), "../../docs/requirements")
                                .normalize());
    }

    @Test
    void everyRowHasAnIdOfItsOwn() {
        assertThat(catalogue.rows()).hasSizeGreaterThan(2000);
    }

    @Test
    void everyRowSaysSomething() {
        assertThat(catalogue.rows()).noneMatch(row -> row.text().isBlank());
    }

    @Test
    void everyAreaStandsOnOnePage() {
        assertThat(catalogue.byArea().values())
                .allSatisfy(
                        rows ->
                                assertThat(rows.stream().map(Requirement::page).distinct())
                                        .hasSize(1));
    }
}
