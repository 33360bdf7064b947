package io.masif.agent.plan;

import io.masif.agent.apt.Apt;
import io.masif.agent.apt.AptFolders;
import io.masif.agent.facts.FactsCompletion;
import io.masif.agent.message.HostInspection;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** Inspects the host: its plan, its facts and its problem. Belongs to one event loop. */
public final class Planner {
    private final Vertx vertx;
    private final Apt apt;
    private final Path stateFolder;
    private final Supplier<HostProblem> refreshProblem;
    private final PlanSimulator simulator;
    private final FallbackInspection fallback;
    private AptFolders lastFolders = AptFolders.parse("");
    private HostInspection lastInspection;
    private String inspectedFingerprint = "";
    private RunProblem lastRunProblem = new RunProblem(HostProblem.NONE, 0);

    /**
     * @param checkInterval how old a simulation may become
     * @param refreshProblem how the last refresh of the package lists ended
     * @param additionalFacts the facts that are queried after each simulation
     * @param planFile where the last plan is kept across restarts
     */
    public Planner(
            Vertx vertx,
            Apt apt,
            Path stateFolder,
            Duration checkInterval,
            Supplier<HostProblem> refreshProblem,
            FactsCompletion additionalFacts,
            PlanFile planFile) {
        this.vertx = vertx;
        this.apt = apt;
        this.stateFolder = stateFolder;
        this.refreshProblem = refreshProblem;
        simulator = new PlanSimulator(vertx, apt, checkInterval, additionalFacts, planFile);
        fallback = new FallbackInspection(vertx, apt, simulator, stateFolder);
    }

    /** @param planChanges those of the simulator when the run ended */
    private record RunProblem(HostProblem problem, int planChanges) {}

    /** Whether the host was inspected since this process started. */
    public boolean hasInspection() {
        return lastInspection != null;
    }

    /** @param running whether a run or a refresh of the agent is active, beside which nothing is simulated */
    public Future<HostInspection> inspect(boolean forceSimulation, boolean running) {
        return apt.queryFolders()
                .onSuccess(folders -> lastFolders = folders)
                .compose(
                        folders -> inspect(folders, forceSimulation, running),
                        e -> fallback.inspectUnreadable(lastFolders, String.valueOf(e.getMessage())))
                .onSuccess(inspection -> lastInspection = inspection);
    }

    /** Those of the last inspection. */
    public AptFolders folders() {
        return lastFolders;
    }

    /** Changes whenever something changes that the plan of the last inspection depends on. */
    public String inspectedFingerprint() {
        return inspectedFingerprint;
    }

    /** Whether nothing has changed since the last inspection that its plan depends on. */
    public Future<Boolean> isUpToDate() {
        return apt.queryFolders()
                .compose(folders -> vertx.executeBlocking(
                        () -> HostSurvey.fingerprint(folders, apt.configurationFile())
                                .equals(inspectedFingerprint),
                        false));
    }

    /** The next inspection simulates, even if nothing seems to have changed. */
    public void invalidate() {
        simulator.invalidate();
    }

    /** Reports the problem of a run until a run ends without one, or until the plan changes. */
    public void recordRunProblem(HostProblem problem) {
        lastRunProblem = new RunProblem(problem, simulator.planChanges());
    }

    private Future<HostInspection> inspect(AptFolders folders, boolean forceSimulation, boolean running) {
        return vertx.executeBlocking(
                        () -> HostSurvey.read(folders, apt.configurationFile(), stateFolder, running), false)
                .compose(survey -> {
                    if (survey.blockingProblem().state() == HostState.INTERRUPTED) {
                        inspectedFingerprint = survey.fingerprint();
                        return fallback.inspectInterrupted(folders, survey.blockingProblem());
                    }
                    if (running && lastInspection != null) {
                        return Future.succeededFuture(updateLastInspection(survey.blockingProblem()));
                    }
                    inspectedFingerprint = survey.fingerprint();
                    return simulator
                            .simulate(folders, survey.fingerprint(), forceSimulation)
                            .map(simulated -> toInspection(simulated, survey));
                });
    }

    /** The last inspection, with what keeps the active run from continuing. */
    private HostInspection updateLastInspection(HostProblem current) {
        HostProblem previous = lastInspection.facts().condition();
        boolean lockReleased = previous.state() == HostState.LOCKED;
        HostProblem problem = !current.isOk() ? current : lockReleased ? HostProblem.NONE : previous;
        return lastInspection.withFacts(lastInspection.facts().with(problem));
    }

    private HostInspection toInspection(SimulatedPlan simulated, HostSurvey survey) {
        ProblemRanking problems = new ProblemRanking(survey, simulated, refreshProblem.get(), findRunProblem());
        return new HostInspection(
                simulated.proposedPlan(),
                simulated.facts().with(problems.findReported()),
                problems.findBlocking().isOk(),
                problems.findWorst().isOk());
    }

    private HostProblem findRunProblem() {
        return lastRunProblem.planChanges() == simulator.planChanges() ? lastRunProblem.problem() : HostProblem.NONE;
    }
}
