package io.masif.agent.cycle;

import io.masif.agent.message.ReportResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Decides when the agent runs a cycle, checks the progress of a run, or only inspects the host. It is a state machine
 * without timers and without a clock: each event brings its time, in nanoseconds of {@link System#nanoTime()}.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>state</th><th>event</th><th>condition</th><th>next state</th></tr>
 * <tr><td>REPORTING</td><td>cycleEnded, cycleFailed</td><td></td><td>WAITING</td></tr>
 * <tr><td>CHECKING_PROGRESS</td><td>progressChecked</td><td>the run has progressed</td><td>REPORTING</td></tr>
 * <tr><td>CHECKING_PROGRESS</td><td>progressChecked</td><td>otherwise</td><td>WAITING</td></tr>
 * <tr><td>INSPECTING</td><td>inspectionEnded</td><td></td><td>WAITING</td></tr>
 * <tr><td>WAITING</td><td>wake</td><td>the next report is due; or a wake-up is requested and the last report was
 * acknowledged</td><td>REPORTING</td></tr>
 * <tr><td>WAITING</td><td>wake</td><td>otherwise, a run is active and the last report was acknowledged</td>
 * <td>CHECKING_PROGRESS</td></tr>
 * <tr><td>WAITING</td><td>wake</td><td>otherwise</td><td>INSPECTING</td></tr>
 * <tr><td>any</td><td>reportDue</td><td></td><td>the same; a wake-up is requested</td></tr>
 * <tr><td>any</td><td>hostChanged</td><td></td><td>the same; a wake-up and a simulation are requested</td></tr>
 * </table>
 *
 * <p>WAITING lasts until the next report, but at most for the check interval; while the progress of a run is watched, at
 * most until the next check of it; and for a millisecond only if a wake-up is requested. REPORTING and INSPECTING
 * fulfil the request for a wake-up. An inspection fulfils the request for a simulation, unless a run is active.
 *
 * <p>So cycles never overlap; a host is inspected however long no master can be reached; and a master that could not be
 * reached is not asked earlier because of a run that has ended.
 */
final class CycleScheduler {
    private static final long PROGRESS_CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long reportNanos;
    private final long checkNanos;
    private State state = State.REPORTING;
    private boolean wakeRequested;
    private boolean simulationRequested = true;
    private boolean runActive;
    private boolean lastReportAcknowledged = true;
    private long nextReportNanos;
    private long nextProgressNanos;

    /** What the agent does now. */
    enum State {
        /** A cycle: list runs, inspect the host, report, execute what is approved. */
        REPORTING,
        /** Lists the runs, for a report before it is due if one has progressed. */
        CHECKING_PROGRESS,
        /** Inspects the host without reporting. */
        INSPECTING,
        /** Nothing, until {@link #wake}. */
        WAITING
    }

    /**
     * The first state is REPORTING.
     *
     * @param reportInterval how long to wait after a cycle that failed
     * @param checkInterval how long to wait between two inspections, at most
     */
    CycleScheduler(Duration reportInterval, Duration checkInterval) {
        reportNanos = reportInterval.toNanos();
        checkNanos = checkInterval.toNanos();
    }

    State state() {
        return state;
    }

    /** A run has ended, or the package lists are new: a cycle is due, and has to simulate. */
    void hostChanged() {
        simulationRequested = true;
        wakeRequested = true;
    }

    /** A master has something new, or could not be waited for: a cycle is due. */
    void reportDue() {
        wakeRequested = true;
    }

    /** Whether there is nothing to do until the next report: no run is active, and no cycle is due. */
    boolean isIdle() {
        return state == State.WAITING && lastReportAcknowledged && !runActive && !wakeRequested;
    }

    /** @param active whether a run is active, as listed by the current cycle or inspection */
    void runsListed(boolean active) {
        runActive = active;
    }

    /**
     * An inspection begins, as part of a cycle or alone. While a run is active, it simulates nothing, but it finds who
     * holds the lock that the run waits for.
     *
     * @return whether it simulates even if nothing seems to have changed
     */
    boolean beginInspection() {
        boolean forceSimulation = simulationRequested && !runActive;
        simulationRequested = simulationRequested && runActive;
        return forceSimulation;
    }

    /** Whether the host has changed since the last inspection: nothing may be executed before the next one. */
    boolean isSimulationRequested() {
        return simulationRequested;
    }

    /**
     * A cycle has ended with a report.
     *
     * @param isFollowUpDue whether the execution has changed what was reported
     */
    State cycleEnded(ReportResult report, boolean isFollowUpDue, long now) {
        wakeRequested = wakeRequested || isFollowUpDue;
        return endCycle(
                report.acknowledged(),
                now + report.reportDelay().toNanos(),
                now + report.progressDelay().toNanos());
    }

    /** A cycle was aborted by a failure. */
    State cycleFailed(long now) {
        return endCycle(false, now + reportNanos, now + reportNanos);
    }

    /** @param hasProgressed whether the runs differ from those of the last report */
    State progressChecked(boolean hasProgressed, long now) {
        nextProgressNanos = now + PROGRESS_CHECK_NANOS;
        return enter(hasProgressed ? State.REPORTING : State.WAITING);
    }

    /** An inspection without a report has ended, or failed. */
    State inspectionEnded() {
        return enter(State.WAITING);
    }

    /** The time of {@link #waitMillis} is over, or the host has changed. */
    State wake(long now) {
        if (now - nextReportNanos >= 0 || (wakeRequested && lastReportAcknowledged)) {
            return enter(State.REPORTING);
        }
        return enter(watchesProgress() ? State.CHECKING_PROGRESS : State.INSPECTING);
    }

    /** How long WAITING lasts from now on; at least 1. */
    long waitMillis(long now) {
        if (wakeRequested) {
            return 1;
        }
        long wait = Math.min(nextReportNanos - now, checkNanos);
        if (watchesProgress()) {
            wait = Math.min(wait, nextProgressNanos - now);
        }
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait));
    }

    private State endCycle(boolean acknowledged, long nextReport, long nextProgress) {
        lastReportAcknowledged = acknowledged;
        nextReportNanos = nextReport;
        nextProgressNanos = nextProgress;
        return enter(State.WAITING);
    }

    private boolean watchesProgress() {
        return runActive && lastReportAcknowledged;
    }

    private State enter(State next) {
        if (next == State.REPORTING || next == State.INSPECTING) {
            wakeRequested = false;
        }
        state = next;
        return next;
    }
}
