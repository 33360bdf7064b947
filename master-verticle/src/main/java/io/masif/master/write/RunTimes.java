package io.masif.master.write;

import io.masif.clock.ClockDifference;
import io.masif.domain.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Brings the times of a run from its host's clock to the database's. A host whose clock was set while the run went on
 * may say anything: nothing is later than now, and no run ends before it starts.
 */
public final class RunTimes {
    private RunTimes() {}

    /**
     * The same runs, with times by the database's clock.
     *
     * @param difference of the host's clock from the database's; null if it is right, or not known
     * @param now by the database's clock
     */
    public static List<Run> correct(List<Run> runs, ClockDifference difference, Instant now) {
        return runs.stream().map(run -> correct(run, difference, now)).toList();
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
