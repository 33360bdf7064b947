package io.masif.ui.fleet.query;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.store.OutcomeStore;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.FailedRun;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the messages and the output of failures, which the index does not have. */
public final class FailureDetails {
    private final Pool pool;

    public FailureDetails(Pool pool) {
        this.pool = pool;
    }

    /**
     * The same progress, with the details of the first failures, and without the others; those whose runs were removed
     * meanwhile are missing.
     *
     * @param max how many failures of each to read
     */
    public Future<List<DecisionProgress>> complete(Collection<DecisionProgress> all, int max) {
        List<FailedRun> failures = all.stream()
                .flatMap(each -> each.failures().stream().limit(max))
                .toList();
        return OutcomeStore.loadDetails(pool, failures)
                .recover(DatabaseErrors::failRead)
                .map(read -> {
                    Map<FailedRun, FailedRun> details = read.stream()
                            .collect(Collectors.toMap(
                                    each -> each.withDetails(null, null), Function.identity(), (one, other) -> one));
                    return all.stream().map(each -> addDetails(each, details)).toList();
                });
    }

    private static DecisionProgress addDetails(DecisionProgress progress, Map<FailedRun, FailedRun> details) {
        return progress.failures().isEmpty()
                ? progress
                : progress.withFailures(progress.failures().stream()
                        .map(details::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
