package io.masif.rig.rollout;

import io.masif.rig.kill.KillPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Rollouts and rules that reach their end although each step of theirs is cut off by SIGKILL, whatever the step is. */
public final class KilledRollouts implements AutoCloseable {
    private final KilledUis uis;
    private final RolloutLife life;

    /**
     * @param folder for all files
     * @param isEveryStatement whether UIs are killed before and after each statement of a step, or only before and after its
     *     commit
     * @param progress gets a line for each kill
     */
    public KilledRollouts(Path folder, boolean isEveryStatement, Consumer<String> progress) {
        uis = new KilledUis(folder, isEveryStatement, progress);
        life = new RolloutLife(uis);
    }

    /** @throws AssertionError if a ring was opened twice or forgotten, or anything else was done half, twice or never */
    public void play() {
        uis.start();
        life.play();
        uis.invariants().requireNone();
    }

    /** Where processes were killed, a line for each. */
    public List<String> killed() {
        return uis.killed().stream().map(KillPoint::toString).toList();
    }

    @Override
    public void close() {
        life.close();
        uis.close();
    }
}
