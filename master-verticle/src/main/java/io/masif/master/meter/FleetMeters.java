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

/** How many hosts there are, and how they are. Counted by the database when somebody looks, as {@link CountPace} lets it. */
public final class FleetMeters {
    private final Pool pool;
    private final Supplier<Duration> silentAfter;
    private final MultiGauge hosts;
    private final CountPace countPace = new CountPace();

    /** @param silentAfter a host that was not seen for so long is silent now */
    public FleetMeters(Vertx vertx, Pool pool, Supplier<Duration> silentAfter) {
        this.pool = pool;
        this.silentAfter = silentAfter;
        this.hosts = MultiGauge.builder("masif.hosts")
                .description("Hosts by whether they still report, the protocol they speak, and the state they told.")
                .register(Meters.of(vertx).registry());
    }

    /** Counts them, unless that was done lately; fails if the database does not answer. */
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
                                        count.stateOf()),
                                count.hosts()))
                        .toList(),
                true);
    }
}
