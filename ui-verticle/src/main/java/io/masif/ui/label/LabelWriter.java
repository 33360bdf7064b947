package io.masif.ui.label;

import io.masif.domain.label.InvalidLabelException;
import io.masif.domain.label.Labels;
import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.database.ShortTransaction;
import io.masif.ui.language.Text;
import io.masif.ui.store.history.HistoryStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes labels of hosts on request of an operator: some hosts in each transaction, each with an entry in the history. */
public final class LabelWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LabelWriter.class);
    private static final int MAX_HOSTS_AT_ONCE = 1000;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Text UNKNOWN_OUTCOME = Text.of("refusal.unknown.labels");

    private final Pool pool;
    private final Supplier<Future<Void>> refreshIndex;

    /** @param refreshIndex lets the next answers take a change into account */
    public LabelWriter(Pool pool, Supplier<Future<Void>> refreshIndex) {
        this.pool = pool;
        this.refreshIndex = refreshIndex;
    }

    /**
     * What was done.
     *
     * @param found how many of the hosts exist
     * @param changed how many of them were changed; the others were so already
     */
    public record Result(int found, int changed) {
        private Result and(Result other) {
            return new Result(found + other.found, changed + other.changed);
        }
    }

    /**
     * Changes the labels of those of these hosts that exist. If it fails, some may have been changed.
     *
     * @param isDisconnected whether the client no longer waits for the answer
     */
    public Future<Result> change(List<String> names, LabelChange change, String actor, BooleanSupplier isDisconnected) {
        Future<Result> changed = Future.succeededFuture(new Result(0, 0));
        for (int from = 0; from < names.size(); from += MAX_HOSTS_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + MAX_HOSTS_AT_ONCE));
            changed = changed.compose(before -> new ShortTransaction(pool, TIME_LIMIT, isDisconnected, UNKNOWN_OUTCOME)
                    .run(connection -> changeSome(connection, some, change, actor))
                    .map(before::and));
        }
        return changed.onSuccess(result ->
                        LOG.info("labels changed actor={} label={} hosts={}", actor, change.label(), result.changed()))
                .compose(result -> refreshIndex.get().map(result));
    }

    private static Future<Result> changeSome(
            SqlConnection connection, List<String> names, LabelChange change, String actor) {
        return LabelStore.incrementCounter(connection).compose(revision -> LabelStore.findHosts(connection, names)
                .compose(hosts -> hosts.isEmpty()
                        ? Future.succeededFuture(new Result(0, 0))
                        : LabelStore.find(connection, hosts.values())
                                .map(stored -> apply(change, hosts, stored))
                                .compose(changed -> put(connection, changed, revision, change, actor))
                                .map(count -> new Result(hosts.size(), count))));
    }

    /** The labels of the hosts that are to be changed, by name. */
    private static Map<String, StoredLabels> apply(
            LabelChange change, Map<String, Integer> hosts, Map<Integer, Labels> stored) {
        Map<String, StoredLabels> changed = new TreeMap<>();
        hosts.forEach((name, id) -> {
            Labels before = stored.getOrDefault(id, Labels.NONE);
            Labels after = apply(change, name, before);
            if (!after.equals(before)) {
                changed.put(name, new StoredLabels(id, after));
            }
        });
        return changed;
    }

    private static Labels apply(LabelChange change, String host, Labels before) {
        try {
            return change.apply(before);
        } catch (InvalidLabelException e) {
            throw Failure.badInput(Text.of("refusal.labels-unchanged", Quote.of(host), LabelRefusal.describe(e)));
        }
    }

    private static Future<Integer> put(
            SqlConnection connection,
            Map<String, StoredLabels> changed,
            long revision,
            LabelChange change,
            String actor) {
        if (changed.isEmpty()) {
            return Future.succeededFuture(0);
        }
        JsonObject detail = new JsonObject()
                .put("label", change.label())
                .put("hosts", new JsonArray(new ArrayList<>(changed.keySet())))
                .put("host_count", changed.size());
        return LabelStore.put(connection, changed.values(), revision)
                .compose(written -> HistoryStore.append(connection, actor, findKind(change), detail))
                .map(changed.size());
    }

    private static String findKind(LabelChange change) {
        return change instanceof LabelChange.Put ? HistoryStore.LABEL_ADDED : HistoryStore.LABEL_REMOVED;
    }
}
