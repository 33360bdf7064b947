package io.masif.master.plan;

import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentStore;
import io.masif.master.store.FleetCounter;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What this master knows about the hosts' rows, so that a report that changes nothing costs no statement. */
final class Fleet {
    private static final int PAGE = 5000;

    private final Map<String, AgentRow> byName = new HashMap<>();
    private long revision;
    private long id;

    /** What is known of the host; null if nothing. */
    AgentRow get(String host) {
        return byName.get(host);
    }

    /** Keeps what is newer. */
    void learn(List<AgentRow> rows) {
        rows.forEach(row ->
                byName.merge(row.name(), row, (known, read) -> read.revision() >= known.revision() ? read : known));
    }

    /** These hosts were removed. */
    void forget(Set<Long> ids) {
        if (!ids.isEmpty()) {
            byName.values().removeIf(row -> ids.contains(row.id()));
        }
    }

    void forget() {
        byName.clear();
        revision = 0;
        id = 0;
    }

    /** Reads what other masters have changed. True if the database is older than what was known: nothing counts then. */
    Future<Boolean> refresh(Pool pool) {
        return FleetCounter.read(pool).compose(counter -> {
            if (counter < revision) {
                return Future.succeededFuture(true);
            }
            return counter == revision ? Future.succeededFuture(false) : readChanges(pool, counter);
        });
    }

    private Future<Boolean> readChanges(Pool pool, long counter) {
        return AgentStore.changedAfter(pool, revision, id, PAGE).compose(rows -> {
            learn(rows);
            if (!rows.isEmpty()) {
                AgentRow last = rows.get(rows.size() - 1);
                revision = last.revision();
                id = last.id();
            }
            if (rows.size() == PAGE) {
                return readChanges(pool, counter);
            }
            revision = Math.max(revision, counter);
            id = revision == counter ? Long.MAX_VALUE : id;
            return Future.succeededFuture(false);
        });
    }
}
