package io.masif.bench.ui;

import io.masif.bench.cluster.load.AnswerCheck;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.masif.bench.request.ActionPool;
import io.masif.bench.request.ActionPool.Offer;
import io.masif.bench.request.HostPlans;
import io.masif.bench.request.Requests;
import io.masif.bench.testbed.TestBed;
import io.masif.domain.Action;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A host that asks its master what is approved. */
final class GroupedHost implements AutoCloseable {
    static final String NAME = "grouped.example.org";

    private static final Requests REQUESTS = new Requests(2);
    private static final int PACKAGES = 2000;
    private static final int ACTIONS = 50;
    private static final int KEPT_BYTES = 1 << 14;
    private static final int OK = 200;

    private final List<Offer> plan = new HostPlans(new ActionPool(PACKAGES), 1, ACTIONS, true).planOf(0);
    private final Connector connector;
    private final HostConnection connection;

    /** One that has reported. */
    GroupedHost(TestBed bed) {
        connector = bed.createConnectors(List.of(bed.master().address()), KEPT_BYTES)
                .get(0);
        connection = open();
        report(REQUESTS.full(plan));
    }

    private HostConnection open() {
        CompletableFuture<HostConnection> opened = new CompletableFuture<>();
        connector.open(NAME, false, (connected, failed) -> {
            if (failed == null) {
                opened.complete(connected);
            } else {
                opened.completeExceptionally(failed);
            }
        });
        return opened.join();
    }

    /** An action that it plans. */
    Action action() {
        return plan.get(0).action();
    }

    /** Whether its master answers that the action is approved. */
    boolean isApproved() {
        report(REQUESTS.unchanged(plan));
        return AnswerCheck.approvedDigests(connection.body())
                .contains(plan.get(0).digest());
    }

    private void report(byte[] request) {
        CompletableFuture<Integer> answered = new CompletableFuture<>();
        connector.schedule(0, () -> connection.send(request, answered::complete));
        int status = answered.join();
        if (status != OK) {
            throw new IllegalStateException("a report was answered with the status " + status);
        }
    }

    @Override
    public void close() {
        connector.close();
    }
}
