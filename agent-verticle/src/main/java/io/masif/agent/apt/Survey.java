package io.masif.agent.apt;

import io.masif.domain.Condition;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was found without a simulation.
 *
 * @param stamp changes whenever something has changed that the plan depends on
 * @param blocking what keeps apt from being run
 */
record Survey(String stamp, Condition blocking, Optional<Condition> missing, ListsCondition.Dates dates) {
    /**
     * Blocks: not to be used on an event loop.
     *
     * @param state the agent's folder
     * @param running whether a run or a refresh of ours goes on
     */
    static Survey of(AptFolders folders, Optional<Path> configuration, Path state, boolean running) {
        HostCondition condition = new HostCondition(folders, state);
        ListsCondition lists = new ListsCondition(folders);
        return new Survey(
                stamp(folders, configuration),
                running ? condition.whileRunning() : condition.now(),
                lists.missing(),
                lists.dates(Instant.now()));
    }

    /** @param configuration the file that {@code APT_CONFIG} names */
    static String stamp(AptFolders folders, Optional<Path> configuration) {
        List<Path> all = new ArrayList<>(folders.configuration());
        configuration.ifPresent(all::add);
        all.addAll(List.of(folders.status(), folders.admin().resolve("updates"), folders.lists()));
        return InputStamp.of(all);
    }
}
