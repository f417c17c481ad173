package dev.assay.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @Test
    void versions_are_ordered_as_pep_440_says() {
        List<String> ordered = List.of("1.0.dev1", "1.0a1.dev2", "1.0a1", "1.0a2", "1.0b1", "1.0rc1", "1.0",
                "1.0.post1.dev3", "1.0.post1", "1.0.1", "1.2", "1.10", "1!0.1");
        List<Version> versions = ordered.stream().map(v -> Version.read(v).orElseThrow()).toList();
        assertEquals(versions, versions.reversed().stream().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"2.0 2", "1.0a1 1.0.alpha-1", "1.0rc1 v1.0c1", "1.0-1 1.0.post1", "1.0+x 1.0"})
    void other_spellings_are_the_same_version(String one, String other) {
        assertEquals(0, Version.read(one).orElseThrow().compareTo(Version.read(other).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "1..2", "1.x", "99999999999"})
    void what_is_no_version_is_not_read(String text) {
        assertTrue(Version.read(text).isEmpty());
    }

    @Test
    void a_version_of_very_many_numbers_does_no_harm() {
        assertTrue(Version.read("1" + ".1".repeat(50_000)).isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ',
            value = {"2.0.36 >=2.0,<3", "2.3 ~=2.2", "2.2.5 ~=2.2.0", "1.4.post1 ~=1.4", "1.1.7 ==1.1.*",
                    "1.1 ==1.1.0", "1.2 !=1.1.*", "3.0 <=3.0", "1.0.1 >1.0", "2.0rc1 >=2.0a1"})
    void a_version_inside_is_allowed(String version, String specifier) {
        assertTrue(VersionRange.read(specifier).orElseThrow().contains(version));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"3.0 >=2.0,<3", "3.0 ~=2.2", "2.3.0 ~=2.2.0", "1.2 ==1.1.*", "1.1.5 !=1.1.*",
            "3.0rc1 <3.0", "1.0.post1 >1.0", "1.0a1 >=1.0"})
    void a_version_outside_is_not(String version, String specifier) {
        assertFalse(VersionRange.read(specifier).orElseThrow().contains(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^2.0", "2.0", ">=x", "~=2", ">=2.*"})
    void what_is_no_specifier_is_not_read(String text) {
        assertTrue(VersionRange.read(text).isEmpty());
    }
}
