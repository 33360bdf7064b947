package io.masif.agent.plan;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.facts.FileFacts;
import io.masif.agent.message.HostInspection;
import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;

/** Inspects a host on which apt cannot simulate: dpkg was interrupted, or the tools fail. */
final class FallbackInspection {
    private final Vertx vertx;
    private final Apt apt;
    private final PlanSimulator simulator;
    private final Path stateFolder;

    /** @param stateFolder the agent's own folder */
    FallbackInspection(Vertx vertx, Apt apt, PlanSimulator simulator, Path stateFolder) {
        this.vertx = vertx;
        this.apt = apt;
        this.simulator = simulator;
        this.stateFolder = stateFolder;
    }

    /**
     * apt would simulate without what the interrupted dpkg has done: only what dpkg still has to do can be approved now. As
     * long as something would prevent that as well, such as a read-only file system, it is reported instead of the
     * interruption, and nothing is executed.
     */
    Future<HostInspection> inspectInterrupted(AptFolders folders, HostProblem interruption) {
        simulator.invalidate();
        return apt.queryDpkgState(folders)
                .compose(dpkg -> vertx.executeBlocking(
                        () -> {
                            Plan plan = new InterruptedDpkg(folders).createPlan(dpkg);
                            boolean hasActions = !plan.actions().isEmpty();
                            Optional<HostProblem> obstacle = new HostCondition(folders, stateFolder).findObstacle();
                            Facts facts = simulator.lastFacts().orElseGet(() -> new FileFacts(folders)
                                    .read(HostProblem.NONE));
                            return new HostInspection(
                                    plan,
                                    facts.with(
                                            obstacle.orElse(hasActions ? interruption : InterruptedDpkg.MANUAL_REPAIR)),
                                    hasActions && obstacle.isEmpty());
                        },
                        false))
                .recover(e -> inspect(
                        folders,
                        new HostProblem(
                                HostState.INTERRUPTED,
                                HostSentence.TWO.format(interruption.problem(), e.getMessage()))));
    }

    /**
     * Reports the last plan.
     *
     * @param folders those of the last successful query
     * @param error of the tool that failed
     */
    Future<HostInspection> inspectUnreadable(AptFolders folders, String error) {
        return inspect(
                folders,
                AptDiagnostics.findProblem("E: " + error)
                        .orElseGet(() -> new HostProblem(HostState.APT_FAILED, error)));
    }

    private Future<HostInspection> inspect(AptFolders folders, HostProblem problem) {
        return vertx.executeBlocking(
                () -> new HostInspection(simulator.readLastPlan(), new FileFacts(folders).read(problem), false), false);
    }
}
