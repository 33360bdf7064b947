package io.masif.bench.testbed;

import io.masif.bench.usage.ProcessUsage;
import io.masif.boot.config.Address;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Command;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A master that is measured.
 *
 * @param address where hosts reach it
 * @param probe reads its management port
 */
public record MeasuredMaster(Service service, Address address, Probe probe) {
    private static final double MEGABYTE = 1024.0 * 1024;

    /** Until it takes reports. */
    public void start() {
        service.start().awaitReady();
    }

    /** Until it listens: the first reports are perhaps refused. */
    public void startListening() {
        service.start().awaitListening();
    }

    public void terminate() {
        service.terminate();
    }

    public boolean isAlive() {
        return service.isAlive();
    }

    public long pid() {
        return service.pid();
    }

    public int residentMegabytes() {
        return ProcessUsage.residentMegabytes(pid());
    }

    public int heapMegabytes() {
        return (int) (sumMetric("jvm_heap_used_bytes") / MEGABYTE);
    }

    /** Bytes of the objects in its heap that are in use: all others are removed first. */
    public long liveBytes() {
        String histogram = Command.run(
                Folders.root(),
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                        Long.toString(pid()),
                        "GC.class_histogram"));
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(total.strip().replaceAll(".*\\s", ""));
    }

    /** The largest value of a metric over all labels. */
    public double maxMetric(String metric) {
        return readMetric(metric).max(Double::compare).orElseThrow();
    }

    /** The sum of a metric over all labels. */
    public double sumMetric(String metric) {
        return readMetric(metric)
                .reduce(Double::sum)
                .orElseThrow(() -> new IllegalStateException("the master has no metric " + metric));
    }

    private Stream<Double> readMetric(String metric) {
        return probe.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + " ") || line.startsWith(metric + "{"))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)));
    }
}
