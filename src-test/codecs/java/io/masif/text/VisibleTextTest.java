package io.masif.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Releases;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"perl", "web-1.example.org", "all hosts", "grüße", "東京", "1.1 Debian:12/stable [amd64]"})
    void textOfCharactersThatCanBeSeenHasNoFault(String text) {
        assertThat(VisibleText.findFault(text)).isEmpty();
        assertThat(VisibleText.replaceInvisible(text)).isSameAs(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {" perl", "perl ", "perl  "})
    void blankAtAnEndIsAFault(String text) {
        assertThat(VisibleText.findFault(text)).contains("must not begin or end with a blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\t",
                "\n",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u00a0",
                "\u00ad",
                "\u034f",
                "\u061c",
                "\u115f",
                "\u180e",
                "\u2003",
                "\u200b",
                "\u200d",
                "\u200e",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2060",
                "\u2066",
                "\u2800",
                "\u3000",
                "\u3164",
                "\ufe0f",
                "\ufeff",
                "\ufff9",
                "\ud800",
                "\udb40\udc41"
            })
    void characterThatCannotBeSeenIsAFaultWhereverItIs(String character) {
        for (String text : List.of("perl" + character, character + "perl", "per" + character + "l")) {
            assertThat(VisibleText.findFault(text))
                    .contains("must not contain the invisible character U+%04X".formatted(character.codePointAt(0)));
            assertThat(VisibleText.findFault(VisibleText.replaceInvisible(text)))
                    .isEmpty();
            assertThat(Quote.of(text)).contains("\\u%04x".formatted(character.codePointAt(0)));
        }
    }

    /** In UTF-8 such a text is that with a question mark instead. */
    @ParameterizedTest
    @ValueSource(strings = {"perl\ud800", "\udc00perl", "pe\udc00\ud800rl"})
    void identifyingTextsOfActionsHaveNoHalfOfASurrogatePair(String text) {
        assertRefused("package", () -> Action.of(text, null, Kind.PURGE, "1", null));
        assertRefused("arch", () -> Action.of("perl", text, Kind.PURGE, "1", null));
        assertRefused("from", () -> Action.of("perl", null, Kind.PURGE, text, null));
        assertRefused("to", () -> Action.of("perl", null, Kind.INSTALL, null, text));
        assertRefused(
                "releases", () -> new Action("perl", null, Kind.INSTALL, null, "1", List.of("Debian", text), false));
    }

    @Test
    void releaseThatIsTwoIsRefusedSinceItsListWouldBeThatOfTwo() {
        assertRefused("releases", () -> new Action("perl", null, Kind.INSTALL, null, "1", List.of("A, B"), false));
    }

    @Test
    void releasesWithAnInvisibleCharacterAreReadWithAReplacement() {
        assertThat(Releases.parse("Some\u200bPPA:1/x, B")).containsExactly("Some\ufffdPPA:1/x", "B");
        assertThat(Releases.parse(" , A,  B , ")).containsExactly("A", "B");
        assertThat(Releases.parse("")).isEmpty();
    }

    private static void assertRefused(String member, ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(member + " must ");
    }
}
