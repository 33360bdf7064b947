package io.masif.proof.cost;

import io.masif.rig.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Counts the simulations that an agent makes, by looking at its children many times a second. */
final class SimulationCounter implements AutoCloseable {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Thread watcher;
    private volatile boolean closed;

    SimulationCounter(long agent) {
        watcher = new Thread(() -> watch(Path.of("/proc", Long.toString(agent), "task")), "simulations");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** At least one, since none is no result: an agent simulates before each run. */
    int count() {
        if (seen.isEmpty()) {
            throw new IllegalStateException("no simulation was seen: does /proc list the children of threads?");
        }
        return seen.size();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void watch(Path tasks) {
        while (!closed) {
            try (Stream<Path> threads = Files.list(tasks)) {
                threads.forEach(thread -> inspectChildren(thread.resolve("children")));
            } catch (IOException | RuntimeException e) {
                // a thread that has ended meanwhile
                Thread.onSpinWait();
            }
        }
    }

    private void inspectChildren(Path children) {
        for (String child : Folders.read(children).split(" ", -1)) {
            if (!child.isBlank() && !seen.contains(child)) {
                String command = Folders.read(Path.of("/proc", child, "cmdline"));
                if (command.startsWith("apt-get\0-sqq")) {
                    seen.add(child);
                }
            }
        }
    }
}
