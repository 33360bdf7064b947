package io.masif.agent.local;

import io.masif.agent.local.OperationLoad.Operation;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The operations of a run. As with earlier agents, an installation or an update also counts as a configuration, and an
 * action that has failed or was skipped also counts as an error.
 */
final class RunOperations {
    private RunOperations() {}

    static List<Operation> toOperations(Run run, Instant now) {
        Instant to = run.ended() == null ? now : run.ended();
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        int errors = 0;
        for (Run.Outcome outcome : run.outcomes()) {
            if (outcome.result() == Result.FAILED || outcome.result() == Result.SKIPPED) {
                errors++;
            }
            if (outcome.result() != Result.SKIPPED) {
                countedKinds(outcome.action().kind()).forEach(kind -> counts.merge(kind, 1, Integer::sum));
            }
        }
        List<Operation> operations = new ArrayList<>();
        counts.forEach((kind, count) -> operations.add(new Operation(kind.word(), count, run.started(), to)));
        if (errors > 0) {
            operations.add(new Operation("error", errors, run.started(), to));
        }
        return operations;
    }

    /** The worst result of the actions of a run. */
    static Result findWorstResult(Run run) {
        return List.of(Result.RUNNING, Result.FAILED, Result.SKIPPED).stream()
                .filter(result -> run.outcomes().stream().anyMatch(outcome -> outcome.result() == result))
                .findFirst()
                .orElse(Result.DONE);
    }

    private static List<Kind> countedKinds(Kind kind) {
        return switch (kind) {
            case INSTALL, UPDATE -> List.of(kind, Kind.CONFIGURE);
            case CONFIGURE, REMOVE, PURGE -> List.of(kind);
            // earlier agents know none
            case RESTART, REBOOT -> List.of();
        };
    }
}
