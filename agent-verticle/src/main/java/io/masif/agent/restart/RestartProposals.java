package io.masif.agent.restart;

import io.masif.agent.apt.AptFolders;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.SystemdUnit;
import io.masif.domain.host.PendingRestarts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the restarts that a host proposes because of its facts, as far as its configuration wants them proposed. */
public final class RestartProposals {
    // it ends by itself, and its restart would wait for the end of the run that waits for it
    private static final String ONE_CYCLE_UNIT = "masif-agent-once.service";

    private final Set<Kind> proposed;
    private final CompletedRestarts completed;
    private final RestartNeeds needs;

    /** @param proposed {@link Kind#RESTART}, {@link Kind#REBOOT}, or both; none by default */
    public RestartProposals(Set<Kind> proposed, CompletedRestarts completed, RestartNeeds needs) {
        this.needs = needs;
        this.proposed = Set.copyOf(proposed);
        this.completed = completed;
    }

    /** Whether restarts of services are proposed. */
    public boolean includesServices() {
        return proposed.contains(Kind.RESTART);
    }

    /**
     * Blocks.
     *
     * @param services those that may be restarted without a further question
     */
    public List<Action> find(PendingRestarts restarts, List<String> services, AptFolders folders) {
        Stream<Action> units = includesServices()
                ? services.stream()
                        .filter(SystemdUnit::isService)
                        .filter(unit -> !unit.equals(ONE_CYCLE_UNIT))
                        .map(Action::restart)
                : Stream.empty();
        Stream<Action> reboot =
                proposed.contains(Kind.REBOOT) && restarts.reboot() ? Stream.of(Action.reboot()) : Stream.empty();
        return Stream.concat(units, reboot)
                .filter(action -> isNeeded(action, folders))
                .toList();
    }

    /** Whether the need exists, and no restart has been done for it. Blocks. */
    public boolean isNeeded(Action action, AptFolders folders) {
        return needs.find(action, folders)
                .filter(need -> !completed.contains(action, need))
                .isPresent();
    }
}
