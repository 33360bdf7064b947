package io.masif.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternJsonTest {
    private static final ApprovalPattern BAR = new ApprovalPattern("bar", Kind.UPDATE, "1.0", "1.1");
    private static final ApprovalPattern ANY = new ApprovalPattern(null, null, null, null);

    @Test
    void isReadAsItWasWritten() {
        assertThat(PatternJson.parse(PatternJson.format(List.of(BAR, ANY)))).containsExactlyInAnyOrder(BAR, ANY);
    }

    @Test
    void equalSetsHaveEqualTexts() {
        assertThat(PatternJson.format(List.of(BAR, ANY))).isEqualTo(PatternJson.format(List.of(ANY, BAR, ANY)));
    }

    @Test
    void nullIsOpen() {
        assertThat(PatternJson.parse("[{\"package\":null,\"action\":null,\"from_version\":null}]"))
                .containsExactly(ANY);
    }
}
