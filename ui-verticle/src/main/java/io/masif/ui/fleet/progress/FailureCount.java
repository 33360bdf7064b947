package io.masif.ui.fleet.progress;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.FailedOutcome;
import io.masif.ui.view.approval.FailedRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts on which actions of one decision failed since some moment, and were neither retried nor repaired since they failed. A
 * failure was repaired if the host plans nothing with the package any more.
 */
final class FailureCount {
    private static final int MAX_LATEST = 20;

    private final FleetIndex fleet;
    private final Instant since;
    private final RoaringBitmap hosts = new RoaringBitmap();
    private final RoaringBitmap repaired = new RoaringBitmap();
    /** On which something failed that was executed. */
    private final RoaringBitmap executed = new RoaringBitmap();
    /** When it was stored last that a run was refused, by host. */
    private final Map<Integer, Instant> refused = new HashMap<>();

    private final List<RetryableFailure> retryable = new ArrayList<>();
    /** By the run's number. */
    private final TreeMap<Long, FailedRun> latest = new TreeMap<>();

    /** @param since earlier failures do not count */
    FailureCount(FleetIndex fleet, Instant since) {
        this.fleet = fleet;
        this.since = since;
    }

    /**
     * Adds the failures of an action.
     *
     * @param failedHosts those whose last execution of it failed, or was refused
     * @param approvedHosts those that plan it, and for which it is approved
     * @return those of the failed hosts that count
     */
    RoaringBitmap add(int action, RoaringBitmap failedHosts, RoaringBitmap approvedHosts) {
        RoaringBitmap counted = new RoaringBitmap();
        RoaringBitmap planning =
                fleet.selectPlanning(failedHosts, fleet.action(action).packageName());
        IntIterator each = failedHosts.getIntIterator();
        while (each.hasNext()) {
            int host = each.next();
            FailedOutcome outcome = fleet.outcomes().get(action).failure(host);
            if (outcome.isEndedBefore(since)
                    || fleet.outcomes().retries().isRetried(host, fleet.action(action), outcome.run())) {
                continue;
            }
            if (!planning.contains(host)) {
                repaired.add(host);
                continue;
            }
            counted.add(host);
            if (fleet.outcomes().get(action).refused().contains(host)) {
                refused.merge(host, outcome.stored(), BinaryOperator.maxBy(Comparator.naturalOrder()));
            } else {
                executed.add(host);
            }
            addLatest(outcome, action, host);
            if (approvedHosts.contains(host)) {
                retryable.add(new RetryableFailure(host, action, outcome.run()));
            }
        }
        hosts.or(counted);
        return counted;
    }

    private void addLatest(FailedOutcome outcome, int action, int host) {
        latest.putIfAbsent(
                outcome.run(),
                new FailedRun(outcome.run(), action, fleet.host(host).name(), null, null, outcome.ended()));
        if (latest.size() > MAX_LATEST) {
            latest.pollFirstEntry();
        }
    }

    /** Removes hosts that count as something else. */
    void remove(RoaringBitmap others) {
        hosts.andNot(others);
    }

    /** All of the hosts; not to be changed. */
    RoaringBitmap hosts() {
        return hosts;
    }

    /** The hosts on which something failed, and was repaired; not to be changed. */
    RoaringBitmap repaired() {
        return repaired;
    }

    /**
     * When it was stored last that a run was refused, by host: of those on which nothing failed that was executed.
     *
     * @param blocked hosts that cannot begin again, which are left out
     */
    Map<Integer, Instant> findRefused(RoaringBitmap blocked) {
        return refused.entrySet().stream()
                .filter(each -> hosts.contains(each.getKey())
                        && !executed.contains(each.getKey())
                        && !blocked.contains(each.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The failures that can be retried. */
    List<RetryableFailure> findRetryable() {
        return retryable.stream().filter(each -> hosts.contains(each.host())).toList();
    }

    /** The latest of some failures, one of each run. */
    static List<FailedRun> findLatest(Stream<FailedRun> failures) {
        TreeMap<Long, FailedRun> byRun = new TreeMap<>(Comparator.reverseOrder());
        failures.forEach(each -> byRun.putIfAbsent(each.run(), each));
        return byRun.values().stream().limit(MAX_LATEST).toList();
    }

    /** The latest failures, one of each run. */
    List<FailedRun> latest() {
        return List.copyOf(latest.descendingMap().values());
    }
}
