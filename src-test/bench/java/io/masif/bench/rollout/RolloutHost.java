package io.masif.bench.rollout;

import io.masif.bench.connection.HostConnection;
import io.masif.bench.request.Requests;
import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.time.Instant;
import java.util.List;

/** A host of the fleet: what it has executed, and what it has to report. Of the fleet's thread. */
final class RolloutHost {
    private final int number;
    private final UpdatePlans plans;
    private int executed;
    private int failed;
    private Run run;
    private boolean isKnown;
    private boolean hasChanged;
    private long dueAtNanos;
    private HostConnection connection;

    RolloutHost(int number, UpdatePlans plans) {
        this.number = number;
        this.plans = plans;
    }

    int number() {
        return number;
    }

    String name() {
        return nameOf(number);
    }

    static String nameOf(int number) {
        return "rollout-" + number + ".example.org";
    }

    /** Null if it has never had one. */
    HostConnection connection() {
        return connection;
    }

    boolean isConnected() {
        return connection != null && connection.isOpen();
    }

    void setConnection(HostConnection opened) {
        connection = opened;
    }

    /** When it is to report again, by {@link System#nanoTime}. */
    long dueAtNanos() {
        return dueAtNanos;
    }

    void setDueAtNanos(long moment) {
        dueAtNanos = moment;
    }

    /** Whether a master has acknowledged a report of it. */
    boolean isKnown() {
        return isKnown;
    }

    /** What it has to report now. */
    byte[] request() {
        PlanRequests all = plans.requests(number, executed);
        byte[] request = !isKnown ? all.full() : hasChanged ? all.changed() : all.unchanged();
        return withRun(request);
    }

    /** The same with all that a master may ask for. */
    byte[] fullRequest() {
        return withRun(plans.requests(number, executed).full());
    }

    private byte[] withRun(byte[] request) {
        return run == null ? request : Requests.withRun(request, run);
    }

    /** Whether it has to report now that an update failed. */
    boolean reportsFailure(int update) {
        return run != null
                && run.outcomes().stream()
                        .anyMatch(outcome -> outcome.result() == Result.FAILED
                                && outcome.action().equals(plans.update(update)));
    }

    /** A master has stored what it has reported. */
    void acknowledge() {
        run = null;
        hasChanged = false;
        isKnown = true;
    }

    /** Whether it would execute an update that is approved: it has not executed it, nor tried to. */
    boolean wants(int update) {
        return ((executed | failed) & UpdatePlans.bit(update)) == 0;
    }

    /** It has executed an update, and has that to report. */
    void end(int update, Instant started, boolean isDone) {
        if (isDone) {
            executed |= UpdatePlans.bit(update);
        } else {
            failed |= UpdatePlans.bit(update);
        }
        hasChanged = isDone;
        Action action = plans.update(update);
        Run.Outcome outcome = isDone
                ? new Run.Outcome(action, Result.DONE, null)
                : new Run.Outcome(action, Result.FAILED, "the installed service does not start");
        run = new Run("run-" + number + "-" + update, started, Instant.now(), List.of(outcome), null, "");
    }
}
