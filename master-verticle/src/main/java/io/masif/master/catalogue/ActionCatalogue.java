package io.masif.master.catalogue;

import io.masif.domain.Digest;
import io.masif.domain.PlannedAction;
import io.masif.master.memory.BoundedCache;
import io.masif.master.overload.HostQuota;
import io.masif.master.report.ReportedAction;
import io.masif.master.store.ActionStore;
import io.masif.master.store.StoredAction;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The actions of the fleet: recently used actions are in memory, all actions in the database. */
public final class ActionCatalogue {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** Half of what an action needs with its texts: it is in two maps. */
    private static final long ENTRY_BYTES = 350;

    private final HostQuota quota;
    private final BoundedCache<Digest, StoredAction> byDigest = new BoundedCache<>(MAX_BYTES, stored -> ENTRY_BYTES);
    private final BoundedCache<Long, StoredAction> byId = new BoundedCache<>(MAX_BYTES, stored -> ENTRY_BYTES);

    /** @param quota that is charged for actions that are added */
    ActionCatalogue(HostQuota quota) {
        this.quota = quota;
    }

    /** Actions that a host reported. */
    public record HostActions(String host, Collection<ReportedAction> actions) {}

    /** The stored actions by their digest; actions that are new to the fleet are added. */
    public Future<Map<Digest, StoredAction>> store(SqlClient client, Collection<HostActions> reported) {
        Map<Digest, StoredAction> found = new HashMap<>();
        TreeMap<Digest, PlannedAction> missing = new TreeMap<>();
        reported.forEach(each -> each.actions().forEach(sent -> {
            StoredAction stored = byDigest.get(sent.digest());
            if (stored == null || !stored.isFresh()) {
                missing.put(sent.digest(), sent.planned());
            } else {
                found.put(sent.digest(), stored);
            }
        }));
        return find(client, missing, found)
                .compose(done -> missing.isEmpty() ? Future.succeededFuture() : add(client, missing, found, reported))
                .map(found);
    }

    /** The number of these actions that are not in memory. */
    int countUncached(Collection<ReportedAction> actions) {
        int uncached = 0;
        for (ReportedAction action : actions) {
            uncached += byDigest.get(action.digest()) == null ? 1 : 0;
        }
        return uncached;
    }

    /** Whether the action is in memory with its source. */
    boolean hasCachedSource(Digest digest) {
        StoredAction stored = byDigest.get(digest);
        return stored != null && stored.source() != null;
    }

    /**
     * Fills in the sources of these actions where the database has none.
     *
     * @param sources by the actions' digests; actions that the database does not have are left out
     */
    Future<Void> fillSources(Pool pool, SortedMap<Digest, String> sources) {
        // another master may have done it
        return ActionStore.findByDigest(pool, sources.keySet()).compose(rows -> {
            TreeMap<Long, String> missing = new TreeMap<>();
            rows.forEach(stored -> {
                cache(stored);
                if (stored.source() == null) {
                    missing.put(stored.id(), sources.get(stored.digest()));
                }
            });
            return missing.isEmpty()
                    ? Future.succeededFuture()
                    : pool.withTransaction(connection -> ActionStore.fillSources(connection, missing))
                            .onSuccess(filled -> rows.stream()
                                    .filter(stored -> missing.containsKey(stored.id()))
                                    .forEach(stored -> cache(stored.withSource(missing.get(stored.id())))));
        });
    }

    /** The actions with these numbers by number; those that the database does not have are left out. */
    public Future<Map<Long, StoredAction>> load(SqlClient client, Collection<Long> ids) {
        Map<Long, StoredAction> found = new HashMap<>();
        ids.forEach(id -> {
            StoredAction stored = byId.get(id);
            if (stored != null) {
                found.put(id, stored);
            }
        });
        List<Long> missing = ids.stream()
                .filter(id -> !found.containsKey(id))
                .distinct()
                .sorted()
                .toList();
        return ActionStore.findById(client, missing).map(rows -> {
            rows.forEach(stored -> found.put(stored.id(), cache(stored)));
            return found;
        });
    }

    /** The actions with these numbers; null unless all are in memory. */
    public List<StoredAction> getCached(Collection<Long> ids) {
        List<StoredAction> all = new ArrayList<>(ids.size());
        for (Long id : ids) {
            StoredAction stored = byId.get(id);
            if (stored == null) {
                return null;
            }
            all.add(stored);
        }
        return all;
    }

    void clear() {
        byDigest.clear();
        byId.clear();
    }

    private Future<Void> add(
            SqlClient client,
            SortedMap<Digest, PlannedAction> missing,
            Map<Digest, StoredAction> found,
            Collection<HostActions> reported) {
        return ActionStore.insert(client, missing).compose(added -> {
            consumeQuota(new HashSet<>(missing.keySet()), reported);
            return find(client, missing, found);
        });
    }

    /** Charges one host for each action that was added. */
    private void consumeQuota(Set<Digest> added, Collection<HostActions> reported) {
        long now = System.nanoTime();
        for (HostActions each : reported) {
            int count = 0;
            for (ReportedAction action : each.actions()) {
                count += added.remove(action.digest()) ? 1 : 0;
            }
            quota.consume(each.host(), count, now);
        }
    }

    /** Moves the actions that the database has from {@code missing} to {@code found}. */
    private Future<Void> find(SqlClient client, Map<Digest, PlannedAction> missing, Map<Digest, StoredAction> found) {
        return ActionStore.findByDigest(client, missing.keySet()).map(rows -> {
            rows.forEach(stored -> {
                found.put(stored.digest(), cache(stored));
                missing.remove(stored.digest());
            });
            return null;
        });
    }

    private StoredAction cache(StoredAction stored) {
        byDigest.put(stored.digest(), stored);
        byId.put(stored.id(), stored);
        return stored;
    }
}
