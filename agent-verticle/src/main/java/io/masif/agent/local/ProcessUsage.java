package io.masif.agent.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * The memory and processor time of this process, as the kernel reports them: to load JMX for that would cost more.
 *
 * @param residentBytes zero where the kernel does not report it
 */
record ProcessUsage(double residentBytes, double threads, Duration cpu, Instant started) {
    private static final int KIBI = 1024;

    /** Reads /proc, which blocks for microseconds. */
    static ProcessUsage read() {
        ProcessHandle.Info info = ProcessHandle.current().info();
        return new ProcessUsage(
                readField("VmRSS:") * KIBI,
                readField("Threads:"),
                info.totalCpuDuration().orElse(Duration.ZERO),
                info.startInstant().orElse(Instant.EPOCH));
    }

    private static double readField(String name) {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(name.length()).strip().split("\\s+", -1)[0])
                    .mapToDouble(Double::parseDouble)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
