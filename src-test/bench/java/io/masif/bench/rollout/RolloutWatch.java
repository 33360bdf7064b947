package io.masif.bench.rollout;

import io.masif.bench.database.DatabaseClient;
import io.masif.decision.HostSet;
import io.masif.rig.database.EmbeddedDatabase;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a rollout from the database, again and again. */
final class RolloutWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String MILLIS = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', %s) DIV 1000";
    private static final String ROLLOUT = "SELECT state, " + MILLIS.formatted("created_at") + ", "
            + MILLIS.formatted("state_since") + " FROM rollout WHERE id = %d";
    private static final String RINGS = "SELECT state, " + MILLIS.formatted("opened_at") + ", "
            + MILLIS.formatted("ended_at") + ", host_set_id FROM rollout_ring WHERE rollout_id = %d ORDER BY ring";
    private static final String HOSTS = "SELECT hosts FROM host_set WHERE id = %d";

    private final DatabaseClient database;
    private final long rollout;
    private final ApprovalCheck check;
    private final Map<Long, HostSet> hostSets = new HashMap<>();
    private final List<RolloutRecord.Pause> pauses = new ArrayList<>();
    private final AtomicLong statements = new AtomicLong();
    private final RepeatedTask reading;
    private volatile RolloutRecord latest;

    /** @param check is given what was read, each time */
    RolloutWatch(EmbeddedDatabase server, long rollout, ApprovalCheck check) {
        this.database = new DatabaseClient(server.uri("masif"), server.password());
        this.rollout = rollout;
        this.check = check;
        read();
        this.reading = new RepeatedTask("reading the rollout", PAUSE, this::read);
    }

    /** As it was read last. */
    RolloutRecord latest() {
        reading.requireRunning();
        return latest;
    }

    /** How many statements it has executed. */
    long statements() {
        return statements.get();
    }

    private void read() {
        long readAt = System.currentTimeMillis();
        Row row = list(ROLLOUT.formatted(rollout)).get(0);
        List<RolloutRecord.Ring> rings =
                list(RINGS.formatted(rollout)).stream().map(this::readRing).toList();
        putPause(row.getString(0), row.getLong(2));
        latest = new RolloutRecord(row.getString(0), row.getLong(1), row.getLong(2), rings, pauses);
        check.review(latest, readAt);
    }

    /** It came to that state at that moment. */
    private void putPause(String state, long since) {
        boolean isOpen = !pauses.isEmpty() && pauses.get(pauses.size() - 1).until() == Long.MAX_VALUE;
        boolean isHeld = state.equals("paused") || state.equals("cancelled");
        if (isHeld && !isOpen) {
            pauses.add(new RolloutRecord.Pause(since, Long.MAX_VALUE));
        } else if (!isHeld && isOpen) {
            RolloutRecord.Pause last = pauses.remove(pauses.size() - 1);
            pauses.add(new RolloutRecord.Pause(last.since(), since));
        }
    }

    private RolloutRecord.Ring readRing(Row row) {
        Long set = row.getLong(3);
        HostSet hosts = set == null ? HostSet.NONE : hostSets.computeIfAbsent(set, this::readHosts);
        return new RolloutRecord.Ring(row.getString(0), row.getLong(1), row.getLong(2), hosts);
    }

    private HostSet readHosts(long set) {
        return HostSet.parse(list(HOSTS.formatted(set)).get(0).getString(0));
    }

    private List<Row> list(String sql) {
        statements.incrementAndGet();
        return database.list(sql, row -> row);
    }

    /** Has all answers until now checked once more. */
    @Override
    public void close() {
        reading.close();
        read();
        database.close();
    }
}
