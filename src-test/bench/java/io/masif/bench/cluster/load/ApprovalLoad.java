package io.masif.bench.cluster.load;

import io.masif.bench.testbed.Pauses;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A program that approves something each second by the API, and revokes a third of it later. It repeats what is not answered. */
public final class ApprovalLoad implements AutoCloseable {
    private static final int THREADS = 40;
    private static final int REVOKE_EVERY = 3;
    private static final int HOSTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<Integer> DECIDED = Set.of(200, 201);
    private static final Set<Integer> REVOKED = Set.of(200, 204, 404);

    private final ApiClient api;
    private final ApprovalLedger ledger;
    private final Iterator<Map.Entry<String, String>> updates;
    private final IntFunction<String> hostNames;
    private final int hostCount;
    private final Random random = new Random(2);
    private final Deque<LoadApproval> revocable = new ConcurrentLinkedDeque<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private ScheduledFuture<?> ticker;
    private int count;

    /** @param updates the packages that can be approved, each with its new version; taken one after the other */
    public ApprovalLoad(
            ApiClient api,
            ApprovalLedger ledger,
            Collection<Map.Entry<String, String>> updates,
            IntFunction<String> hostNames,
            int hostCount) {
        this.api = api;
        this.ledger = ledger;
        this.updates = updates.iterator();
        this.hostNames = hostNames;
        this.hostCount = hostCount;
    }

    public void start() {
        ticker = threads.scheduleAtFixedRate(this::next, 1, 1, TimeUnit.SECONDS);
    }

    /** Begins nothing more; what is under way goes on. */
    public void stop() {
        ticker.cancel(false);
    }

    /** How many approvals and revocations have been acknowledged since the last call. */
    public int resetAcknowledged() {
        return acknowledged.getAndSet(0);
    }

    /** How many have not been acknowledged yet. */
    public int underWay() {
        return underWay.get();
    }

    private void next() {
        count++;
        if (updates.hasNext()) {
            Map.Entry<String, String> update = updates.next();
            Set<Integer> hosts = count % 2 == 0
                    ? Set.of()
                    : random.ints(HOSTS, 0, hostCount).boxed().collect(Collectors.toSet());
            LoadApproval approval = new LoadApproval(update.getKey(), hosts);
            ledger.add(approval);
            underWay.incrementAndGet();
            String body = body(approval, update.getValue());
            threads.execute(() -> repeat(() -> approve(approval, body)));
        }
        if (count % REVOKE_EVERY == 0 && !revocable.isEmpty()) {
            LoadApproval revoked = revocable.poll();
            underWay.incrementAndGet();
            threads.execute(() -> repeat(() -> revoke(revoked)));
        }
    }

    private String body(LoadApproval approval, String version) {
        JsonObject body = new JsonObject()
                .put(
                        "actions",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("package", approval.packageName())
                                        .put("action", "update")
                                        .put("to_version", version)))
                .put("unseen", true)
                .put("comment", "load " + approval.packageName());
        if (!approval.hosts().isEmpty()) {
            body.put(
                    "hosts",
                    new JsonArray(
                            approval.hosts().stream().map(hostNames::apply).toList()));
        }
        return body.encode();
    }

    /** Until it succeeds, or the load ends. */
    private void repeat(BooleanSupplier attempt) {
        while (!threads.isShutdown()) {
            if (attempt.getAsBoolean()) {
                acknowledged.incrementAndGet();
                underWay.decrementAndGet();
                return;
            }
            Pauses.sleep(PAUSE);
        }
    }

    private boolean approve(LoadApproval approval, String body) {
        HttpResponse<String> answer = api.approve(approval.packageName(), body);
        if (answer == null || !DECIDED.contains(answer.statusCode())) {
            return false;
        }
        approval.acknowledge(new JsonObject(answer.body()).getLong("id"));
        revocable.add(approval);
        return true;
    }

    private boolean revoke(LoadApproval approval) {
        HttpResponse<String> answer = api.revoke(approval.id());
        if (answer == null || !REVOKED.contains(answer.statusCode())) {
            return false;
        }
        approval.acknowledgeRevocation();
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
