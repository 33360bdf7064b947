package io.masif.domain.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any selector, text, and pattern of names. */
class LabelSelectorPropertiesTest {
    @Property
    void selectorIsParsedAsItWasWritten(@ForAll("selectors") LabelSelector selector) {
        assertThat(LabelSelector.parse(selector.toString())).isEqualTo(selector);
    }

    @Property(tries = 5000)
    void textIsASelectorOrIsWrongAtAPositionInIt(@ForAll("texts") String text) {
        try {
            LabelSelector selector = LabelSelector.parse(text);
            assertThat(LabelSelector.parse(selector.toString())).isEqualTo(selector);
        } catch (SelectorSyntaxException e) {
            assertThat(e.position()).isBetween(1, text.length() + 1);
            assertThat(e).hasMessageStartingWith("at character " + e.position() + ": expected ");
        }
    }

    @Property(tries = 5000)
    void patternMatchesLikeItsRegularExpression(@ForAll("patterns") String pattern, @ForAll("names") String name) {
        String expression = pattern.replace("*", ".*").replace('?', '.');
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(Pattern.matches(expression, name));
    }

    @Provide
    Arbitrary<LabelSelector> selectors() {
        Arbitrary<String> keys = Arbitraries.of("env", "in", "notin", "name", "example.com/role");
        Arbitrary<TreeSet<String>> values =
                Arbitraries.of("prod", "in", "", "a.b-c_d").set().ofMinSize(1).map(TreeSet::new);
        Arbitrary<Requirement> requirements = Arbitraries.oneOf(
                Combinators.combine(keys, values).as(Requirement.In::new),
                Combinators.combine(keys, values).as(Requirement.NotIn::new),
                keys.map(Requirement.Exists::new),
                keys.map(Requirement.NotExists::new),
                patterns()
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Requirement.NameMatches(new NamePattern(text))));
        return requirements.list().ofMaxSize(5).map(LabelSelector::new);
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> parts =
                List.of("env", "in", "notin", "name", "=", "!", "~", "(", ")", ",", " ", "*", "\u00e4", "\t", "/", ">");
        return Arbitraries.of(parts).list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(8);
    }
}
