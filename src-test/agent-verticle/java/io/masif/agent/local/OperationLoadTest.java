package io.masif.agent.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.local.OperationLoad.Operation;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationLoadTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final OperationLoad operations = new OperationLoad();

    @Test
    void hasEveryKeyInTheOrderOfTheProtocol() {
        assertThat(load())
                .isEqualTo("{\"query\":[0,0,0],\"install\":[0,0,0],\"update\":[0,0,0],\"configure\":[0,0,0],"
                        + "\"remove\":[0,0,0],\"purge\":[0,0,0],\"error\":[0,0,0]}");
    }

    @Test
    void countsInTheWindowsThatItWasIn() {
        add("query", 1, 30, 20);
        add("query", 1, 200, 190);
        add("query", 2, 800, 790);
        add("update", 5, 2000, 1000);
        assertThat(load()).startsWith("{\"query\":[1,2,4],").contains("\"update\":[0,0,0]");
    }

    @Test
    void countsThePartInsideOfAWindow() {
        add("update", 2, 100, 20);
        add("remove", 1, 1000, 800);
        assertThat(load()).contains("\"update\":[1,2,2]").contains("\"remove\":[0,0,0.5]");
    }

    @Test
    void countsWhatTookNoTimeAsAWhole() {
        add("error", 1, 60, 60);
        assertThat(load()).contains("\"error\":[1,1,1]");
    }

    @Test
    void countsARunByItsActions() {
        Run run = new Run(
                "r",
                NOW.minusSeconds(40),
                NOW.minusSeconds(10),
                List.of(
                        outcome(Kind.UPDATE, Result.DONE),
                        outcome(Kind.INSTALL, Result.FAILED),
                        outcome(Kind.REMOVE, Result.SKIPPED)),
                null,
                "");
        RunOperations.toOperations(run, NOW).forEach(operation -> operations.add(operation, NOW));
        assertThat(load())
                .isEqualTo("{\"query\":[0,0,0],\"install\":[1,1,1],\"update\":[1,1,1],\"configure\":[2,2,2],"
                        + "\"remove\":[0,0,0],\"purge\":[0,0,0],\"error\":[2,2,2]}");
        assertThat(RunOperations.findWorstResult(run)).isEqualTo(Result.FAILED);
    }

    private void add(String key, int number, int fromSecondsAgo, int toSecondsAgo) {
        operations.add(
                new Operation(key, number, NOW.minusSeconds(fromSecondsAgo), NOW.minusSeconds(toSecondsAgo)), NOW);
    }

    private String load() {
        return operations.load(List.of(), NOW).encode();
    }

    private static Run.Outcome outcome(Kind kind, Result result) {
        String from = kind == Kind.INSTALL ? null : "1";
        String to = kind == Kind.REMOVE ? null : "2";
        return new Run.Outcome(Action.of("foo", "all", kind, from, to), result, null);
    }
}
