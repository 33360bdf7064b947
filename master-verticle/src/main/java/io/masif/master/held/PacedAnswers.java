package io.masif.master.held;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The held reports of one event loop that have something new, and wait for their turn. */
final class PacedAnswers {
    /** Also those that are not in the state QUEUED any more. */
    private final Deque<HeldReport> queue = new ArrayDeque<>();

    private final ApprovalPace pace;
    private final Consumer<HeldReport> answerer;

    PacedAnswers(ApprovalPace pace, Consumer<HeldReport> answerer) {
        this.pace = pace;
        this.answerer = answerer;
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
