package io.masif.domain.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentences that agents report again and again. */
class HostSentenceTest {
    @ParameterizedTest
    @EnumSource
    void eachIsFoundInItsText(HostSentence sentence) {
        assertThat(HostSentence.parse(sentence.format("one: $1, two", "2 (x)")))
                .hasValueSatisfying(found -> assertThat(found.sentence()).isEqualTo(sentence));
    }

    @Test
    void valuesAreFoundAgain() {
        String text = HostSentence.LISTS_EXPIRED.format("apt.example.net_InRelease", "2026-11-20T06:00:00.123Z");
        assertThat(text)
                .isEqualTo("the package lists have expired: apt.example.net_InRelease was valid until"
                        + " 2026-11-20T06:00:00.123Z; run apt-get update on the host");
        assertThat(HostSentence.parse(text).orElseThrow().values())
                .isEqualTo(List.of("apt.example.net_InRelease", "2026-11-20T06:00:00.123Z"));
    }

    @Test
    void hostsWithTheSameTroubleHaveTheSameText() {
        assertThat(HostSentence.toGroup(HostSentence.LISTS_EXPIRED.format("a_InRelease", "2026-11-20T06:00:00.123Z")))
                .isEqualTo(HostSentence.toGroup(
                        HostSentence.LISTS_EXPIRED.format("a_InRelease", "2026-11-20T06:00:00.124Z")))
                .isNotEqualTo(HostSentence.toGroup(
                        HostSentence.LISTS_EXPIRED.format("b_InRelease", "2026-11-20T06:00:00.123Z")));
        assertThat(HostSentence.toGroup(HostSentence.LOCKED.format("4711 aptitude")))
                .isEqualTo(HostSentence.toGroup(HostSentence.LOCKED.format("12 dpkg")));
    }

    @Test
    void otherTextsStayAsTheyAre() {
        assertThat(HostSentence.parse("postinst failed")).isEmpty();
        assertThat(HostSentence.toGroup("postinst failed")).isEqualTo("postinst failed");
    }
}
