package dev.assay.rulecheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmbiguityTest {

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+", "(a*)*b", "(a|a)*", "(\\w|\\d)+x", "(\\w+\\s?)*", "(_\\w+)*_url", "(a|aa)+$",
            "(?:x+x+)+y", "([a-z]+)*[0-9]", "(a{1,20}){1,20}", "((ab)*)*", "(.*,)*x", "(?i)(A|a)*b", "(a|b|ab)*c",
            "(\\p{Alpha}|é)*x|([a-z]|[x-z])*"})
    void what_can_read_a_text_in_many_ways_is_exponential(String text) {
        assertEquals(true, Ambiguity.isExponential(ExpressionReader.read(text)), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b+", "(a|b)*", "(\\w+\\.)*\\w+", ".*foo.*bar.*", "(.*[.])?\\w+", "sqlite([+]\\w+)?:.*",
            "(a+)", "(a?b)*", "[0-9a-f]{64}", "(?:\\d{1,3}\\.){3}\\d{1,3}", "(a++)+", "(?>a+)+", "(_\\w+)?_url",
            "redis[.](?!from_url|close)\\w+", "\\Q(a+)+\\E", "[(a+)+]*", "(?i)(request|trace)_?id", "^\\s*#.*$",
            "(ab|ac)*",
            "(\\\\.|[^\"\\\\])*\"", "", "(a(b)?c)*", "[^\\[\\]]+(\\[[a-z]+])?"})
    void what_can_read_a_text_in_one_way_is_not(String text) {
        assertEquals(false, Ambiguity.isExponential(ExpressionReader.read(text)), text);
    }
}
