package io.masif.ui.sample;

import io.masif.ui.database.Columns;
import io.masif.ui.view.overview.ActionsExecuted;
import io.masif.ui.view.overview.FleetSample;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/** Stores samples of the fleet. */
public final class SampleStore {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(400);
    /** How far back runs are counted one by one. */
    private static final Duration MAX_COUNTED = Duration.ofDays(8);

    private static final String IS_PRESENT = "SELECT 1 FROM fleet_sample WHERE hour = ?";

    /** By when the runs were reported: an index has that, and the clocks of hosts may be wrong. */
    private static final String PUT = """
            INSERT IGNORE INTO fleet_sample
              (hour, hosts, pending_hosts, security_hosts, pending_actions, done, failed)
            SELECT ?, ?, ?, ?, ?, COALESCE(SUM(a.result = 'done'), 0), COALESCE(SUM(a.result = 'failed'), 0)
            FROM run r JOIN run_action a ON a.run_id = r.id
            WHERE r.told_at >= ? AND r.told_at < ? AND r.ended_at IS NOT NULL
            """;

    private static final String DELETE_OLD = "DELETE FROM fleet_sample WHERE hour < ?";

    private static final String FIND = """
            SELECT hour, hosts, pending_hosts, security_hosts, pending_actions, done, failed
            FROM fleet_sample WHERE hour >= ? ORDER BY hour
            """;

    private static final String COUNT_SAMPLED = """
            SELECT COALESCE(SUM(done), 0) AS done, COALESCE(SUM(failed), 0) AS failed,
              COUNT(*) AS hours, MAX(hour) AS last
            FROM fleet_sample WHERE hour >= ? AND hour < ?
            """;

    private static final String COUNT = """
            SELECT COALESCE(SUM(a.result = 'done'), 0) AS done, COALESCE(SUM(a.result = 'failed'), 0) AS failed
            FROM run r JOIN run_action a ON a.run_id = r.id
            WHERE r.told_at >= ? AND r.told_at < ? AND r.ended_at IS NOT NULL
            """;

    /** The clock of this machine may be behind the database's. */
    private static final Instant NO_END = Instant.parse("9999-01-01T00:00:00Z");

    private final SqlClient client;

    public SampleStore(SqlClient client) {
        this.client = client;
    }

    /** Whether there is a sample of the hour that began then. */
    Future<Boolean> isPresent(Instant hour) {
        return client.preparedQuery(IS_PRESENT)
                .execute(Tuple.of(Columns.toUtc(hour)))
                .map(rows -> rows.size() > 0);
    }

    /** Stores the sample of an hour, unless there is one, and removes those that are too old. */
    Future<Void> put(Instant hour, FleetSample.PendingCounts counts) {
        return client.preparedQuery(PUT)
                .execute(Tuple.from(List.of(
                        Columns.toUtc(hour),
                        counts.hosts(),
                        counts.pendingHosts(),
                        counts.securityHosts(),
                        counts.pendingActions(),
                        Columns.toUtc(hour),
                        Columns.toUtc(hour.plus(HOUR)))))
                .compose(put -> client.preparedQuery(DELETE_OLD).execute(Tuple.of(Columns.toUtc(hour.minus(KEPT)))))
                .mapEmpty();
    }

    /** The samples since then, the oldest first. */
    public Future<List<FleetSample>> findSince(Instant moment) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(Columns.toUtc(moment)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SampleStore::parse)
                        .toList());
    }

    /**
     * How many actions were executed since then. Whole hours are counted by their samples, unless one is missing, since no UI
     * ran at that time: then the runs themselves are counted, those of the last 8 days at most. The runs of the first hour are
     * counted one by one if it is not whole.
     */
    public Future<ActionsExecuted> countSince(Instant moment, Instant now) {
        Instant beginning = moment.truncatedTo(ChronoUnit.HOURS);
        Instant firstHour = beginning.equals(moment) ? moment : beginning.plus(HOUR);
        return countRuns(moment, firstHour)
                .compose(first -> findSampled(firstHour, now).compose(sampled -> countRunsSince(sampled.end())
                        .map(sampled.executed()::plus)
                        .map(first::plus)));
    }

    /** How many actions the runs had that were reported since then. */
    public Future<ActionsExecuted> countRunsSince(Instant moment) {
        return countRuns(moment, NO_END);
    }

    /**
     * How many actions were executed since the beginning of an hour by what samples contain, up to the first hour of the last 8
     * days if a sample of these is missing.
     */
    public Future<SampledActions> findSampled(Instant firstHour, Instant now) {
        Instant earliest = now.minus(MAX_COUNTED).truncatedTo(ChronoUnit.HOURS);
        Instant recent = firstHour.isBefore(earliest) ? earliest : firstHour;
        return countSampled(firstHour, recent).compose(before -> countSampled(recent, now)
                .map(sampled -> sampled.isComplete()
                        ? new SampledActions(before.executed().plus(sampled.executed()), sampled.end())
                        : new SampledActions(before.executed(), recent)));
    }

    /** What the samples of the hours from the first moment until the other one contain. */
    private Future<SampledHours> countSampled(Instant from, Instant until) {
        return client.preparedQuery(COUNT_SAMPLED)
                .execute(Tuple.of(Columns.toUtc(from), Columns.toUtc(until)))
                .map(rows -> rows.iterator().next())
                .map(row -> {
                    Instant last = Columns.getInstant(row, "last");
                    return new SampledHours(
                            from, last == null ? from : last.plus(HOUR), row.getLong("hours"), parseExecuted(row));
                });
    }

    private Future<ActionsExecuted> countRuns(Instant from, Instant until) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(Columns.toUtc(from), Columns.toUtc(until)))
                .map(rows -> parseExecuted(rows.iterator().next()));
    }

    private static ActionsExecuted parseExecuted(Row row) {
        return new ActionsExecuted(row.getLong("done"), row.getLong("failed"));
    }

    /**
     * What samples contain.
     *
     * @param end the end of the last hour that has a sample; the start if there is none
     * @param hours how many samples there are
     */
    private record SampledHours(Instant start, Instant end, long hours, ActionsExecuted executed) {
        /** Whether there is a sample of each hour, from the first to the last. */
        boolean isComplete() {
            return hours == Duration.between(start, end).toHours();
        }
    }

    private static FleetSample parse(Row row) {
        return new FleetSample(
                Columns.getInstant(row, "hour"),
                new FleetSample.PendingCounts(
                        row.getInteger("hosts"),
                        row.getInteger("pending_hosts"),
                        row.getInteger("security_hosts"),
                        row.getInteger("pending_actions")),
                row.getInteger("done"),
                row.getInteger("failed"));
    }
}
