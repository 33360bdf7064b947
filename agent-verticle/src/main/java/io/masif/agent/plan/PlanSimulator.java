package io.masif.agent.plan;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.facts.FactsCompletion;
import io.masif.agent.facts.FileFacts;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.SimulationFinished;
import io.masif.agent.process.Commands.Output;
import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulates the upgrade of the host. A simulation stays fresh until a file changes that the plan depends on, or until it
 * is too old; one that failed is never fresh.
 */
final class PlanSimulator {
    private static final Logger LOG = LoggerFactory.getLogger(PlanSimulator.class);

    private final Vertx vertx;
    private final Apt apt;
    private final long maxAgeNanos;
    private final FactsCompletion additionalFacts;
    private final PlanFile planFile;
    private final PlanSources sources;
    private SimulatedPlan last;
    private String lastFingerprint = "";
    private long lastTimeNanos;
    private int planChanges;

    /** @param additionalFacts the facts that are queried after each simulation */
    PlanSimulator(Vertx vertx, Apt apt, Duration maxAge, FactsCompletion additionalFacts, PlanFile planFile) {
        this.vertx = vertx;
        this.apt = apt;
        maxAgeNanos = maxAge.toNanos();
        this.additionalFacts = additionalFacts;
        this.planFile = planFile;
        sources = new PlanSources(apt);
    }

    /**
     * Returns the last simulation if it is fresh, and simulates otherwise.
     *
     * @param fingerprint that of {@link HostSurvey}
     * @param force whether to simulate although the last simulation is fresh
     */
    Future<SimulatedPlan> simulate(AptFolders folders, String fingerprint, boolean force) {
        return !force && isFresh(fingerprint) ? Future.succeededFuture(last) : simulate(folders, fingerprint);
    }

    /** The next simulation is made even if nothing changes. */
    void invalidate() {
        lastFingerprint = "";
    }

    /** How often a simulation had another plan than the simulation before it. */
    int planChanges() {
        return planChanges;
    }

    /** Those of the last simulation. */
    Optional<Facts> lastFacts() {
        return Optional.ofNullable(last).map(SimulatedPlan::facts);
    }

    /** That of the last simulation, or of an earlier process. Blocks. */
    Plan readLastPlan() {
        return last == null ? planFile.read() : last.plan();
    }

    private boolean isFresh(String fingerprint) {
        return last != null
                && last.failure().isOk()
                && lastFingerprint.equals(fingerprint)
                && System.nanoTime() - lastTimeNanos < maxAgeNanos;
    }

    private Future<SimulatedPlan> simulate(AptFolders folders, String fingerprint) {
        Instant started = Instant.now();
        vertx.eventBus().publish(AptAddress.SIMULATION_STARTED, "");
        return UpgradeSimulation.run(apt, folders)
                .onSuccess(upgrade -> vertx.eventBus()
                        .publish(AptAddress.SIMULATION_FINISHED, new SimulationFinished(started, Instant.now())))
                .compose(upgrade -> vertx.executeBlocking(() -> evaluate(upgrade, folders), false)
                        .compose(simulated -> simulated.failure().isOk()
                                ? addSources(simulated, folders)
                                : Future.succeededFuture(simulated))
                        .compose(simulated -> additionalFacts
                                .complete(
                                        simulated.facts(),
                                        folders,
                                        upgrade.output().out())
                                .map(simulated::with)))
                .onSuccess(simulated -> keep(simulated, fingerprint));
    }

    /** Blocks. */
    private SimulatedPlan evaluate(UpgradeSimulation upgrade, AptFolders folders) {
        Facts facts = new FileFacts(folders).read(HostProblem.NONE);
        Optional<HostProblem> failure = findFailure(upgrade.output());
        if (failure.isPresent()) {
            return new SimulatedPlan(readLastPlan(), facts, failure.get(), HostProblem.NONE, List.of());
        }
        return new SimulatedPlan(
                Plan.of(upgrade.simulation().actions()),
                facts,
                HostProblem.NONE,
                ProblemRanking.findFirst(upgrade.simulation().exclusionProblem(), upgrade.halfInstalledProblem()),
                List.of());
    }

    /** Writes the plan to the disk, if it has changed. */
    private Future<SimulatedPlan> addSources(SimulatedPlan simulated, AptFolders folders) {
        return restoreSources()
                .compose(restored -> sources.complete(simulated.plan(), folders))
                .compose(plan -> vertx.executeBlocking(
                        () -> {
                            if (last == null || !last.plan().equals(plan)) {
                                planFile.write(plan, sources.isComplete(plan));
                            }
                            return simulated.withPlan(plan);
                        },
                        false));
    }

    private Future<Void> restoreSources() {
        return last == null
                ? vertx.executeBlocking(planFile::readSources, false)
                        .onSuccess(sources::restore)
                        .mapEmpty()
                : Future.succeededFuture();
    }

    private static Optional<HostProblem> findFailure(Output output) {
        return AptDiagnostics.findUnreadableFile(output.err())
                .or(() -> output.exitStatus() == 0
                        ? Optional.empty()
                        : Optional.of(SimulationFailure.toProblem(output.exitStatus(), output.err())));
    }

    private void keep(SimulatedPlan simulated, String fingerprint) {
        if (last == null || !last.plan().digest().equals(simulated.plan().digest())) {
            planChanges += last == null ? 0 : 1;
            LOG.info(
                    "the plan changed actions={} digest={}",
                    simulated.plan().actions().size(),
                    simulated.plan().digest());
        }
        last = simulated;
        lastFingerprint = fingerprint;
        lastTimeNanos = System.nanoTime();
    }
}
