package io.masif.ui.fleet.outcome;

import io.masif.domain.Result;
import io.masif.ui.store.run.Outcome;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** The last outcome of one action on each host, as sets of hosts; a host is in one of them at most. */
public final class Outcomes {
    private final RoaringBitmap running = new RoaringBitmap();
    private final RoaringBitmap done = new RoaringBitmap();
    private final RoaringBitmap plannedAgain = new RoaringBitmap();
    private final RoaringBitmap failed = new RoaringBitmap();
    private final RoaringBitmap refused = new RoaringBitmap();
    /** Of what failed or was refused. Few: a host leaves it with its next execution of the action. */
    private Map<Integer, FailedOutcome> failures = Map.of();

    /** When it was stored that hosts have done an action that is the same each time. */
    private Map<Integer, Instant> doneTimes = Map.of();

    /**
     * Replaces the outcome of a host.
     *
     * @param isPlannedAgain whether the host planned the action again after it was done
     * @param isRestart whether the action is the same each time, so that it matters when it was done
     */
    public void put(int host, Outcome outcome, boolean isPlannedAgain, boolean isRestart) {
        remove(host);
        if (outcome.result() == Result.RUNNING) {
            running.add(host);
        } else if (outcome.result() == Result.DONE) {
            (isPlannedAgain ? plannedAgain : done).add(host);
            if (isRestart) {
                putDoneTime(host, outcome.stored());
            }
        } else if (outcome.result() == Result.FAILED) {
            failed.add(host);
            putFailure(host, new FailedOutcome(outcome.run(), outcome.ended(), outcome.stored()));
        } else if (outcome.isRefused()) {
            refused.add(host);
            putFailure(host, new FailedOutcome(outcome.run(), outcome.ended(), outcome.stored()));
        }
    }

    void putFailure(int host, FailedOutcome failure) {
        if (failures.isEmpty()) {
            failures = new IntObjectHashMap<>();
        }
        failures.put(host, failure);
    }

    void putDoneTime(int host, Instant stored) {
        if (doneTimes.isEmpty()) {
            doneTimes = new IntObjectHashMap<>();
        }
        doneTimes.put(host, stored);
    }

    /** When it was stored that hosts have done it, by host, if it is the same each time; not to be changed. */
    Map<Integer, Instant> doneTimes() {
        return doneTimes;
    }

    /** Whether the host was in one of the sets. */
    boolean remove(int host) {
        boolean isRemoved = running.checkedRemove(host)
                || done.checkedRemove(host)
                || plannedAgain.checkedRemove(host)
                || failed.checkedRemove(host)
                || refused.checkedRemove(host);
        if (isRemoved && !failures.isEmpty()) {
            failures.remove(host);
        }
        if (isRemoved && !doneTimes.isEmpty()) {
            doneTimes.remove(host);
        }
        return isRemoved;
    }

    /** The host no longer plans the action; whether it had planned it again. */
    boolean endPlannedAgain(int host) {
        boolean isEnded = plannedAgain.checkedRemove(host);
        if (isEnded) {
            done.add(host);
        }
        return isEnded;
    }

    /** The same for those of the hosts that no longer plan the action. */
    boolean endPlannedAgain(RoaringBitmap hosts, RoaringBitmap planning) {
        RoaringBitmap ended = RoaringBitmap.and(plannedAgain, hosts);
        ended.andNot(planning);
        plannedAgain.andNot(ended);
        done.or(ended);
        return !ended.isEmpty();
    }

    /** Whether the host executed it, also if it planned it again since. */
    boolean isDone(int host) {
        return done.contains(host) || plannedAgain.contains(host);
    }

    /** Those of the hosts that executed it, also if they planned it again since. */
    RoaringBitmap selectDone(RoaringBitmap hosts) {
        return RoaringBitmap.or(RoaringBitmap.and(done, hosts), RoaringBitmap.and(plannedAgain, hosts));
    }

    /** Removes these hosts; whether there were any. */
    boolean removeAll(RoaringBitmap hosts) {
        boolean isChanged = false;
        for (RoaringBitmap set : sets()) {
            if (RoaringBitmap.intersects(set, hosts)) {
                set.andNot(hosts);
                isChanged = true;
            }
        }
        failures.keySet().removeIf(hosts::contains);
        doneTimes.keySet().removeIf(hosts::contains);
        return isChanged;
    }

    /** Removes all hosts but these; whether there were any. */
    boolean retain(RoaringBitmap hosts) {
        boolean isChanged = false;
        for (RoaringBitmap set : sets()) {
            int count = set.getCardinality();
            set.and(hosts);
            isChanged |= set.getCardinality() < count;
        }
        failures.keySet().removeIf(host -> !failed.contains(host) && !refused.contains(host));
        doneTimes.keySet().removeIf(host -> !isDone(host));
        return isChanged;
    }

    /** Whether it has no host. */
    public boolean isEmpty() {
        return sets().stream().allMatch(RoaringBitmap::isEmpty);
    }

    /** Releases memory that was reserved for more hosts. */
    void trim() {
        sets().forEach(set -> {
            set.runOptimize();
            set.trim();
        });
    }

    List<RoaringBitmap> sets() {
        return List.of(running, done, plannedAgain, failed, refused);
    }

    /** The hosts that execute it now; not to be changed. */
    public RoaringBitmap running() {
        return running;
    }

    /** The hosts that executed it and have not planned it again since; not to be changed. */
    public RoaringBitmap done() {
        return done;
    }

    /**
     * The hosts that executed it and have not planned it again since; of an action that is the same each time, those that
     * of which that was stored at that moment of the database's clock or later. Not to be changed.
     */
    public RoaringBitmap doneSince(Instant moment) {
        if (doneTimes.isEmpty()) {
            return done;
        }
        RoaringBitmap since = done.clone();
        doneTimes.forEach((host, time) -> {
            if (time.isBefore(moment)) {
                since.remove(host);
            }
        });
        return since;
    }

    /**
     * Of an action that is the same each time: the hosts that executed it, of which that was stored at that moment of the
     * database's clock or later, also if they planned it again since.
     */
    public RoaringBitmap executedSince(Instant moment) {
        RoaringBitmap since = new RoaringBitmap();
        doneTimes.forEach((host, time) -> {
            if (!time.isBefore(moment)) {
                since.add(host);
            }
        });
        return since;
    }

    /** The hosts whose last execution failed; not to be changed. */
    public RoaringBitmap failed() {
        return failed;
    }

    /** The hosts whose last run with it executed nothing at all; not to be changed. */
    public RoaringBitmap refused() {
        return refused;
    }

    /** The last execution of a host that is in {@link #failed()} or {@link #refused()}. */
    public FailedOutcome failure(int host) {
        return failures.get(host);
    }
}
