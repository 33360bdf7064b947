package io.masif.bench.cluster;

import io.masif.bench.cluster.load.ApiClient;
import io.masif.bench.testbed.Pauses;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Whether UIs show what SQL says: the plans of some hosts that do not change, and all approvals. */
final class UiComparison {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int APPROVALS = 1000;
    private static final int REQUESTS = 10;

    private final Executor requests = Executors.newFixedThreadPool(REQUESTS, task -> {
        Thread thread = new Thread(task, "comparison");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ApiClient> uis;
    private final StoredState stored;
    private final List<String> hosts;

    /**
     * @param uis each past the balancer
     * @param hosts the names of the hosts that are compared
     */
    UiComparison(List<ApiClient> uis, StoredState stored, List<String> hosts) {
        this.uis = List.copyOf(uis);
        this.stored = stored;
        this.hosts = List.copyOf(hosts);
    }

    /** After how many seconds, from a moment, the last UI was right; infinity if one was not within half a minute. */
    double secondsUntilRight(long since) {
        List<CompletableFuture<Double>> all = uis.stream()
                .map(ui -> CompletableFuture.supplyAsync(() -> secondsUntilRight(ui, since)))
                .toList();
        return all.stream().mapToDouble(CompletableFuture::join).max().orElse(0);
    }

    private double secondsUntilRight(ApiClient ui, long since) {
        while (System.nanoTime() - since < LIMIT.toNanos()) {
            if (isRight(ui)) {
                return (System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1);
            }
            Pauses.sleep(PAUSE);
        }
        return Double.POSITIVE_INFINITY;
    }

    /** A host whose plan changes meanwhile may be shown as it was before or as it is after. */
    private boolean isRight(ApiClient ui) {
        Map<Long, Boolean> decisions = stored.decisions();
        Map<String, Set<String>> before = stored.packages(hosts);
        String approvals = ui.get("approvals?limit=" + APPROVALS);
        if (approvals == null
                || !shown(new JsonArray(approvals))
                        .entrySet()
                        .containsAll(newest(decisions).entrySet())) {
            return false;
        }
        Map<String, CompletableFuture<String>> answers = plans(ui);
        answers.values().forEach(CompletableFuture::join);
        Map<String, Set<String>> after = stored.packages(hosts);
        return answers.entrySet().stream().allMatch(host -> {
            Set<String> planned = planned(host.getValue().join());
            return before.getOrDefault(host.getKey(), Set.of()).equals(planned)
                    || after.getOrDefault(host.getKey(), Set.of()).equals(planned);
        });
    }

    /** Asked for all at once, since each answer may take long. */
    private Map<String, CompletableFuture<String>> plans(ApiClient ui) {
        return hosts.stream()
                .collect(Collectors.toMap(
                        host -> host, host -> CompletableFuture.supplyAsync(() -> ui.get("hosts/" + host), requests)));
    }

    private static Map<Long, Boolean> newest(Map<Long, Boolean> decisions) {
        return decisions.entrySet().stream()
                .sorted(Map.Entry.<Long, Boolean>comparingByKey().reversed())
                .limit(APPROVALS / 2)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<Long, Boolean> shown(JsonArray approvals) {
        return approvals.stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(row -> row.getLong("id"), row -> row.getValue("revoked") != null));
    }

    private static Set<String> planned(String host) {
        return host == null
                ? null
                : new JsonObject(host)
                        .getJsonArray("plan").stream()
                                .map(JsonObject.class::cast)
                                .map(action -> action.getString("package"))
                                .collect(Collectors.toCollection(TreeSet::new));
    }
}
