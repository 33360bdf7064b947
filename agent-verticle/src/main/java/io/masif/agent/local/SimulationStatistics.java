package io.masif.agent.local;

import io.masif.agent.message.SimulationFinished;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often apt has simulated the plan since the start of the agent, how long that took, and whether it does so now. */
final class SimulationStatistics {
    private Instant activeSince;
    private SimulationFinished last;
    private long count;
    private Duration totalTime = Duration.ZERO;

    void started(Instant now) {
        activeSince = now;
    }

    void finished(SimulationFinished simulation) {
        activeSince = null;
        last = simulation;
        count++;
        totalTime = totalTime.plus(Duration.between(simulation.started(), simulation.ended()));
    }

    /** The inspection that the simulation belonged to has ended, with or without a result. */
    void inspectionEnded() {
        activeSince = null;
    }

    /** When the simulation that is active began; empty if none is. */
    Optional<Instant> activeSince() {
        return Optional.ofNullable(activeSince);
    }

    Optional<SimulationFinished> last() {
        return Optional.ofNullable(last);
    }

    long count() {
        return count;
    }

    Duration totalTime() {
        return totalTime;
    }
}
