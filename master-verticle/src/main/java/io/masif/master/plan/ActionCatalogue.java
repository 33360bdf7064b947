package io.masif.master.plan;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.master.store.ActionStore;
import io.masif.master.store.StoredAction;
import io.vertx.core.Future;
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

/** The actions of the fleet: in memory those asked for lately, in the database all. */
final class ActionCatalogue {
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    /** About what an action needs with its texts, half of it: it stands in two maps. */
    private static final long BYTES = 320;

    private final Allowance allowance;
    private final Remembered<Digest, StoredAction> byDigest = new Remembered<>(MOST_BYTES, stored -> BYTES);
    private final Remembered<Long, StoredAction> byId = new Remembered<>(MOST_BYTES, stored -> BYTES);

    /** @param allowance of new actions, from which those that are added are taken */
    ActionCatalogue(Allowance allowance) {
        this.allowance = allowance;
    }

    /** Actions that a host told. */
    record HostActions(String host, Collection<SentAction> actions) {}

    /** All of them by their digest; those that are new to the fleet are added. */
    Future<Map<Digest, StoredAction>> store(SqlClient client, Collection<HostActions> told) {
        Map<Digest, StoredAction> found = new HashMap<>();
        TreeMap<Digest, Action> missing = new TreeMap<>();
        told.forEach(each -> each.actions().forEach(sent -> {
            StoredAction stored = byDigest.get(sent.digest());
            if (stored == null || !stored.surelyThere()) {
                missing.put(sent.digest(), sent.action());
            } else {
                found.put(sent.digest(), stored);
            }
        }));
        return find(client, missing, found)
                .compose(done -> missing.isEmpty() ? Future.succeededFuture() : add(client, missing, found, told))
                .map(found);
    }

    /** How many of them are not in memory. */
    int unknown(Collection<SentAction> actions) {
        int unknown = 0;
        for (SentAction action : actions) {
            unknown += byDigest.get(action.digest()) == null ? 1 : 0;
        }
        return unknown;
    }

    /** Those with these numbers, as far as the database has them. */
    Future<Map<Long, StoredAction>> load(SqlClient client, Collection<Long> ids) {
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
        return ActionStore.byId(client, missing).map(rows -> {
            rows.forEach(stored -> found.put(stored.id(), remember(stored)));
            return found;
        });
    }

    /** Those with these numbers; null unless all are in memory. */
    List<StoredAction> remembered(Collection<Long> ids) {
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

    void forget() {
        byDigest.clear();
        byId.clear();
    }

    private Future<Void> add(
            SqlClient client,
            SortedMap<Digest, Action> missing,
            Map<Digest, StoredAction> found,
            Collection<HostActions> told) {
        return ActionStore.insert(client, missing)
                .onSuccess(added -> spend(new HashSet<>(missing.keySet()), told))
                .compose(added -> find(client, missing, found));
    }

    /** Each of the actions added is taken from what one host may tell. */
    private void spend(Set<Digest> added, Collection<HostActions> told) {
        long now = System.nanoTime();
        for (HostActions each : told) {
            int its = 0;
            for (SentAction action : each.actions()) {
                its += added.remove(action.digest()) ? 1 : 0;
            }
            allowance.spend(each.host(), its, now);
        }
    }

    /** Moves what the database has from the missing to the found. */
    private Future<Void> find(SqlClient client, Map<Digest, Action> missing, Map<Digest, StoredAction> found) {
        return ActionStore.byDigest(client, missing.keySet()).map(rows -> {
            rows.forEach(stored -> {
                found.put(stored.digest(), remember(stored));
                missing.remove(stored.digest());
            });
            return null;
        });
    }

    private StoredAction remember(StoredAction stored) {
        byDigest.put(stored.digest(), stored);
        byId.put(stored.id(), stored);
        return stored;
    }
}
