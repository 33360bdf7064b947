package io.masif.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternsTest {
    @Test
    void patternsAreThoseOfShells() {
        assertThat(Patterns.matches("web-*", "web-1.ber")).isTrue();
        assertThat(Patterns.matches("web-?", "web-12")).isFalse();
        assertThat(Patterns.matches("libstdc++6", "libstdc++6")).isTrue();
        assertThat(Patterns.matches("a.b", "axb")).isFalse();
        assertThat(Patterns.longestLiteral("*-image-*")).isEqualTo("-image-");
        assertThat(Patterns.longestLiteral("*")).isEmpty();
    }

    @Test
    void severalNamesAreDividedByCommas() {
        assertThat(Patterns.split(List.of("a, b", "c,"))).containsExactly("a", "b", "c");
    }
}
