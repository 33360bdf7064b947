package io.masif.master.held;

import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The held reports of one event loop that have something new, and wait for their turn. */
final class PacedAnswers {
    private static final long MIN_TURN_MILLIS = 50;
    private static final long TURN_SPREAD_MILLIS = 100;

    /** Also those that are not in the state QUEUED any more. */
    private final Deque<HeldReport> queue = new ArrayDeque<>();

    private final ApprovalPace pace;
    private final Consumer<HeldReport> answerer;

    PacedAnswers(ApprovalPace pace, Consumer<HeldReport> answerer) {
        this.pace = pace;
        this.answerer = answerer;
    }

    /** Answers from now on. To be called once, on the event loop. */
    void begin(Vertx vertx) {
        scheduleTurn(vertx);
    }

    /** After a random time: event loops that always came in the same order would leave nothing of the pace to the last one. */
    private void scheduleTurn(Vertx vertx) {
        vertx.setTimer(MIN_TURN_MILLIS + ThreadLocalRandom.current().nextLong(TURN_SPREAD_MILLIS), turn -> {
            answerDue();
            scheduleTurn(vertx);
        });
    }

    void add(HeldReport report) {
        if (report.state() == HeldReport.State.HELD) {
            report.setState(HeldReport.State.QUEUED);
            queue.addLast(report);
        }
    }

    /** Nothing is new any more: it is held on. */
    void remove(HeldReport report) {
        if (report.state() == HeldReport.State.QUEUED) {
            report.setState(HeldReport.State.HELD);
        }
    }

    /** Answers those whose turn has come. */
    void answerDue() {
        long now = System.nanoTime();
        while (!queue.isEmpty()) {
            if (queue.peekFirst().state() != HeldReport.State.QUEUED) {
                queue.removeFirst();
            } else if (pace.tryAcquire(now)) {
                answerer.accept(queue.removeFirst());
            } else {
                return;
            }
        }
    }
}
