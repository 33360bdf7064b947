package io.masif.master.plan;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.master.store.ActionStore;
import io.masif.master.store.StoredAction;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions of the fleet: in memory those asked for lately, in the database all. */
final class ActionCatalogue {
    private static final int REMEMBERED = 100_000;

    private final Bounded<Digest, StoredAction> byDigest = new Bounded<>(REMEMBERED);
    private final Bounded<Long, StoredAction> byId = new Bounded<>(REMEMBERED);

    /** All of them by their digest; those that are new to the fleet are added. */
    Future<Map<Digest, StoredAction>> store(SqlClient client, Collection<Action> actions) {
        Map<Digest, StoredAction> found = new HashMap<>();
        TreeMap<Digest, Action> missing = new TreeMap<>();
        actions.forEach(action -> {
            Digest digest = action.digest();
            StoredAction stored = byDigest.get(digest);
            if (stored == null || !stored.surelyThere()) {
                missing.put(digest, action);
            } else {
                found.put(digest, stored);
            }
        });
        return find(client, missing, found)
                .compose(done -> missing.isEmpty()
                        ? Future.succeededFuture()
                        : ActionStore.insert(client, missing).compose(added -> find(client, missing, found)))
                .map(found);
    }

    /** Those of them that the database has, by their number. */
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

    void forget() {
        byDigest.clear();
        byId.clear();
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
