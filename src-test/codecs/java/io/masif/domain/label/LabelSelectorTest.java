package io.masif.domain.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
    private static final Map<String, String> WEB = Map.of("env", "prod", "os", "debian12", "tier", "web");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';true",
                "env=prod;true",
                "env==prod;true",
                "env=test;false",
                "env!=test;true",
                "env!=prod;false",
                "missing!=x;true",
                "missing=x;false",
                "missing=;false",
                "os in (debian12,debian13);true",
                "os in (debian13);false",
                "os notin (debian11,debian13);true",
                "missing notin (x);true",
                "env;true",
                "missing;false",
                "!missing;true",
                "!env;false",
                "name~web-*;true",
                "name~*-??;true",
                "name~web;false",
                "name~WEB-*;false",
                "env=prod,os in (debian12,debian13),tier!=db,name~web-*,!legacy;true",
                "env=prod,legacy;false",
            })
    void hostIsChosenAsInKubernetes(String selector, boolean isChosen) {
        assertThat(LabelSelector.parse(selector).matches("web-01", WEB)).isEqualTo(isChosen);
    }

    @Test
    void blanksAreAllowedBetweenWords() {
        assertThat(LabelSelector.parse("  env = prod ,os  in( a , b ) , ! legacy , name ~ web-* , in notin (in) "))
                .isEqualTo(LabelSelector.parse("env=prod,os in (a,b),!legacy,name~web-*,in!=in"));
        assertThat(LabelSelector.parse(" \t ")).isEqualTo(LabelSelector.ANY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "=prod;1;expected the key of a label, such as env or example.com/role, but found \"=\"",
                "env=prod,;10;expected the key of a label, such as env or example.com/role, but found the end",
                "env=prod,,a;10;expected the key of a label, such as env or example.com/role, but found \",\"",
                "!;2;expected the key of a label, such as env or example.com/role, but found the end",
                "-env=a;1;expected the key of a label, such as env or example.com/role, but found \"-env\"",
                "env=pr+od;5;expected the value of a label: at most 63 letters, digits, -, _ and ., but found \"pr+od\"",
                "env=a b;7;expected a comma or the end, but found \"b\"",
                "env=a=b;6;expected a comma or the end, but found \"=\"",
                "!env=a;5;expected a comma or the end, but found \"=\"",
                "env is a;5;expected =, ==, !=, in (...), notin (...), a comma or the end, but found \"is\"",
                "env>1;4;expected =, ==, !=, in (...), notin (...), a comma or the end, but found \">\"",
                "os in debian;7;expected ( and the values, but found \"debian\"",
                "os in (a b);10;expected a comma or ), but found \"b\"",
                "os in (a;9;expected a comma or ), but found the end",
                "os in (a) b;11;expected a comma or the end, but found \"b\"",
                "env=a,role~web-*;7;expected name before ~, which compares the host's name, but found \"role\"",
                "name~;6;expected a pattern of host names, such as web-*, but found the end",
            })
    void errorSaysWhereAndWhatIsExpected(String selector, int position, String sentence) {
        assertThatThrownBy(() -> LabelSelector.parse(selector))
                .isInstanceOfSatisfying(SelectorSyntaxException.class, e -> assertThat(e.position())
                        .isEqualTo(position))
                .hasMessage("at character " + position + ": " + sentence);
    }

    @Test
    void longSelectorIsRefused() {
        assertThatThrownBy(() -> LabelSelector.parse("a,".repeat(3000)))
                .hasMessageStartingWith(
                        "at character 4097: expected the end: a selector has at most 4096 characters, but found");
    }
}
