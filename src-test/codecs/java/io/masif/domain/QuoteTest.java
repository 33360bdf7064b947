package io.masif.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.failure.Failure;
import io.masif.wire.Members;
import io.masif.wire.Report;
import io.masif.wire.v1.Task;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteTest {
    private static final String EVIL = "x\\nERROR forged\\u001b[31m\\u202e" + "y".repeat(100_000);
    private static final int LONGEST_SENTENCE = 400;

    @Test
    void shortTextsAreShownAsTheyAre() {
        assertThat(Quote.of("perl")).isEqualTo("\"perl\"");
        assertThat(Quote.of("grüße 🙂")).isEqualTo("\"grüße 🙂\"");
    }

    @Test
    void longOnesEndAfter64Characters() {
        assertThat(Quote.of("🙂".repeat(65))).isEqualTo("\"" + "🙂".repeat(64) + "…\"");
    }

    @Test
    void whatWouldBeginALineOrSteerATerminalIsEscaped() {
        assertThat(Quote.of("a\nb\r\u001b[31m\u0085\u2028\u202e\ud800"))
                .isEqualTo("\"a\\u000ab\\u000d\\u001b[31m\\u0085\\u2028\\u202e\\ud800\"");
    }

    @Test
    void wordIsShownAsItIsOnlyIfItCannotBeTakenForMoreValues() {
        assertThat(Quote.word(null)).isNull();
        assertThat(Quote.word("web-1.example.org")).isEqualTo("web-1.example.org");
        assertThat(Quote.word("web status=200")).isEqualTo("\"web status=200\"");
        assertThat(Quote.word("web\" status=\"200")).isEqualTo("\"web\\\" status=\\\"200\"");
        assertThat(Quote.word("we\u200bb")).isEqualTo("\"we\\u200bb\"");
        assertThat(Quote.word("")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'plan':{'digest':'EVIL'}}",
                "{'plan':{'digest':'sha256:EVIL'}}",
                "{'plan':{'digest':'sha256:%s','actions':[{'package':'a','kind':'EVIL'}]}}",
                "{'plan':{'digest':'sha256:%s'},'facts':{'listsFrom':'EVIL'}}",
                "{'plan':{'digest':'sha256:%s'},'facts':{'archivesFree':1%s7}}",
                "{'plan':{'digest':'sha256:%s'},'runs':[{'id':'a','actions':[{'package':'a','kind':'purge','from':'1',"
                        + "'result':'EVIL'}]}]}"
            })
    void sentencesAboutReportsRepeatLittleOfThem(String body) {
        String text = body.replace('\'', '"').replace("EVIL", EVIL).replace("%s", "0".repeat(64));
        assertThatThrownBy(() -> Report.read(Members.ofBody(Buffer.buffer(text))))
                .isInstanceOf(Failure.class)
                .satisfies(QuoteTest::isOneShortLine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'package':'a','action':'EVIL'}]", "[\u001b\u0085yyyy]", "[nul\u001b\u0085]"})
    void sentencesAboutTasksRepeatLittleOfThem(String body) {
        String text = body.replace('\'', '"').replace("EVIL", EVIL);
        assertThatThrownBy(() -> Task.listOf(Buffer.buffer(text)))
                .isInstanceOf(Failure.class)
                .satisfies(QuoteTest::isOneShortLine);
    }

    private static void isOneShortLine(Throwable failure) {
        assertThat(failure.getMessage()).hasSizeLessThan(LONGEST_SENTENCE);
        assertThat(failure.getMessage().chars()).noneMatch(Character::isISOControl);
    }
}
