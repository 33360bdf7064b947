package io.masif.master.write;

import io.masif.master.host.HostCache;
import io.masif.master.store.AgentRow;
import io.masif.master.store.AgentRows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rows of a batch's hosts before it is written, from memory if they are still the same. */
final class ExistingRows {
    private final HostCache hostCache;
    private final List<String> hosts;

    /** @param hosts sorted by name */
    ExistingRows(HostCache hostCache, List<String> hosts) {
        this.hostCache = hostCache;
        this.hosts = hosts;
    }

    /**
     * The rows by name. A single one is from memory, and it is found out when it is changed whether it is still the same; others
     * nobody else changes until the end of the transaction. A host that is not in memory is left out, though somebody else
     * may have added it: that is found out when it is added. To lock it would lock the gap between other hosts, so that another
     * master could not add one there either.
     *
     * @param isNeeded whether a host has to be looked for that is not in memory
     */
    Future<Map<String, AgentRow>> find(SqlClient transaction, Predicate<String> isNeeded) {
        Map<String, AgentRow> rows = hostCache.rows(hosts);
        List<String> sought = hosts.stream()
                .filter(host -> rows.containsKey(host) || isNeeded.test(host))
                .toList();
        if (sought.size() > rows.size()) {
            return read(transaction, sought);
        }
        if (hosts.size() == 1) {
            return Future.succeededFuture(rows);
        }
        return AgentRows.lockIfUnchanged(transaction, rows.values())
                .compose(isUnchanged -> isUnchanged ? Future.succeededFuture(rows) : read(transaction, sought));
    }

    /** The rows of all by name, from the database; nobody else changes them until the end of the transaction. */
    Future<Map<String, AgentRow>> read(SqlClient transaction) {
        return read(transaction, hosts);
    }

    private static Future<Map<String, AgentRow>> read(SqlClient transaction, List<String> names) {
        return AgentRows.lockByName(transaction, names).map(ExistingRows::indexByName);
    }

    static Map<String, AgentRow> indexByName(Collection<AgentRow> rows) {
        return rows.stream().collect(Collectors.toMap(AgentRow::name, Function.identity()));
    }
}
