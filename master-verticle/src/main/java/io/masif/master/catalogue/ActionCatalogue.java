package io.masif.master.catalogue;

import io.masif.boot.database.IdleTransactionLimit;
import io.masif.domain.Digest;
import io.masif.domain.PlannedAction;
import io.masif.master.memory.BoundedCache;
import io.masif.master.overload.HostQuota;
import io.masif.master.report.ReportedAction;
import io.masif.master.store.ActionStore;
import io.masif.master.store.CatalogueRevision;
import io.masif.master.store.CatalogueRevision.ActionsRemovedException;
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

/**
 * The actions of the fleet: recently used actions are in memory, all actions in the database. What is in memory was read at one
 * revision of the catalogue; it is forgotten when that has changed. Belongs to one event loop.
 */
public final class ActionCatalogue {
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    /** Half of what an action needs with its texts: it is in two maps. */
    private static final long ENTRY_BYTES = 350;

    private final HostQuota quota;
    private final BoundedCache<Digest, StoredAction> byDigest = new BoundedCache<>(MAX_BYTES, stored -> ENTRY_BYTES);
    private final BoundedCache<Long, StoredAction> byId = new BoundedCache<>(MAX_BYTES, stored -> ENTRY_BYTES);

    private Long revision;

    /** @param quota that is charged for actions that are added */
    ActionCatalogue(HostQuota quota) {
        this.quota = quota;
    }

    /** Actions that a host reported. */
    public record HostActions(String host, Collection<ReportedAction> actions) {}

    /**
     * The stored actions; actions that are new to the fleet are added.
     *
     * @return fails with {@link ActionsRemovedException} if one of them was removed right after it was added
     */
    public Future<StoredActions> store(SqlClient client, Collection<HostActions> reported) {
        return readRevision(client).compose(current -> store(client, reported, current));
    }

    /** The revision is read before the first action that is kept in memory. */
    private Future<Long> readRevision(SqlClient client) {
        return revision != null
                ? Future.succeededFuture(revision)
                : CatalogueRevision.read(client).map(current -> {
                    // another report may have read it meanwhile
                    revision = revision == null ? current : revision;
                    return revision;
                });
    }

    private Future<StoredActions> store(SqlClient client, Collection<HostActions> reported, long current) {
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
        return find(client, missing, found, current)
                .compose(done ->
                        missing.isEmpty() ? Future.succeededFuture() : add(client, missing, found, reported, current))
                .map(done -> new StoredActions(current, found));
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
        return readRevision(pool).compose(current -> fillSources(pool, sources, current));
    }

    private Future<Void> fillSources(Pool pool, SortedMap<Digest, String> sources, long current) {
        return ActionStore.findByDigest(pool, sources.keySet()).compose(rows -> {
            TreeMap<Digest, String> missing = new TreeMap<>();
            rows.forEach(stored -> {
                cache(stored, current);
                if (stored.source() == null) {
                    missing.put(stored.digest(), sources.get(stored.digest()));
                }
            });
            return missing.isEmpty()
                    ? Future.succeededFuture()
                    : IdleTransactionLimit.inTransaction(
                                    pool, connection -> ActionStore.fillSources(connection, missing))
                            .onSuccess(filled -> rows.stream()
                                    .filter(stored -> missing.containsKey(stored.digest()))
                                    .forEach(
                                            stored -> cache(stored.withSource(missing.get(stored.digest())), current)));
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
        return missing.isEmpty()
                ? Future.succeededFuture(found)
                : readRevision(client).compose(current -> ActionStore.findById(client, missing)
                        .map(rows -> {
                            rows.forEach(stored -> found.put(stored.id(), cache(stored, current)));
                            return found;
                        }));
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
        revision = null;
        byDigest.clear();
        byId.clear();
    }

    private Future<Void> add(
            SqlClient client,
            SortedMap<Digest, PlannedAction> missing,
            Map<Digest, StoredAction> found,
            Collection<HostActions> reported,
            long current) {
        return ActionStore.insert(client, missing).compose(added -> {
            consumeQuota(new HashSet<>(missing.keySet()), reported);
            return find(client, missing, found, current)
                    .compose(done -> missing.isEmpty()
                            ? Future.succeededFuture()
                            : Future.failedFuture(new ActionsRemovedException()));
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
    private Future<Void> find(
            SqlClient client, Map<Digest, PlannedAction> missing, Map<Digest, StoredAction> found, long current) {
        return ActionStore.findByDigest(client, missing.keySet()).map(rows -> {
            rows.forEach(stored -> {
                found.put(stored.digest(), cache(stored, current));
                missing.remove(stored.digest());
            });
            return null;
        });
    }

    /** @param current the revision before the action was read; if it is not that of this memory any more, nothing is kept */
    private StoredAction cache(StoredAction stored, long current) {
        if (revision != null && revision == current) {
            byDigest.put(stored.digest(), stored);
            byId.put(stored.id(), stored);
        }
        return stored;
    }
}
