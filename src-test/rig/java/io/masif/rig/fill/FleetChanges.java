package io.masif.rig.fill;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.fill.ChangeStore.Execution;
import io.masif.rig.synthetic.Dice;
import io.masif.rig.synthetic.HostProfile;
import io.masif.rig.synthetic.HostTrait;
import io.masif.rig.synthetic.PatchLevel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Goes on changing a filled fleet: hosts are seen again and, if that is asked for, plans change, and runs start, go on and
 * end.
 */
public final class FleetChanges implements AutoCloseable {
    private static final int SEEN_SECONDS = 10;
    private static final int SHARES = 3;
    private static final int COMPLETE = 100;
    private static final int MOST_EXECUTIONS = 40;

    private final ChangeStore store;
    private final Catalogue catalogue;
    private final ApprovedUpdates approved;
    private final List<HostProfile> alive;
    private final Deque<HostProfile> waiting = new ArrayDeque<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Dice dice = Dice.of("changes");
    private final Timer timer = new Timer("changes of the fleet", true);
    private volatile boolean isClosed;
    private int share;

    FleetChanges(EmbeddedDatabase database, Catalogue catalogue, ApprovedUpdates approved, List<HostProfile> hosts) {
        this.store = new ChangeStore(database);
        this.catalogue = catalogue;
        this.approved = approved;
        alive = hosts.stream().filter(host -> host.trait() == HostTrait.NONE).toList();
        hosts.stream()
                .filter(host -> approved.stage(host) == ApprovedUpdates.Stage.WAITING)
                .forEach(waiting::add);
    }

    /** Starts; each change takes some milliseconds, so that there is a limit to what the database can do. */
    public FleetChanges start(double changesPerSecond) {
        schedule(this::seeHosts, TimeUnit.SECONDS.toMillis(SEEN_SECONDS));
        if (changesPerSecond > 0) {
            schedule(this::change, Math.max(1, Math.round(TimeUnit.SECONDS.toMillis(1) / changesPerSecond)));
        }
        return this;
    }

    @Override
    public void close() {
        isClosed = true;
        timer.cancel();
    }

    private void schedule(Runnable task, long millis) {
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        attempt(task);
                    }
                },
                millis,
                millis);
    }

    /** The database may be ending. */
    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (IllegalStateException e) {
            if (!isClosed) {
                System.err.println("The fleet could not be changed: " + e.getCause());
            }
        }
    }

    private void seeHosts() {
        share = (share + 1) % SHARES;
        store.updateLastSeen(SHARES, share);
    }

    private void change() {
        int choice = dice.below(COMPLETE);
        if (choice < 35) {
            changePlan();
        } else if (executions.isEmpty() || (choice < 50 && executions.size() < MOST_EXECUTIONS)) {
            startRun();
        } else {
            continueRun();
        }
    }

    /** New updates for a host, or somebody updated it by hand. */
    private void changePlan() {
        if (!alive.isEmpty()) {
            HostProfile host = dice.choose(alive);
            if (approved.stage(host) == ApprovedUpdates.Stage.NONE) {
                store.setPlan(host, storePlan(host, PatchLevel.of(dice)));
            }
        }
    }

    private void startRun() {
        HostProfile host = waiting.poll();
        if (host == null) {
            changePlan();
            return;
        }
        String uuid = new UUID(dice.nextLong(), dice.nextLong()).toString();
        Execution run = new Execution(host, uuid, approved.actions(host), 0);
        store.start(run);
        executions.add(run);
    }

    private void continueRun() {
        int index = dice.below(executions.size());
        Execution run = executions.get(index);
        int percent = run.percent() + dice.between(4, 15);
        if (percent < COMPLETE) {
            Execution later = run.withPercent(percent);
            store.writeProgress(later);
            executions.set(index, later);
        } else {
            executions.remove(index);
            store.end(run, storePlan(run.host(), PatchLevel.PARTIAL));
        }
    }

    /** The number of a plan, which may be new to the database. */
    private int storePlan(HostProfile host, PatchLevel level) {
        int plan = catalogue.pending(host, level).number();
        catalogue.flush();
        return plan;
    }
}
