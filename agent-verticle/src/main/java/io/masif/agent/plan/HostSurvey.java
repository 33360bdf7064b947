package io.masif.agent.plan;

import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.InputFingerprint;
import io.masif.agent.lists.ListsCondition;
import io.masif.domain.host.HostProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of a host that is visible without a simulation.
 *
 * @param fingerprint changes whenever something has changed that the plan depends on
 * @param blockingProblem what prevents a run of apt
 */
record HostSurvey(
        String fingerprint,
        HostProblem blockingProblem,
        Optional<HostProblem> missingLists,
        ListsCondition.DateProblems dateProblems) {
    /**
     * Blocks: not to be used on an event loop.
     *
     * @param state the agent's folder
     * @param running whether a run or a refresh of the agent is active
     */
    static HostSurvey read(AptFolders folders, Optional<Path> configuration, Path state, boolean running) {
        HostCondition condition = new HostCondition(folders, state);
        ListsCondition lists = new ListsCondition(folders);
        return new HostSurvey(
                fingerprint(folders, configuration),
                running ? condition.findProblemWhileRunning() : condition.findProblem(),
                lists.findMissing(),
                lists.findDateProblems(Instant.now()));
    }

    /** @param configuration the file that {@code APT_CONFIG} names */
    static String fingerprint(AptFolders folders, Optional<Path> configuration) {
        List<Path> all = new ArrayList<>(folders.configurationPaths());
        configuration.ifPresent(all::add);
        all.addAll(List.of(folders.status(), folders.adminFolder().resolve("updates"), folders.lists()));
        return InputFingerprint.compute(all);
    }
}
