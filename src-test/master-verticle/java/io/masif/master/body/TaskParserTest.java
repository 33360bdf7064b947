package io.masif.master.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.masif.domain.Plan;
import io.masif.failure.Failure;
import io.masif.master.report.ReportedTask;
import io.masif.master.report.VersionOneReport;
import io.masif.wire.v1.Task;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is recognized by its bytes has the same meaning as one that is parsed. */
class TaskParserTest {
    private static final String A = "{\"package\":\"a\",\"action\":\"purge\",\"from_version\":\"1\"}";
    private static final String B = "{\"package\":\"b\",\"action\":\"purge\",\"from_version\":\"1\"}";

    private final TaskParser reader = new TaskParser(new ActionLimit(100));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                " [ ] ",
                "[" + A + "]",
                "\n[\t" + A + " ,\r\n" + B + "]\n",
                "[" + B + "," + A + "," + B + "]",
                "[{\"package\":\"a\",\"action\":\"purge\",\"from_version\":\"1\" }," + A + "]",
                "[{\"package\":\"a}]{[\",\"action\":\"purge\",\"from_version\":\"\\\\\\\"}\"}," + B + "]",
                "[{\"x\":{\"y\":[{}]},\"package\":\"a\",\"action\":\"purge\",\"from_version\":\"ü\"}]"
            })
    void goodBodyMeansWhatItSays(String body) {
        List<Task> right = Task.listOf(Buffer.buffer(body));
        for (int time = 0; time < 2; time++) {
            VersionOneReport read = reader.parse(bytes(body));
            assertThat(read.tasks()).extracting(ReportedTask::task).containsExactlyElementsOf(right);
            assertThat(read.reportedPlan().digest())
                    .isEqualTo(
                            Plan.of(right.stream().map(Task::action).toList()).digest());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[1]",
                "[" + A,
                "[" + A + "," + "]",
                "[" + A + B + "]",
                "[" + A + "]]",
                "[" + A + "}]",
                "[" + A + ",null]",
                "[" + A + ",{}]",
                "[" + A + ",{\"package\":\"a\"]",
                "[" + A + ",{\"package\":\"a\",\"action\":\"purge\",\"from_version\":\"1]",
                "[" + A + ",{\"package\":\"a\",\"action\":\"steal\",\"from_version\":\"1\"}]"
            })
    void badBodyIsRefusedWithTheSameSentenceHoweverOftenItComes(String body) {
        Throwable right = catchThrowable(() -> Task.listOf(Buffer.buffer(body)));
        reader.parse(bytes("[" + A + "," + B + "]"));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> reader.parse(bytes(body)))
                    .isInstanceOf(Failure.class)
                    .hasMessage(right.getMessage());
        }
    }

    @Test
    void tooManyTasksAreRefused() {
        String many = String.join(",", Collections.nCopies(101, A));
        assertThatThrownBy(() -> reader.parse(bytes("[" + many + "]")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("100 actions at most");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
