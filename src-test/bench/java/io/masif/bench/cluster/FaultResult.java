package io.masif.bench.cluster;

import io.masif.bench.cluster.load.LoadCounts;
import java.util.Locale;

/**
 * What was counted of a fault.
 *
 * @param seconds from its beginning until the next one
 * @param hosts what the hosts were answered
 * @param approvals how many approvals and revocations were acknowledged
 * @param lost how many acknowledged reports, approvals and revocations
 * @param doubled how many were applied twice
 * @param uiSeconds from its end until every UI was right
 */
record FaultResult(
        String name, double seconds, LoadCounts.Totals hosts, int approvals, int lost, int doubled, double uiSeconds) {
    static final String HEADER = String.format(
            "%-62s %5s %8s %6s %6s %8s %7s %7s %5s %9s %5s %6s %7s %5s",
            "fault",
            "s",
            "reports",
            "per s",
            "held",
            "refused",
            "broken",
            "wait s",
            "late",
            "approvals",
            "lost",
            "twice",
            "wrong",
            "UI s");
    private static final double UI_LIMIT_SECONDS = 5;

    boolean isRight() {
        return lost == 0
                && doubled == 0
                && hosts.wrongAnswers() == 0
                && hosts.lateHosts() == 0
                && uiSeconds <= UI_LIMIT_SECONDS;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-62s %5.0f %8d %6.0f %6d %8d %7d %7.1f %5d %9d %5d %6d %7d %5.1f%s",
                name,
                seconds,
                hosts.acknowledged(),
                hosts.acknowledged() / seconds,
                hosts.held(),
                hosts.refused(),
                hosts.broken(),
                hosts.longestWaitSeconds(),
                hosts.lateHosts(),
                approvals,
                lost,
                doubled,
                hosts.wrongAnswers(),
                uiSeconds,
                isRight() ? "" : "  WRONG");
    }
}
