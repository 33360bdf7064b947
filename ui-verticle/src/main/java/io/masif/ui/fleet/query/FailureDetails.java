package io.masif.ui.fleet.query;

import io.masif.ui.database.DatabaseErrors;
import io.masif.ui.store.OutcomeStore;
import io.masif.ui.view.approval.ApprovalDetail;
import io.masif.ui.view.approval.DecisionProgress;
import io.masif.ui.view.approval.FailedRun;
import io.masif.ui.view.overview.ApprovalList;
import io.masif.ui.view.overview.Overview;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads the messages and the output of the failures that an answer shows. Those of the last overview are kept. */
final class FailureDetails {
    private final Pool pool;
    private Map<FailedRun, FailedRun> lastShown = Map.of();

    FailureDetails(Pool pool) {
        this.pool = pool;
    }

    /** The same answer, with the details of its failures where it shows them. */
    Future<Object> complete(Object answer) {
        if (answer instanceof Overview overview) {
            return completeOverview(overview).map(completed -> completed);
        }
        if (answer instanceof ApprovalDetail detail) {
            return load(detail.progress().failures().stream())
                    .map(details -> new ApprovalDetail(withDetails(detail.progress(), details), detail.hostNames()));
        }
        return Future.succeededFuture(answer);
    }

    private Future<Overview> completeOverview(Overview overview) {
        int max = ApprovalList.maxFailures(overview);
        return load(overview.approvals().stream()
                        .flatMap(each -> each.failures().stream().limit(max)))
                .map(details -> {
                    lastShown = details;
                    return overview.withApprovals(overview.approvals().stream()
                            .map(each -> withDetails(each, details))
                            .toList());
                });
    }

    /** The failures with details, by the same without details; those that were removed meanwhile are missing. */
    private Future<Map<FailedRun, FailedRun>> load(Stream<FailedRun> failures) {
        List<FailedRun> all = failures.toList();
        Map<FailedRun, FailedRun> details = new HashMap<>();
        all.stream().filter(lastShown::containsKey).forEach(each -> details.put(each, lastShown.get(each)));
        return OutcomeStore.loadDetails(
                        pool,
                        all.stream().filter(each -> !details.containsKey(each)).toList())
                .recover(DatabaseErrors::failRead)
                .map(read -> {
                    read.forEach(each -> details.put(each.withDetails(null, null), each));
                    return details;
                });
    }

    private static DecisionProgress withDetails(DecisionProgress progress, Map<FailedRun, FailedRun> details) {
        return progress.failures().isEmpty()
                ? progress
                : progress.withFailures(progress.failures().stream()
                        .map(details::get)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
