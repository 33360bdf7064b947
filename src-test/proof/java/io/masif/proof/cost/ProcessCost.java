package io.masif.proof.cost;

import io.masif.rig.process.Folders;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process has used, as the kernel counts it.
 *
 * @param own milliseconds of CPU, in steps of ten
 * @param children milliseconds of CPU of its children that have ended
 * @param residentMegabytes the memory that it has now
 */
record ProcessCost(long own, long children, long residentMegabytes) {
    // USER_HZ is 100 on every Linux that there are packages for
    private static final int TICK_MILLIS = 10;

    /** Empty when there is no such process any more. */
    static Optional<ProcessCost> of(long pid) {
        Path folder = Path.of("/proc", Long.toString(pid));
        try {
            String stat = Folders.read(folder.resolve("stat"));
            // the name in parentheses may hold anything
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long resident = Folders.read(folder.resolve("status"))
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
            return Optional.of(new ProcessCost(sum(words, 11), sum(words, 13), resident / 1024));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    ProcessCost minus(ProcessCost earlier) {
        return new ProcessCost(own - earlier.own, children - earlier.children, residentMegabytes);
    }

    private static long sum(String[] words, int first) {
        return (Long.parseLong(words[first]) + Long.parseLong(words[first + 1])) * TICK_MILLIS;
    }
}
