package io.masif.master.clock;

import io.masif.clock.ClockDifference;
import io.masif.master.database.DatabaseErrors;
import io.masif.master.store.HostClockStore;
import io.masif.text.Quote;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the hosts with a wrong clock, for the UIs and the other masters, and logs changes. */
public final class HostClockVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HostClockVerticle.class);
    private static final long STORE_MILLIS = 2_000;
    private static final long READ_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** If the clock of the database, or of a whole site, is wrong, not each host is logged. */
    private static final int MAX_LINES = 10;

    private final Pool pool;
    private HostClocks clocks;
    private long readAt;

    public HostClockVerticle(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<?> start() {
        clocks = HostClocks.of(vertx);
        return read().otherwiseEmpty().onSuccess(read -> scheduleStore());
    }

    /** The next time is scheduled when this one has ended. */
    private void scheduleStore() {
        vertx.setTimer(STORE_MILLIS, timer -> store().compose(
                        stored -> System.nanoTime() - readAt < READ_NANOS ? Future.succeededFuture() : read())
                .onFailure(
                        e -> LOG.debug("clocks of hosts not stored, later again reason={}", DatabaseErrors.reason(e)))
                .onComplete(done -> scheduleStore()));
    }

    private Future<Void> store() {
        Set<String> changed = clocks.takeChanged();
        if (changed.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<String, ClockDifference> differences = new LinkedHashMap<>();
        changed.forEach(host -> differences.put(host, clocks.of(host)));
        return HostClockStore.write(pool, differences)
                .onSuccess(stored -> log(differences))
                .onFailure(e -> clocks.putBack(changed));
    }

    private Future<Void> read() {
        readAt = System.nanoTime();
        return HostClockStore.read(pool).map(stored -> {
            clocks.replace(stored);
            return null;
        });
    }

    private static void log(Map<String, ClockDifference> differences) {
        differences.entrySet().stream().limit(MAX_LINES).forEach(entry -> {
            if (entry.getValue() == null) {
                LOG.info("a host's clock is right again agent={}", Quote.word(entry.getKey()));
            } else {
                LOG.warn(
                        "a host's clock is {} the database's agent={} seconds={}",
                        entry.getValue(),
                        Quote.word(entry.getKey()),
                        entry.getValue().ahead().toSeconds());
            }
        });
        if (differences.size() > MAX_LINES) {
            LOG.warn("the clocks of further hosts have changed hosts={}", differences.size() - MAX_LINES);
        }
    }
}
