package io.masif.bench.cluster.load;

import io.masif.bench.request.ActionPool.Offer;
import io.masif.bench.request.Requests;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report of the load.
 *
 * @param digest the hexadecimal digits of the plan's digest
 * @param packages by the hexadecimal digits of its digest, the package of each action
 * @param run null if it tells of no run
 * @param plan as it is sent
 */
record LoadReport(String digest, Map<String, String> packages, Run run, List<Offer> plan) {
    private static final Requests REQUESTS = new Requests(2);

    /** @param runId null if it tells of no run */
    static LoadReport of(List<Offer> plan, String runId) {
        return of(plan, runId == null ? null : run(runId, plan.get(0)));
    }

    private static LoadReport of(List<Offer> plan, Run run) {
        Map<String, String> packages = plan.stream()
                .collect(Collectors.toMap(Offer::digest, offer -> offer.action().packageName()));
        return new LoadReport(Requests.digest(plan).hex(), packages, run, plan);
    }

    /** The same run with a plan that has changed meanwhile. */
    LoadReport withPlan(List<Offer> changed) {
        return of(changed, run);
    }

    private static Run run(String id, Offer executed) {
        Instant now = Instant.now();
        return new Run(id, now, now, List.of(new Run.Outcome(executed.action(), Result.DONE, null)), null, "");
    }

    /** The request of a host that the master may know. */
    byte[] changed() {
        return withRun(REQUESTS.changed(plan));
    }

    /** The request of a host that the master has asked for everything. */
    byte[] full() {
        return withRun(REQUESTS.full(plan));
    }

    /** The request of a host whose plan the master has. */
    byte[] unchanged() {
        return REQUESTS.unchanged(plan);
    }

    private byte[] withRun(byte[] request) {
        return run == null ? request : Requests.withRun(request, run);
    }

    /** The packages of those actions that an answer approves; an action that is not in the plan stands for itself. */
    Set<String> packagesOf(Set<String> digests) {
        return digests.stream()
                .map(each -> packages.getOrDefault(each, "an action that is not in the plan"))
                .collect(Collectors.toSet());
    }
}
