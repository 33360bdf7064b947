package io.masif.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {
    @Test
    void nothingMovesTheCursorOrReordersTheLine() {
        assertThat(CleanText.of("a\u001b[2Jb\u009bc\u202ed\u2028e")).isEqualTo("a\ufffd[2Jb\ufffdc\ufffdd\ufffde");
        assertThat(CleanText.of("two\nlines\tand 日本 🙂")).isEqualTo("two lines and 日本 🙂");
    }
}
