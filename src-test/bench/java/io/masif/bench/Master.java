package io.masif.bench;

import io.masif.boot.config.Address;
import io.masif.rig.Probe;
import io.masif.rig.Service;

/**
 * A master that is measured.
 *
 * @param address where hosts reach it
 * @param probe asks what it tells about itself
 */
record Master(Service service, Address address, Probe probe) {
    private static final double MEGABYTE = 1024.0 * 1024;

    /** Until it takes reports. */
    void start() {
        service.start().awaitReady();
    }

    /** Until it listens: the first reports are perhaps refused. */
    void startListening() {
        service.start().awaitListening();
    }

    void terminate() {
        service.terminate();
    }

    boolean isAlive() {
        return service.isAlive();
    }

    long pid() {
        return service.pid();
    }

    int residentMegabytes() {
        return ProcessUse.residentMegabytes(pid());
    }

    int heapMegabytes() {
        return (int) (sumMetric("jvm_heap_used_bytes") / MEGABYTE);
    }

    /** The sum of a metric that it has, whatever the labels are. */
    double sumMetric(String metric) {
        return probe.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce(Double::sum)
                .orElseThrow(() -> new IllegalStateException("the master does not tell " + metric));
    }
}
