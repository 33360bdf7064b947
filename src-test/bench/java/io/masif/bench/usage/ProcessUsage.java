package io.masif.bench.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has used, as {@code /proc} counts it. */
public final class ProcessUsage {
    /** sysconf(_SC_CLK_TCK), which is 100 on every Linux that Java runs on */
    private static final double TICKS = 100;

    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private ProcessUsage() {}

    /** Seconds of CPU so far, those of the system for it as well; 0 if there is no process given. */
    public static double cpuSeconds(long pid) {
        if (pid == 0) {
            return 0;
        }
        String stat = read(pid, "stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS;
    }

    /** Megabytes that are resident; 0 if there is no process given. */
    public static int residentMegabytes(long pid) {
        return megabytes(pid, "VmRSS:");
    }

    /** The most megabytes that have been resident since its start; 0 if there is no process given. */
    public static int peakMegabytes(long pid) {
        return megabytes(pid, "VmHWM:");
    }

    private static int megabytes(long pid, String key) {
        if (pid == 0) {
            return 0;
        }
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith(key))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " cannot be read", e);
        }
    }
}
