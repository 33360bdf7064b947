package io.masif.rig.cluster;

import io.masif.rig.network.Machine;
import java.nio.file.Path;
import java.util.List;

/**
 * What can be chosen of two masters and two UIs.
 *
 * @param programs the folder with masif-master.jar and masif-ui.jar; null for those of this clone
 * @param use which database servers masters and UIs know
 * @param graceSeconds how long masters and UIs still answer after they were asked to end
 * @param checkSeconds how long the balancer waits for a part that stands still; 0 as in the sample of its configuration
 * @param machines two, on each of which a master and a UI run
 */
public record ClusterSetup(Path programs, DatabaseUse use, int graceSeconds, int checkSeconds, List<Machine> machines) {
    /** How many masters, UIs and machines there are. */
    public static final int SIZE = 2;

    public ClusterSetup {
        machines = List.copyOf(machines);
    }

    /** The parts of this clone, which end at once, on this machine. */
    public static ClusterSetup standard() {
        return standard(DatabaseUse.EACH_PREFERS_ANOTHER);
    }

    /** As {@link #standard()}, with other ways to the database. */
    public static ClusterSetup standard(DatabaseUse use) {
        return new ClusterSetup(null, use, 0, 0, Machine.local(SIZE));
    }
}
