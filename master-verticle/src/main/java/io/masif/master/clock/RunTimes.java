package io.masif.master.clock;

import io.masif.clock.ClockDifference;
import io.masif.domain.Run;
import io.masif.master.report.VersionTwoReport;
import java.time.Duration;
import java.time.Instant;

/**
 * Converts the times of a host's runs from the host's clock to the database's clock. The host's clock may have been set
 * during a run: no time is later than now, and no run ends before it starts.
 */
public final class RunTimes {
    private RunTimes() {}

    /**
     * The same report, with the times of its runs by the database's clock.
     *
     * @param difference of the host's clock from the database's; null if there is none, or none is known
     * @param now by the database's clock
     */
    public static VersionTwoReport correct(VersionTwoReport report, ClockDifference difference, Instant now) {
        return report.runs().isEmpty()
                ? report
                : report.withRuns(report.runs().stream()
                        .map(run -> correct(run, difference, now))
                        .toList());
    }

    private static Run correct(Run run, ClockDifference difference, Instant now) {
        Duration ahead = difference == null ? Duration.ZERO : difference.ahead();
        Instant ended = run.ended() == null ? null : earlier(run.ended().minus(ahead), now);
        Instant started = earlier(run.started().minus(ahead), ended == null ? now : ended);
        return new Run(run.id(), started, ended, run.outcomes(), run.progress(), run.log());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
