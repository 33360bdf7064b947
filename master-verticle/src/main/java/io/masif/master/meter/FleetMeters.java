package io.masif.master.meter;

import io.masif.management.Meters;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Measures how many hosts there are, by their states. The database counts them on request, as {@link CountPace} permits. */
public final class FleetMeters {
    private final Pool pool;
    private final Supplier<Duration> silentAfter;
    private final MultiGauge hosts;
    private final CountPace countPace = new CountPace();

    /** @param silentAfter a host that has not reported for so long is silent */
    public FleetMeters(Vertx vertx, Pool pool, Supplier<Duration> silentAfter) {
        this.pool = pool;
        this.silentAfter = silentAfter;
        this.hosts = MultiGauge.builder("masif.hosts")
                .description(
                        "Hosts by whether they still report, the protocol they speak, and the state they reported.")
                .register(Meters.of(vertx).registry());
    }

    /** Counts them, unless that was done recently; fails if the database does not answer. */
    public Future<?> refresh() {
        if (!countPace.tryBegin(System.nanoTime())) {
            return Future.succeededFuture();
        }
        return HostCount.read(pool, silentAfter.get())
                .onSuccess(this::publishCounts)
                .onComplete(done -> countPace.end(System.nanoTime()));
    }

    private void publishCounts(List<HostCount> counts) {
        hosts.register(
                counts.stream()
                        .map(count -> MultiGauge.Row.of(
                                Tags.of(
                                        "seen",
                                        count.isSilent() ? "silent" : "alive",
                                        "protocol",
                                        Integer.toString(count.protocol()),
                                        "state",
                                        count.state()),
                                count.hosts()))
                        .toList(),
                true);
    }
}
