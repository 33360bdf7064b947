package io.masif.management;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * All meters of one Vert.x. They are found by it, so that they need not be passed around, and two masters in one JVM have
 * separate counts. Safe from any thread.
 */
public final class Meters implements Shareable {
    private static final String MAP = "masif.meters";
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Meters() {}

    /** The meters of this Vert.x. */
    public static Meters of(Vertx vertx) {
        return vertx.sharedData().<String, Meters>getLocalMap(MAP).computeIfAbsent(MAP, key -> new Meters());
    }

    /** Where meters are registered. */
    public MeterRegistry registry() {
        return registry;
    }

    /** A histogram of durations, from 1 ms to 20 s. */
    public Timer createTimer(String name, String help, String... tags) {
        return Timer.builder(name)
                .description(help)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** Adds a gauge whose value is computed on request; the supplier is kept. */
    public void addGauge(String name, String help, Supplier<Number> value, String... tags) {
        Gauge.builder(name, value)
                .description(help)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** All meters in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    /** Seconds since a moment of {@link System#nanoTime()}. */
    static double secondsSince(long nanos) {
        return (double) (Clock.SYSTEM.monotonicTime() - nanos) / TimeUnit.SECONDS.toNanos(1);
    }
}
