package io.masif.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PackageLists;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.failure.Failure;
import io.masif.wire.FactsJson;
import io.masif.wire.JsonMembers;
import io.masif.wire.Report;
import io.masif.wire.v1.Task;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
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
    void aLineHasNoLineBreaksAndNothingInvisibleAndEndsAtItsLimit() {
        assertThat(Quote.line("  a \n\r\t b\u00a0\u2028c\u001b[2J\u202ed\u200b ", 100))
                .isEqualTo("a b c\\u001b[2J\\u202ed\\u200b");
        assertThat(Quote.line("🙂".repeat(10), 9)).isEqualTo("🙂🙂🙂🙂…");
        assertThat(Quote.line("\u202e".repeat(10), 20)).isEqualTo("\\u202e\\u202e\\u202e…");
        assertThat(Quote.line("12345", 5)).isEqualTo("12345");
        assertThat(Quote.line("123456", 5)).isEqualTo("1234…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u202e\u202e\u202e\u202e\u202e", "1234567890123456789012345", " \u0000", "\ud800"})
    void aLineStaysAsItIs(String text) {
        String line = Quote.line(text, 20);
        assertThat(line).hasSizeLessThanOrEqualTo(20);
        assertThat(Quote.line(line, 20)).isEqualTo(line);
    }

    @Test
    void whatAHostTellsForPersonsIsOneLineEach() {
        String evil = "x\nERROR forged\u001b[31m\u202e" + "y".repeat(100_000);
        Facts facts = Facts.builder()
                .platform(new Platform(evil, evil, evil, evil))
                .condition(new HostProblem(HostState.APT_FAILED, evil))
                .restarts(new PendingRestarts(true, List.of(evil), List.of(evil)))
                .lists(new PackageLists(Instant.EPOCH, List.of(new PackageLists.Origin(evil, Instant.EPOCH))))
                .gaps(new UpgradeGaps(List.of(evil), List.of(new KeptBackPackage("foo", evil)), List.of(evil)))
                .build()
                .with(List.of(new BlockedAction(Action.of("foo", "all", Kind.INSTALL, null, "1"), List.of(), evil)));
        FactsJson.write(facts).forEach(member -> assertThat(String.valueOf(member.getValue()))
                .doesNotContain("\n", "\u001b", "\u202e")
                .hasSizeLessThan(70_000));
    }

    @Test
    void wordIsNotQuotedOnlyIfItCannotBeMistakenForSeveralValues() {
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
        assertThatThrownBy(() -> Report.read(JsonMembers.ofBody(Buffer.buffer(text))))
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
