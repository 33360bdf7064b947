package io.masif.domain.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences that agents report again and again. */
class HostSentenceTest {
    @ParameterizedTest
    @EnumSource
    void eachIsFoundInItsText(HostSentence sentence) {
        List<String> values =
                Stream.of("one ($1), two", "2 (x)", "3").limit(sentence.size()).toList();
        assertThat(FoundSentence.parse(sentence.format(values.toArray())))
                .hasValue(new FoundSentence(sentence, values));
    }

    @Test
    void valuesAreFoundAgain() {
        String text = HostSentence.LISTS_EXPIRED.format("apt.example.net_InRelease", "2026-11-20T06:00:00.123Z");
        assertThat(text)
                .isEqualTo("the package lists have expired: apt.example.net_InRelease was valid until"
                        + " 2026-11-20T06:00:00.123Z; run apt-get update on the host");
        assertThat(FoundSentence.parse(text).orElseThrow().values())
                .isEqualTo(List.of("apt.example.net_InRelease", "2026-11-20T06:00:00.123Z"));
    }

    @Test
    void hostsWithTheSameTroubleHaveTheSameText() {
        assertThat(FoundSentence.toGroup(HostSentence.LISTS_EXPIRED.format("a_InRelease", "2026-11-20T06:00:00.123Z")))
                .isEqualTo(FoundSentence.toGroup(
                        HostSentence.LISTS_EXPIRED.format("a_InRelease", "2026-11-20T06:00:00.124Z")))
                .isNotEqualTo(FoundSentence.toGroup(
                        HostSentence.LISTS_EXPIRED.format("b_InRelease", "2026-11-20T06:00:00.123Z")));
        assertThat(FoundSentence.toGroup(HostSentence.LOCKED.format("4711 aptitude")))
                .isEqualTo(FoundSentence.toGroup(HostSentence.LOCKED.format("12 dpkg")));
    }

    @Test
    void otherTextsStayAsTheyAre() {
        assertThat(FoundSentence.parse("postinst failed")).isEmpty();
        assertThat(FoundSentence.toGroup("postinst failed")).isEqualTo("postinst failed");
    }
}
