package io.masif.ui.fleet.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The index does not grow with all actions that hosts have ever planned. */
class UnusedActionsTest extends ApiCase {
    private static Action update(int number) {
        return Action.of("package-" + number, "amd64", Kind.UPDATE, "1", "2");
    }

    private int statusOf(int number) {
        return api.get("/api/v1/packages/package-" + number).statusCode();
    }

    @Test
    void actionsThatNoHostPlansOrHasExecutedAreForgotten() {
        rows.putHost(
                "a",
                IntStream.range(0, 1200).mapToObj(UnusedActionsTest::update).toArray(Action[]::new));
        rows.putRun("a", update(1), Result.DONE, null, "");
        Await.until("the plan", TIMEOUT, () -> statusOf(0) == 200);
        rows.putHost("a", update(2));
        Await.until("forgotten", TIMEOUT, () -> statusOf(0) == 404);
        assertThat(statusOf(1)).isEqualTo(200);
        assertThat(statusOf(2)).isEqualTo(200);
    }
}
