package io.masif.master.held;

import io.masif.master.answer.PlanAnswer;
import io.masif.master.approval.ApprovalSnapshot;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A report whose answer is held back: what is needed to compute the answer again, and nothing of the report itself. */
public final class HeldReport {
    private final HttpServerRequest request;
    private final String host;
    private final HeldPlan plan;
    /** Of the answer that the host has. */
    private final String tag;

    private final int hostId;
    private final int waitSeconds;
    private final long sinceNanos = System.nanoTime();
    /** When hosts with nothing new were asked to report again. */
    private final int nextSeconds;

    private long untilMillis;
    private State state = State.HELD;

    /** Where its answer is. */
    enum State {
        /** Nothing is new. */
        HELD,
        /** Something is new, and it waits for its turn. */
        QUEUED,
        /** It has been given, or the client has disconnected. */
        ENDED
    }

    HeldReport(HttpServerRequest request, String host, HoldRequest hold, HeldPlan plan, int nextSeconds) {
        this.request = request;
        this.host = host;
        this.plan = plan;
        this.tag = hold.waitRequest().tag();
        this.hostId = hold.host();
        this.waitSeconds = hold.waitRequest().seconds();
        this.untilMillis = hold.untilMillis();
        this.nextSeconds = nextSeconds;
    }

    /** The request to be answered. */
    public HttpServerRequest request() {
        return request;
    }

    /** The name of the host. */
    public String host() {
        return host;
    }

    /** How long it has been held. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - sinceNanos);
    }

    /** The answer to it; not to be computed after its plan was released. */
    public PlanAnswer evaluate(ApprovalSnapshot snapshot, Instant now) {
        return PlanAnswer.of(snapshot, hostId, plan.actions(), now);
    }

    int hostId() {
        return hostId;
    }

    HeldPlan plan() {
        return plan;
    }

    /** Whether the host got that answer last. */
    boolean isKnown(PlanAnswer answer) {
        return answer.approved().tag().equals(tag);
    }

    /** Whether the time is over. */
    boolean isOver(long nowNanos) {
        return nowNanos - sinceNanos >= TimeUnit.SECONDS.toNanos(waitSeconds);
    }

    /** Whether it has been held for as long as a host pauses between two reports that are not held. */
    boolean isIntervalOver(long nowNanos) {
        return nowNanos - sinceNanos >= TimeUnit.SECONDS.toNanos(nextSeconds);
    }

    /** Whether hosts are to report more rarely than this one will when its time is over, and it does not know that. */
    boolean isNextLonger(int seconds) {
        return seconds > Math.max(nextSeconds, waitSeconds);
    }

    /** When the answer changes by itself, in milliseconds of the epoch. */
    long untilMillis() {
        return untilMillis;
    }

    void setUntilMillis(long millis) {
        untilMillis = millis;
    }

    State state() {
        return state;
    }

    void setState(State next) {
        state = next;
    }
}
