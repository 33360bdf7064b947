package io.masif.bench.cluster.load;

import java.util.Map;
import java.util.TreeMap;

/** What has happened since the last reset. Of the load's thread. */
public final class LoadCounts {
    private final Map<Integer, Integer> otherAnswers = new TreeMap<>();
    private int acknowledged;
    private int held;
    private int answers;
    private int wrongAnswers;
    private double longestWaitSeconds;
    private int lateHosts;

    public void addAcknowledged() {
        acknowledged++;
    }

    /** The answer to a report that waited for it. */
    public void addHeld() {
        held++;
    }

    /** @param status of HTTP; 0 if there was no answer */
    public void addOther(int status) {
        otherAnswers.merge(status, 1, Integer::sum);
    }

    public void addChecked(boolean isRight) {
        answers++;
        wrongAnswers += isRight ? 0 : 1;
    }

    /** How long a host had to wait while it could have been served. */
    public void addWait(double seconds, double limitSeconds) {
        longestWaitSeconds = Math.max(longestWaitSeconds, seconds);
        lateHosts += seconds > limitSeconds ? 1 : 0;
    }

    public Totals totals() {
        return new Totals(
                acknowledged, held, Map.copyOf(otherAnswers), answers, wrongAnswers, longestWaitSeconds, lateHosts);
    }

    /**
     * The same as values.
     *
     * @param held answers that hosts had waited for
     * @param otherAnswers how often there was another status, by it; 0 for a connection that broke
     * @param answers how many were checked
     * @param wrongAnswers how many of these approved what must not be
     * @param longestWaitSeconds of a host, while it could have been served
     * @param lateHosts how many waits were longer than the limit
     */
    public record Totals(
            int acknowledged,
            int held,
            Map<Integer, Integer> otherAnswers,
            int answers,
            int wrongAnswers,
            double longestWaitSeconds,
            int lateHosts) {
        public int broken() {
            return otherAnswers.getOrDefault(0, 0);
        }

        public int refused() {
            return otherAnswers.values().stream().mapToInt(Integer::intValue).sum() - broken();
        }
    }
}
