package io.masif.master.overload;

import io.masif.domain.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often hosts may report the progress of their runs: once a second, and less often when many hosts have a run at once,
 * so that a master gets a bounded number of such reports. Belongs to one event loop, which has its share of that number.
 */
public final class ProgressInterval {
    /** Reports of progress that one master accepts in a second. */
    private static final int MAX_PER_SECOND = 200;

    private static final int MAX_SECONDS = 300;
    private static final int MAX_HOSTS = 100_000;
    private static final long EXPIRY_NANOS = 2L * MAX_SECONDS * 1_000_000_000;

    private final int maxPerSecondOfLoop;
    private final Map<String, Long> lastProgressByHost = new LinkedHashMap<>();

    /** @param eventLoops how many event loops there are */
    public ProgressInterval(int eventLoops) {
        maxPerSecondOfLoop = Math.max(1, MAX_PER_SECOND / eventLoops);
    }

    /** The least number of seconds until the host that has just reported these runs may report more progress. */
    public int seconds(String host, List<Run> runs) {
        return seconds(host, runs, System.nanoTime());
    }

    int seconds(String host, List<Run> runs, long nowNanos) {
        if (runs.stream().anyMatch(run -> run.ended() != null)) {
            lastProgressByHost.remove(host);
        }
        if (runs.stream().allMatch(run -> run.ended() != null)) {
            return 1;
        }
        lastProgressByHost.remove(host);
        lastProgressByHost.put(host, nowNanos);
        Map.Entry<String, Long> eldest = eldest();
        while (lastProgressByHost.size() > MAX_HOSTS || nowNanos - eldest.getValue() > EXPIRY_NANOS) {
            lastProgressByHost.remove(eldest.getKey());
            eldest = eldest();
        }
        return Math.min(MAX_SECONDS, 1 + (lastProgressByHost.size() - 1) / maxPerSecondOfLoop);
    }

    private Map.Entry<String, Long> eldest() {
        return lastProgressByHost.entrySet().iterator().next();
    }
}
