package io.masif.rig.kill;

import io.masif.rig.database.relay.Statement;
import io.masif.rig.database.relay.StatementListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Decides at which statements UI processes are killed. What is cut off at one point is done again by another process, which is
 * killed at the next one: at last after the commit. That step is done, and nobody is to do it again.
 */
public final class KillPoints {
    private static final int FIRST_POINT = 2;

    private final boolean isEveryStatement;
    private final Consumer<KillPoint> killer;
    private final OpenTransactions transactions = new OpenTransactions();
    /** How often each step is still to be done by a process that is killed then. */
    private final Map<KilledStep, Integer> missing = new EnumMap<>(KilledStep.class);
    /** Those of them at which nobody has been killed yet. */
    private final Set<KilledStep> untouched = EnumSet.noneOf(KilledStep.class);

    private final Set<Integer> dying = new HashSet<>();
    private final List<KillPoint> reached = new ArrayList<>();
    /** The first at which somebody is killed: twice the position of a statement, and one more after it. */
    private int nextPoint = FIRST_POINT;

    /**
     * @param isEveryStatement whether to kill before and after each statement of a step, or only before and after its commit
     * @param killer has the process killed, without waiting for that
     */
    public KillPoints(boolean isEveryStatement, Consumer<KillPoint> killer) {
        this.isEveryStatement = isEveryStatement;
        this.killer = killer;
    }

    /** From now on processes that do the step are killed, until it is done once more. */
    public synchronized void arm(KilledStep step) {
        missing.merge(step, 1, Integer::sum);
        untouched.add(step);
    }

    /** The steps that are still to be done by a process that is killed. */
    public synchronized Set<KilledStep> missing() {
        return Set.copyOf(missing.keySet());
    }

    /** Where processes were killed, in this order. */
    public synchronized List<KillPoint> reached() {
        return List.copyOf(reached);
    }

    /** A process is started again. */
    public synchronized void restart(int ui) {
        dying.remove(ui);
        transactions.forget(ui);
    }

    /** What listens to the statements of a process. */
    public StatementListener listenTo(int ui) {
        return new StatementListener() {
            @Override
            public boolean onStatement(Statement statement) {
                return pass(ui, statement, false);
            }

            @Override
            public boolean onAnswer(Statement statement) {
                return pass(ui, statement, true);
            }
        };
    }

    /** Whether it goes on. A process that is about to be killed sends and receives nothing. */
    private synchronized boolean pass(int ui, Statement statement, boolean isExecuted) {
        if (dying.contains(ui)) {
            return false;
        }
        OpenTransactions.Progress progress = transactions.track(ui, statement, isExecuted);
        Optional<KillPoint> point = progress.isAboutRollouts()
                ? isEveryStatement ? findNext(progress, isExecuted) : findCommit(progress, isExecuted)
                : Optional.empty();
        point.ifPresent(this::kill);
        return point.isEmpty();
    }

    private Optional<KillPoint> findCommit(OpenTransactions.Progress progress, boolean isExecuted) {
        boolean isWanted = progress.isEnd()
                && progress.step() != null
                && missing.containsKey(progress.step())
                && isExecuted != untouched.contains(progress.step());
        return isWanted ? Optional.of(progress.toPoint(isExecuted)) : Optional.empty();
    }

    /** What each process does that takes over goes on unless it is what is wanted. */
    private Optional<KillPoint> findNext(OpenTransactions.Progress progress, boolean isExecuted) {
        KillPoint point = progress.toPoint(isExecuted);
        boolean isMissing = progress.step() != null && missing.containsKey(progress.step());
        boolean isOther = (progress.step() != null && progress.step().isRepeated() && !isMissing)
                || (progress.isOfNotifications() && !isOutboxNext());
        boolean isDone = point.isCommitted() && isMissing;
        boolean isNext = numberOf(point) >= nextPoint && !missing.isEmpty() && !isOther;
        return isDone || isNext ? Optional.of(point) : Optional.empty();
    }

    /** What is not known to fill the outbox yet does that if nothing else is to be done first. */
    private boolean isOutboxNext() {
        return missing.keySet().equals(Set.of(KilledStep.OUTBOX_FILLED));
    }

    private void kill(KillPoint point) {
        nextPoint = point.isCommitted() ? FIRST_POINT : numberOf(point) + 1;
        if (point.step() != null) {
            untouched.remove(point.step());
            if (point.isCommitted() && missing.containsKey(point.step())) {
                countDone(point.step());
            }
        }
        dying.add(point.ui());
        reached.add(point);
        killer.accept(point);
    }

    private static int numberOf(KillPoint point) {
        return 2 * point.position() + (point.isExecuted() ? 1 : 0);
    }

    private void countDone(KilledStep step) {
        missing.computeIfPresent(step, (armed, count) -> count == 1 ? null : count - 1);
        if (missing.containsKey(step)) {
            untouched.add(step);
        }
    }
}
