package io.masif.master.write;

import io.masif.master.host.HostCache;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of a batch's hosts before it is written, from memory if possible. */
final class ExistingRows {
    private final HostCache hostCache;
    private final List<String> hosts;

    /** @param hosts sorted by name */
    ExistingRows(HostCache hostCache, List<String> hosts) {
        this.hostCache = hostCache;
        this.hosts = hosts;
    }

    /**
     * The rows by name. The caller holds the fleet's counter: nobody else changes a host until the end of the transaction.
     * A host in memory may have been removed from the database; for a single one this is found out when it is changed.
     *
     * @param revision that the counter has now
     */
    Future<Map<String, AgentRow>> find(SqlConnection connection, long revision) {
        Optional<Map<String, AgentRow>> cached = hostCache.rowsAt(revision - 1, hosts);
        if (cached.isEmpty()) {
            return read(connection);
        }
        Map<String, AgentRow> rows = cached.get();
        if (hosts.size() == 1) {
            return Future.succeededFuture(rows);
        }
        List<Long> ids = rows.values().stream().map(AgentRow::id).sorted().toList();
        return AgentRows.findMissing(connection, ids)
                .compose(missing -> missing.isEmpty() ? Future.succeededFuture(rows) : read(connection));
    }

    /** The rows by name, from the database. */
    Future<Map<String, AgentRow>> read(SqlConnection connection) {
        return AgentRows.findByName(connection, hosts).map(ExistingRows::indexByName);
    }

    static Map<String, AgentRow> indexByName(Collection<AgentRow> rows) {
        return rows.stream().collect(Collectors.toMap(AgentRow::name, Function.identity()));
    }
}
