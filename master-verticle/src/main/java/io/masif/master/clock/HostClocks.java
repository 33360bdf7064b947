package io.masif.master.clock;

import io.masif.clock.ClockDifference;
import io.masif.clock.DatabaseClock;
import io.masif.clock.HttpDate;
import io.masif.management.Meters;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The differences between hosts' clocks and the database's clock; hosts with the right time are not in memory. It is shared
 * by all event loops.
 */
public final class HostClocks implements Shareable {
    private static final String MAP = "masif.host.clocks";

    private final DatabaseClock clock;
    private final Map<String, ClockDifference> wrong = new ConcurrentHashMap<>();
    private final Map<String, HostTime> early = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    private HostClocks(DatabaseClock clock) {
        this.clock = clock;
    }

    /** The differences of this Vert.x. */
    public static HostClocks of(Vertx vertx) {
        return vertx.sharedData()
                .<String, HostClocks>getLocalMap(MAP)
                .computeIfAbsent(MAP, key -> new HostClocks(DatabaseClock.of(vertx)).metered(Meters.of(vertx)));
    }

    private HostClocks metered(Meters meters) {
        meters.addGauge(
                "masif.hosts.clock.wrong",
                "Hosts whose clock was more than a minute from the database's when they last reported.",
                wrong::size);
        return this;
    }

    /**
     * Measures the difference when a report has come.
     *
     * @param date its header {@code Date}, by the host's clock; null if there is none, as from older agents
     */
    public void reported(String host, String date) {
        HttpDate.parse(date)
                .map(moment -> new HostTime(moment, System.nanoTime()))
                .ifPresentOrElse(
                        sent -> {
                            if (clock.isMeasured()) {
                                compare(host, sent);
                            } else {
                                early.put(host, sent);
                            }
                        },
                        () -> forget(host));
    }

    /** Reports without a date do not show whether the clock is still wrong. */
    private void forget(String host) {
        early.remove(host);
        if (wrong.remove(host) != null) {
            changed.add(host);
        }
    }

    /** The time of a host's clock, and when it came, by {@link System#nanoTime()}. */
    private record HostTime(Instant moment, long nanos) {}

    private void compare(String host, HostTime sent) {
        ClockDifference difference = new ClockDifference(Duration.between(clock.at(sent.nanos()), sent.moment()));
        ClockDifference before = wrong.get(host);
        if (difference.isLarge() && (before == null || !difference.isNear(before))) {
            wrong.put(host, difference);
            changed.add(host);
        } else if (!difference.isLarge() && before != null) {
            wrong.remove(host);
            changed.add(host);
        }
    }

    /** Evaluates reports that came before the database's clock was known, such as the first ones after a start. */
    private void compareEarly() {
        if (!early.isEmpty() && clock.isMeasured()) {
            early.keySet().forEach(host -> {
                HostTime sent = early.remove(host);
                if (sent != null) {
                    compare(host, sent);
                }
            });
        }
    }

    /** The difference of the host's clock from the database's; null if it is right, or not known. */
    public ClockDifference of(String host) {
        compareEarly();
        return wrong.get(host);
    }

    /** The hosts whose difference has changed since the last call. */
    Set<String> takeChanged() {
        compareEarly();
        Set<String> hosts = Set.copyOf(changed);
        changed.removeAll(hosts);
        return hosts;
    }

    /** Marks hosts as changed again, since they could not be stored. */
    void putBack(Set<String> hosts) {
        changed.addAll(hosts);
    }

    /** Replaces the differences by those in the database, except of hosts measured here since they were written. */
    void replace(Map<String, ClockDifference> stored) {
        wrong.keySet().removeIf(host -> !stored.containsKey(host) && !changed.contains(host));
        stored.forEach((host, difference) -> {
            if (!changed.contains(host)) {
                wrong.put(host, difference);
            }
        });
    }
}
