package io.masif.bench.rollout;

import io.masif.bench.cluster.load.AnswerCheck;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.HostConnection;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Hosts that report every ten seconds, or as often as this machine manages, and execute what they are answered is approved. Some
 * keep their connections, the others resume their sessions. All happens on the thread of the connectors.
 */
final class RolloutFleet implements AutoCloseable {
    private static final int CLIENTS = 64;
    private static final long TICK_MILLIS = 5;
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MIN_EXECUTION_MILLIS = 1000;
    private static final int MAX_EXECUTION_MILLIS = 10_000;
    private static final int MIN_PAUSE_MILLIS = 500;
    private static final int MAX_PAUSE_MILLIS = 1500;
    private static final int OK = 200;

    private final List<Connector> masters;
    private final IntPredicate isReady;
    private final UpdatePlans plans;
    private final List<ApprovalCheck> checks;
    private final int kept;
    private final Deque<RolloutHost> due = new ArrayDeque<>();
    private final Deque<RolloutHost> later = new ArrayDeque<>();
    private final Random random = new Random(1);
    private final double[] failureShares = new double[UpdatePlans.UPDATES];
    private final int[] executing = new int[UpdatePlans.UPDATES];
    private final int[] mostExecuting = new int[UpdatePlans.UPDATES];
    private final int[] ended = new int[UpdatePlans.UPDATES];
    private ScheduledFuture<?> ticker;
    private FleetCounts counts = FleetCounts.NONE;
    private int busy;

    /**
     * @param masters connectors of one thread
     * @param isReady whether the master with that number is ready
     * @param checks of each update: what answers approve
     * @param kept how many hosts keep their connections
     */
    RolloutFleet(
            List<Connector> masters,
            IntPredicate isReady,
            UpdatePlans plans,
            List<ApprovalCheck> checks,
            int hosts,
            int kept) {
        this.masters = List.copyOf(masters);
        this.isReady = isReady;
        this.plans = plans;
        this.checks = List.copyOf(checks);
        this.kept = kept;
        List<RolloutHost> all = IntStream.range(0, hosts)
                .mapToObj(number -> new RolloutHost(number, plans))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, random);
        due.addAll(all);
    }

    void start() {
        ticker = masters.get(0).loop().scheduleAtFixedRate(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What has happened until now. */
    FleetCounts counts() {
        return call(() -> counts);
    }

    /** From now on so many of the executions of an update fail. */
    void setFailureShare(int update, double share) {
        call(() -> failureShares[update] = share);
    }

    /** How many hosts have executed an update at once at most: each began and had not ended. */
    int mostExecuting(int update) {
        return call(() -> mostExecuting[update]);
    }

    /** How many executions of an update have ended. */
    int ended(int update) {
        return call(() -> ended[update]);
    }

    private <T> T call(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, masters.get(0).loop()).join();
    }

    private void tick() {
        for (RolloutHost next = poll(); next != null; next = poll()) {
            busy++;
            new HostReport(masters, isReady, next, this::onAnswer).send();
        }
    }

    private RolloutHost poll() {
        if (busy >= CLIENTS) {
            return null;
        }
        if (!due.isEmpty()) {
            return due.poll();
        }
        return later.isEmpty() || later.peek().dueAtNanos() - System.nanoTime() > 0 ? null : later.poll();
    }

    private void onAnswer(RolloutHost host, int status) {
        busy--;
        if (status != OK) {
            counts = counts.withRefused();
            repeat(host, status);
            return;
        }
        Set<String> approved = AnswerCheck.approvedDigests(host.connection().body());
        counts = counts.withAnswered(!host.isKnown(), plans.hasOthers(approved));
        long now = System.currentTimeMillis();
        IntStream.range(0, UpdatePlans.UPDATES).filter(host::reportsFailure).forEach(update -> checks.get(update)
                .addFailure(host.number(), now));
        host.acknowledge();
        int[] updates = IntStream.range(0, UpdatePlans.UPDATES)
                .filter(update -> plans.isApproved(update, approved))
                .toArray();
        Arrays.stream(updates).forEach(update -> checks.get(update).add(host.number(), now));
        Arrays.stream(updates)
                .filter(host::wants)
                .findFirst()
                .ifPresentOrElse(update -> execute(host, update), () -> rest(host));
    }

    /** As agents do. */
    private void repeat(RolloutHost host, int status) {
        int seconds = status == HostConnection.BROKEN
                ? HostConnection.UNKNOWN
                : host.connection().retryAfterSeconds();
        long millis = seconds == HostConnection.UNKNOWN
                ? random.nextInt(MIN_PAUSE_MILLIS, MAX_PAUSE_MILLIS)
                : TimeUnit.SECONDS.toMillis(seconds);
        masters.get(0).schedule(millis, () -> due.add(host));
    }

    private void execute(RolloutHost host, int update) {
        Instant started = Instant.now();
        boolean isDone = random.nextDouble() >= failureShares[update];
        executing[update]++;
        mostExecuting[update] = Math.max(mostExecuting[update], executing[update]);
        masters.get(0).schedule(random.nextInt(MIN_EXECUTION_MILLIS, MAX_EXECUTION_MILLIS), () -> {
            executing[update]--;
            ended[update]++;
            host.end(update, started, isDone);
            due.add(host);
        });
    }

    private void rest(RolloutHost host) {
        if (host.number() >= kept) {
            host.connection().close();
        }
        host.setDueAtNanos(System.nanoTime() + INTERVAL_NANOS);
        later.add(host);
    }

    @Override
    public void close() {
        if (ticker != null) {
            ticker.cancel(false);
        }
        masters.get(0).close();
    }
}
