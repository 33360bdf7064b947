package io.masif.management;

import io.masif.boot.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Metrics that every process has. They are read from /proc: the JVM's management beans would take memory. */
final class ProcessMeters {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIB = 1024;

    private ProcessMeters() {}

    static void register(Meters meters) {
        meters.addGauge(
                "masif.info",
                "The version of this process.",
                () -> 1,
                "version",
                Version.current(),
                "java",
                javaVersion());
        meters.addGauge(
                "process.resident.memory.bytes",
                "What the process occupies in memory.",
                ProcessMeters::readResidentBytes);
        meters.addGauge("process.open.fds", "Open files and connections.", ProcessMeters::countOpenFiles);
        meters.addGauge("process.cpu.seconds", "CPU time used since the start.", ProcessMeters::readCpuSeconds);
        meters.addGauge(
                "jvm.heap.used.bytes",
                "Used part of the heap.",
                () -> runtime().totalMemory() - runtime().freeMemory());
        meters.addGauge("jvm.heap.max.bytes", "The most that the heap may grow to.", () -> runtime()
                .maxMemory());
    }

    private static Runtime runtime() {
        return Runtime.getRuntime();
    }

    private static String javaVersion() {
        return Integer.toString(Runtime.version().feature());
    }

    private static double readCpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(used -> used.toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private static double readResidentBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * KIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private static double countOpenFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
