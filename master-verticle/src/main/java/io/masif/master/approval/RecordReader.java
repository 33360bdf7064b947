package io.masif.master.approval;

import io.masif.decision.HostSet;
import io.masif.master.store.decision.DecisionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Reads records of several kinds by number, and their sets of hosts, some at a time. In most cases few have changed: then one
 * round trip is enough for the records of all kinds.
 */
final class RecordReader {
    /** A record may have 1,000 patterns or more, and a set 100,000 hosts: what is read at a time stays below 10 MB. */
    private static final int RECORDS_PER_QUERY = 100;

    private static final int SETS_PER_QUERY = 10;

    private final Vertx vertx;
    private final PatientQuery queries;
    private final List<Part<?>> parts = new ArrayList<>();

    RecordReader(Vertx vertx, PatientQuery queries) {
        this.vertx = vertx;
        this.queries = queries;
    }

    /** Some numbers of one kind, and where the records go. */
    private record Part<R>(List<Long> ids, BiFunction<SqlClient, List<Long>, Future<List<R>>> query, List<R> found) {
        /** The result puts them there: several attempts may read them. */
        Future<Runnable> read(SqlClient client) {
            return query.apply(client, ids).map(rows -> () -> found.addAll(rows));
        }
    }

    /**
     * Records to be read. The result is empty before {@link #read}.
     *
     * @param query reads the records of some numbers
     */
    <R> List<R> add(List<Long> ids, BiFunction<SqlClient, List<Long>, Future<List<R>>> query) {
        List<R> found = new ArrayList<>();
        for (int start = 0; start < ids.size(); start += RECORDS_PER_QUERY) {
            List<Long> some = ids.subList(start, Math.min(ids.size(), start + RECORDS_PER_QUERY));
            parts.add(new Part<>(some, query, found));
        }
        return found;
    }

    /** Reads all that was added. */
    Future<Void> read() {
        Future<Void> done = Future.succeededFuture();
        for (List<Part<?>> round : rounds()) {
            done = done.compose(before -> queries.execute(connection -> {
                        List<Future<Runnable>> all = round.stream()
                                .map(part -> part.read(connection))
                                .toList();
                        return Future.join(all)
                                .map(read -> all.stream().map(Future::result).toList());
                    }))
                    .map(found -> {
                        found.forEach(Runnable::run);
                        return null;
                    });
        }
        return done;
    }

    private List<List<Part<?>>> rounds() {
        List<List<Part<?>>> rounds = new ArrayList<>();
        int records = RECORDS_PER_QUERY;
        for (Part<?> part : parts) {
            records += part.ids().size();
            if (records > RECORDS_PER_QUERY) {
                rounds.add(new ArrayList<>());
                records = part.ids().size();
            }
            rounds.get(rounds.size() - 1).add(part);
        }
        return rounds;
    }

    /** The sets of hosts of these numbers, of which some may be null; parsed off the event loop. */
    Future<Map<Long, HostSet>> readHostSets(Stream<Long> ids) {
        List<Long> all = ids.filter(Objects::nonNull).distinct().toList();
        Map<Long, HostSet> sets = new HashMap<>();
        Future<Void> done = Future.succeededFuture();
        for (int start = 0; start < all.size(); start += SETS_PER_QUERY) {
            List<Long> some = all.subList(start, Math.min(all.size(), start + SETS_PER_QUERY));
            done = done.compose(before -> queries.execute(connection -> DecisionStore.findHostSets(connection, some)))
                    .compose(texts -> vertx.executeBlocking(() -> parse(texts)))
                    .map(parsed -> {
                        sets.putAll(parsed);
                        return null;
                    });
        }
        return done.map(sets);
    }

    private static Map<Long, HostSet> parse(Map<Long, String> texts) {
        Map<Long, HostSet> sets = new HashMap<>();
        texts.forEach((id, text) -> sets.put(id, HostSet.parse(text)));
        return sets;
    }
}
