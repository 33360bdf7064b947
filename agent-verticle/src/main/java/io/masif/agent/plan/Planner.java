package io.masif.agent.plan;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.apt.Simulation;
import io.masif.agent.facts.AdditionalFacts;
import io.masif.agent.facts.FileFacts;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.SimulationFinished;
import io.masif.agent.process.Commands.Output;
import io.masif.domain.Plan;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what the host wants and in which state it is, and asks apt again only when that may have changed. */
public final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final Vertx vertx;
    private final Apt apt;
    private final Path state;
    private final long maxAgeNanos;
    private final Supplier<HostProblem> refreshProblem;
    private final AdditionalFacts additionalFacts;
    private PlanFile kept = PlanFile.none();
    private AptFolders lastFolders = AptFolders.parse("");
    private SimulatedPlan lastSimulation;
    private HostInspection lastInspection;
    private HostProblem lastRunProblem = HostProblem.NONE;
    private String simulatedFingerprint = "";
    private String inspectedFingerprint = "";
    private long simulatedAtNanos;

    /**
     * @param state the agent's folder
     * @param checkInterval how old a simulation may get
     * @param refreshProblem how the last refresh of the lists ended
     * @param additionalFacts what is asked for besides the plan
     */
    public Planner(
            Vertx vertx,
            Apt apt,
            Path state,
            Duration checkInterval,
            Supplier<HostProblem> refreshProblem,
            AdditionalFacts additionalFacts) {
        this.vertx = vertx;
        this.apt = apt;
        this.refreshProblem = refreshProblem;
        this.additionalFacts = additionalFacts;
        this.state = state;
        maxAgeNanos = checkInterval.toNanos();
    }

    /** @param file where the last plan that could be trusted is kept across restarts */
    public Planner keeping(Path file) {
        kept = PlanFile.at(file);
        return this;
    }

    /**
     * @param failure why apt could not simulate
     * @param exclusionProblem what of the simulation is no part of the plan
     */
    private record SimulatedPlan(Plan plan, Facts facts, HostProblem failure, HostProblem exclusionProblem) {
        SimulatedPlan withFacts(Facts others) {
            return new SimulatedPlan(plan, others, failure, exclusionProblem);
        }
    }

    /** Whether there is anything to tell without asking apt. */
    public boolean hasInspection() {
        return lastInspection != null;
    }

    /** @param running whether a run or a refresh of ours goes on, beside which nothing is simulated */
    public Future<HostInspection> inspect(boolean forceSimulation, boolean running) {
        return apt.queryFolders()
                .onSuccess(folders -> lastFolders = folders)
                .compose(
                        folders -> inspect(folders, forceSimulation, running),
                        e -> inspectUnreadable(String.valueOf(e.getMessage())))
                .onSuccess(inspection -> lastInspection = inspection);
    }

    /** Those of the last simulation. */
    public AptFolders folders() {
        return lastFolders;
    }

    /** What the plan that was last told depends on. */
    public String inspectedFingerprint() {
        return inspectedFingerprint;
    }

    /** Whether nothing has changed that the plan that was last told depends on. */
    public Future<Boolean> isUpToDate() {
        return apt.queryFolders()
                .compose(folders -> vertx.executeBlocking(
                        () -> HostSurvey.fingerprint(folders, apt.configurationFile())
                                .equals(inspectedFingerprint),
                        false));
    }

    /** Takes notice of what a run ran into; it counts until one ends without that, or until the plan has changed. */
    public void recordRunProblem(HostProblem problem) {
        lastRunProblem = problem;
    }

    private Future<HostInspection> inspect(AptFolders folders, boolean forceSimulation, boolean running) {
        FileFacts host = new FileFacts(folders);
        return vertx.executeBlocking(() -> HostSurvey.read(folders, apt.configurationFile(), state, running), false)
                .compose(survey -> {
                    if (survey.blockingProblem().state() == HostState.INTERRUPTED) {
                        inspectedFingerprint = survey.fingerprint();
                        return inspectInterrupted(folders, host, survey.blockingProblem());
                    }
                    if (running && lastInspection != null) {
                        return Future.succeededFuture(inspectWhileRunning(survey.blockingProblem()));
                    }
                    inspectedFingerprint = survey.fingerprint();
                    return (isFresh(forceSimulation, survey)
                                    ? Future.succeededFuture(lastSimulation)
                                    : simulate(host, folders, survey))
                            .map(simulated -> toInspection(simulated, survey));
                });
    }

    /** What was told before, but for what keeps the run from going on now. */
    private HostInspection inspectWhileRunning(HostProblem now) {
        HostProblem previous = lastInspection.facts().condition();
        boolean lockReleased = previous.state() == HostState.LOCKED;
        HostProblem condition = !now.isOk() ? now : lockReleased ? HostProblem.NONE : previous;
        return lastInspection.withFacts(lastInspection.facts().with(condition));
    }

    private boolean isFresh(boolean forceSimulation, HostSurvey survey) {
        return !forceSimulation
                && lastSimulation != null
                && lastSimulation.failure().isOk()
                && simulatedFingerprint.equals(survey.fingerprint())
                && System.nanoTime() - simulatedAtNanos < maxAgeNanos;
    }

    private Future<SimulatedPlan> simulate(FileFacts host, AptFolders folders, HostSurvey survey) {
        Instant started = Instant.now();
        vertx.eventBus().publish(AptAddress.SIMULATION_STARTED, "");
        return UpgradeSimulation.run(apt, folders)
                .onSuccess(upgrade -> vertx.eventBus()
                        .publish(AptAddress.SIMULATION_FINISHED, new SimulationFinished(started, Instant.now())))
                .compose(upgrade -> vertx.executeBlocking(() -> toSimulatedPlan(upgrade, host), false)
                        .compose(simulated -> additionalFacts
                                .complete(
                                        simulated.facts(),
                                        folders,
                                        upgrade.output().out())
                                .map(simulated::withFacts)))
                .onSuccess(simulated -> {
                    if (lastSimulation == null || !lastSimulation.plan().equals(simulated.plan())) {
                        lastRunProblem = lastSimulation == null ? lastRunProblem : HostProblem.NONE;
                        LOG.info(
                                "the plan changed actions={} digest={}",
                                simulated.plan().actions().size(),
                                simulated.plan().digest());
                    }
                    lastSimulation = simulated;
                    simulatedFingerprint = survey.fingerprint();
                    simulatedAtNanos = System.nanoTime();
                });
    }

    private SimulatedPlan toSimulatedPlan(UpgradeSimulation upgrade, FileFacts host) {
        Output output = upgrade.output();
        Simulation simulation = upgrade.simulation();
        Facts facts = host.read(HostProblem.NONE);
        HostProblem failure = AptDiagnostics.findUnreadableFile(output.err())
                .or(() -> output.exitStatus() == 0
                        ? Optional.empty()
                        : Optional.of(SimulationFailure.toProblem(output.exitStatus(), output.err())))
                .orElse(HostProblem.NONE);
        if (!failure.isOk()) {
            return new SimulatedPlan(lastPlan(), facts, failure, HostProblem.NONE);
        }
        Plan plan = Plan.of(simulation.actions());
        if (lastSimulation == null || !lastSimulation.plan().equals(plan)) {
            kept.write(plan);
        }
        return new SimulatedPlan(
                plan,
                facts,
                HostProblem.NONE,
                firstProblem(simulation.exclusionProblem(), upgrade.halfInstalledProblem()));
    }

    /** What is to be told first comes first; only the first three keep apt from being run. */
    private HostInspection toInspection(SimulatedPlan simulated, HostSurvey survey) {
        HostProblem refresh = refreshProblem.get();
        HostProblem missing = survey.missingLists()
                .map(lists -> refresh.isOk()
                        ? lists
                        : new HostProblem(lists.state(), lists.problem() + "; " + refresh.problem()))
                .orElse(HostProblem.NONE);
        HostProblem blockingProblem = firstProblem(survey.blockingProblem(), simulated.failure(), missing);
        HostProblem lists = survey.dateProblems().expired().orElse(HostProblem.NONE);
        // after a refresh whose hook failed the lists are new: that is the least
        boolean hook = refresh.state() == HostState.APT_FAILED;
        HostProblem worst = firstProblem(
                blockingProblem,
                hook ? HostProblem.NONE : refresh,
                lists,
                lastRunProblem,
                simulated.exclusionProblem(),
                refresh);
        // a date that apt ignores changes nothing
        HostProblem reported =
                firstProblem(worst, survey.dateProblems().malformed().orElse(HostProblem.NONE));
        return new HostInspection(
                simulated.plan(), simulated.facts().with(reported), blockingProblem.isOk(), worst.isOk());
    }

    private static HostProblem firstProblem(HostProblem... conditions) {
        return Stream.of(conditions)
                .filter(condition -> !condition.isOk())
                .findFirst()
                .orElse(HostProblem.NONE);
    }

    /** apt would simulate on what it does not know of: only what dpkg has left to do can be approved now. */
    private Future<HostInspection> inspectInterrupted(AptFolders folders, FileFacts host, HostProblem condition) {
        simulatedFingerprint = "";
        return apt.queryDpkgState(folders)
                .compose(dpkg -> vertx.executeBlocking(
                        () -> {
                            Plan plan = new InterruptedDpkg(folders).createPlan(dpkg);
                            boolean hasActions = !plan.actions().isEmpty();
                            Facts facts = lastSimulation == null ? host.read(HostProblem.NONE) : lastSimulation.facts();
                            return new HostInspection(
                                    plan,
                                    facts.with(hasActions ? condition : InterruptedDpkg.MANUAL_REPAIR),
                                    hasActions);
                        },
                        false))
                .recover(e -> inspectUnreadable(condition.problem() + "; " + e.getMessage(), HostState.INTERRUPTED));
    }

    private Future<HostInspection> inspectUnreadable(String reason) {
        return inspectUnreadable(
                AptDiagnostics.findProblem("E: " + reason)
                        .map(HostProblem::problem)
                        .orElse(reason),
                AptDiagnostics.findProblem("E: " + reason)
                        .map(HostProblem::state)
                        .orElse(HostState.APT_FAILED));
    }

    private Future<HostInspection> inspectUnreadable(String reason, HostState hostState) {
        HostProblem condition = new HostProblem(hostState, reason);
        return vertx.executeBlocking(
                () -> new HostInspection(lastPlan(), new FileFacts(lastFolders).read(condition), false), false);
    }

    private Plan lastPlan() {
        return lastSimulation == null ? kept.read() : lastSimulation.plan();
    }
}
