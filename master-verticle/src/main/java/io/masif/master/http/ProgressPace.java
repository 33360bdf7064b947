package io.masif.master.http;

import io.masif.domain.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often hosts may tell how far their runs are: once a second, and more rarely when many of them run at once, so that
 * a master takes a bounded number of such reports. Belongs to one event loop, which has its share of that number.
 */
final class ProgressPace {
    /** Reports of progress that one master takes in a second. */
    private static final int MOST_PER_SECOND = 200;

    private static final int LONGEST_SECONDS = 300;
    private static final int REMEMBERED = 100_000;
    private static final long FORGOTTEN_NANOS = 2L * LONGEST_SECONDS * 1_000_000_000;

    private final int share;
    private final Map<String, Long> running = new LinkedHashMap<>();

    /** @param shares how many event loops there are */
    ProgressPace(int shares) {
        share = Math.max(1, MOST_PER_SECOND / shares);
    }

    /** Seconds that the host that has just told about these runs is to leave before it tells more. */
    int seconds(String host, List<Run> runs) {
        return seconds(host, runs, System.nanoTime());
    }

    int seconds(String host, List<Run> runs, long now) {
        if (runs.stream().anyMatch(run -> run.ended() != null)) {
            running.remove(host);
        }
        if (runs.stream().allMatch(run -> run.ended() != null)) {
            return 1;
        }
        running.remove(host);
        running.put(host, now);
        Map.Entry<String, Long> eldest = eldest();
        while (running.size() > REMEMBERED || now - eldest.getValue() > FORGOTTEN_NANOS) {
            running.remove(eldest.getKey());
            eldest = eldest();
        }
        return Math.min(LONGEST_SECONDS, 1 + (running.size() - 1) / share);
    }

    private Map.Entry<String, Long> eldest() {
        return running.entrySet().iterator().next();
    }
}
