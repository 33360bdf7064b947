package io.masif.proof.rollout;

import io.masif.rig.process.Folders;
import io.masif.rig.process.Service;
import io.masif.rig.rollout.KilledRollouts;
import java.nio.file.Path;
import java.time.Duration;

/** Prints a line for each kill. Ends with 1 if anything was done half, twice or never. */
public final class RolloutProof {
    private RolloutProof() {}

    /**
     * Fails with what was wrong.
     *
     * @param arguments the folder for all files; {@code --commits} to kill at commits only, as the system test does
     */
    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(Service::killAll, "end of all processes"));
        Path folder = Path.of(arguments[0]);
        boolean isEveryStatement = arguments.length == 1;
        Folders.delete(folder);
        long begin = System.nanoTime();
        try (KilledRollouts rollouts = new KilledRollouts(folder, isEveryStatement, line -> System.out.println(line))) {
            rollouts.play();
            System.out.printf(
                    "%d processes were killed within %d s, and nothing was done half, twice or never.%n",
                    rollouts.killed().size(),
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        }
    }
}
