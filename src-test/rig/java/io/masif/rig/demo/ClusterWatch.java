package io.masif.rig.demo;

import io.masif.rig.ClusterServices;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.process.Service;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Starts again what has ended of a cluster, as systemd does, so that a person may end one part after the other. What is frozen
 * stays so.
 */
public final class ClusterWatch implements AutoCloseable {
    private final ClusterServices services;
    private final Consumer<String> printer;
    private final Duration period;
    /** The parts that had ended at the last check. */
    private final Set<String> ended = new HashSet<>();

    private final Timer timer = new Timer("cluster watch", true);

    /**
     * Looks after the parts from {@link #begin} on.
     *
     * @param printer is given a line for each part that runs again
     * @param period how often it checks the parts; what has ended is started by the next check but one
     */
    public ClusterWatch(ClusterServices services, Consumer<String> printer, Duration period) {
        this.services = services;
        this.printer = printer;
        this.period = period;
    }

    /** Says which process each part is, and begins. */
    public void begin() {
        parts().forEach((name, part) -> printer.accept("  " + name + " pid=" + part.pid()));
        IntStream.range(0, GaleraCluster.SIZE)
                .forEach(index -> printer.accept("  " + describeServer(index) + " pid=" + serverPid(index)));
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        restartEnded();
                    }
                },
                0,
                period.toMillis());
    }

    /** What it finds afterwards is not started again. */
    @Override
    public void close() {
        timer.cancel();
    }

    private void restartEnded() {
        try {
            parts().forEach(this::restart);
            restartServers();
        } catch (RuntimeException | AssertionError e) {
            printer.accept("It is tried again: " + e.getMessage());
        }
    }

    private Map<String, Service> parts() {
        Map<String, Service> parts = new LinkedHashMap<>();
        for (int index = 0; index < services.masters().size(); index++) {
            parts.put("master " + (index + 1), services.masters().get(index));
            parts.put("UI " + (index + 1), services.uis().get(index));
        }
        parts.put("HAProxy", services.balancer());
        return parts;
    }

    private void restart(String name, Service part) {
        if (isDue(name, part.isAlive())) {
            part.start();
            printer.accept(name + " had ended and is started again pid=" + part.pid());
        }
    }

    /** Those that have ended join the others; if all have, they begin with the newest. */
    private void restartServers() {
        GaleraCluster cluster = services.cluster();
        int[] due = IntStream.range(0, GaleraCluster.SIZE)
                .filter(index ->
                        isDue(describeServer(index), cluster.node(index).isAlive()))
                .toArray();
        if (due.length == GaleraCluster.SIZE) {
            cluster.startAll();
        } else if (due.length > 0) {
            cluster.rejoin(due);
        }
        IntStream.of(due)
                .forEach(index ->
                        printer.accept(describeServer(index) + " had ended and runs again pid=" + serverPid(index)));
    }

    /** Whether it has ended, and had at the check before. */
    private boolean isDue(String name, boolean isAlive) {
        if (isAlive) {
            ended.remove(name);
            return false;
        }
        return !ended.add(name);
    }

    private static String describeServer(int index) {
        return "database server " + (index + 1);
    }

    private long serverPid(int index) {
        return services.cluster().node(index).pid();
    }
}
