package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleUnitTest {

    private static final Map<String, String> FILES = Map.of("facts/pools.drl",
            "package assay.pools\nruleflow-group \"derive\"\n",
            "rules/auth.drl", "package assay.auth\nruleflow-group \"judge\"\n", "rules/more-auth.drl",
            "package assay.auth\nruleflow-group \"judge\"\n", "rules/web.drl",
            "package assay.web\nruleflow-group \"judge\"\n");

    private static List<RuleUnit> units(String file, String added) {
        TreeMap<String, String> files = new TreeMap<>(FILES);
        files.computeIfPresent(file, (name, text) -> text + added);
        return RuleUnit.of(new RuleSources(files), "platform");
    }

    @Test
    void a_package_that_reports_is_a_unit_and_all_that_derive_are_one() {
        assertEquals(List.of("", "assay.auth", "assay.web"),
                units("", "").stream().map(RuleUnit::name).toList());
        assertEquals(List.of("rules/auth.drl", "rules/more-auth.drl"),
                List.copyOf(units("", "").get(1).files().keySet()));
    }

    @Test
    void an_edit_of_a_package_that_reports_leaves_the_others_as_they_are() {
        List<RuleUnit> before = units("", "");
        List<RuleUnit> after = units("rules/web.drl", "// more\n");
        assertEquals(before.subList(0, 2), after.subList(0, 2));
        assertNotEquals(before.get(2).hash(), after.get(2).hash());
    }

    @Test
    void an_edit_of_what_derives_touches_all() {
        List<RuleUnit> before = units("", "");
        List<RuleUnit> after = units("facts/pools.drl", "// more\n");
        for (int i = 0; i < before.size(); i++) assertNotEquals(before.get(i).hash(), after.get(i).hash());
    }

    @Test
    void a_package_that_declares_a_kind_is_compiled_before_those_that_may_name_it() {
        List<RuleUnit> units = units("rules/web.drl", "declare Page extends Concept\nend\n");
        assertEquals(List.of("", "assay.auth"), units.stream().map(RuleUnit::name).toList());
        assertEquals(List.of("facts/pools.drl", "rules/web.drl"), List.copyOf(units.getFirst().files().keySet()));
    }
}
