package io.masif.ui.fleet.rollout.query;

import io.masif.failure.Failure;
import io.masif.ui.fleet.progress.RetryTargets;
import io.masif.ui.fleet.progress.RetryableFailure;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.approval.RetryTarget;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What of a rollout failed and can be retried; not found if there is no such rollout, and a conflict if nothing did. */
public record FindRolloutRetry(long rollout) implements IndexQuery<RetryTarget> {
    @Override
    public RetryTarget answer(IndexView index) {
        Rollout found = index.fleet().rollouts().get(rollout);
        if (found == null) {
            throw Rollout.createNotFound(rollout);
        }
        Stream<RingProgress> rings = IntStream.range(0, found.rings().size())
                .filter(ring -> found.status().rings().get(ring).isOpened())
                .mapToObj(ring -> RingProgress.of(index, found, ring));
        List<RetryableFailure> failures = Stream.concat(rings, RingProgress.ofRest(index, found).stream())
                .flatMap(progress -> progress.retryable().stream())
                .toList();
        if (failures.isEmpty()) {
            throw Failure.of(
                    Failure.Code.CONFLICT, Text.of("refusal-rollout.nothing-to-retry", Long.toString(rollout)));
        }
        return RetryTargets.of(index.fleet(), failures);
    }
}
