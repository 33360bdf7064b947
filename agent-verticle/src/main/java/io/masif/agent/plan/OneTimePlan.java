package io.masif.agent.plan;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.DpkgState;
import io.masif.agent.facts.FactsCompletion;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.SimulationFinished;
import io.masif.bus.LocalCodec;
import io.masif.domain.Action;
import io.masif.domain.Plan;
import io.masif.domain.host.HostProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Makes the plan for a person who asks for it on the host: without a master or a running agent, and for any user. */
public final class OneTimePlan {
    // the default of the agent: a lock that is held by a run of the agent is not a foreign one
    private static final Path DEFAULT_STATE_FOLDER = Path.of("/var/lib/masif-agent");

    private OneTimePlan() {}

    /**
     * Inspects the host once.
     *
     * @param aptConfig what {@code APT_CONFIG} names for apt; null for the host's own configuration
     * @return the plan, completed by the architectures that only dpkg knows, and the host's problem
     */
    public static Future<HostInspection> inspect(Vertx vertx, Path aptConfig) {
        LocalCodec.register(vertx.eventBus(), SimulationFinished.class);
        Apt apt = new Apt(vertx, aptConfig);
        return new Planner(
                        vertx,
                        apt,
                        DEFAULT_STATE_FOLDER,
                        Duration.ZERO,
                        () -> HostProblem.NONE,
                        FactsCompletion.NONE,
                        PlanFile.none())
                .inspect(true, false)
                .compose(inspection -> apt.queryFolders()
                        .compose(folders -> apt.queryDpkgState(folders)
                                .map(state -> addArchitectures(inspection, state, folders.arch())))
                        // the problem of the host explains more than the failure of dpkg-query
                        .recover(e -> inspection.facts().condition().isOk()
                                ? Future.failedFuture(e)
                                : Future.succeededFuture(inspection)));
    }

    private static HostInspection addArchitectures(HostInspection inspection, DpkgState state, String nativeArch) {
        List<Action> actions = inspection.plan().actions().stream()
                .map(action -> action.arch() == null ? withArchitecture(action, state, nativeArch) : action)
                .toList();
        return new HostInspection(Plan.of(actions), inspection.facts(), inspection.canExecute(), inspection.reliable());
    }

    /** apt names the architecture of a removal only if it is a foreign one. */
    private static Action withArchitecture(Action action, DpkgState state, String nativeArch) {
        return Action.of(
                action.packageName(),
                state.entries().getOrDefault(action.packageName(), List.of()).stream()
                        .map(DpkgState.Entry::arch)
                        .filter(arch -> arch.equals(nativeArch) || arch.equals("all"))
                        .findFirst()
                        .orElse(nativeArch),
                action.kind(),
                action.from(),
                action.to());
    }
}
