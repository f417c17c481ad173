package dev.assay.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Rules are found however their author lays them out: one that is not found would never fire.
class RuleTextTest {

    private static List<String> found(String text) {
        return RuleText.of("a.drl", text).stream().map(rule -> rule.name() + "|" + rule.parent() + "|"
                + text.substring(rule.when(), rule.then()).strip() + "|" + text.substring(rule.then(), rule.end()))
                .toList();
    }

    @Test
    void a_rule_stands_on_one_line_or_is_indented() {
        assertEquals(List.of("a||Call()|then f(); end", "b|a|Call( rule matches \"end\" )|then g(); end"),
                found("rule \"a\" when Call() then f(); end\n  rule \"b\" extends \"a\" when Call( rule matches \"end\" ) then g(); end"));
    }

    @Test
    void a_name_may_lack_quotes_and_a_rule_its_condition() {
        assertEquals(List.of("a||Call()|then\nend", "b|a||then end"),
                found("rule a @note( x ) when Call() then\nend\nrule b extends a then end"));
    }

    @Test
    void words_of_other_things_begin_no_rule() {
        assertEquals(List.of("a||Topic( $rule : rule, rule in ( \"x\" ) )|then f( $m.end() ); end"),
                found("declare T\n  rule : String\nend\n// rule \"no\" when\nrule \"a\" when Topic( $rule : rule, rule in ( \"x\" ) ) then f( $m.end() ); end"));
    }
}
