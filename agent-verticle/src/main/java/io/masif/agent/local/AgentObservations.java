package io.masif.agent.local;

import io.masif.agent.local.OperationLoad.Operation;
import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.ReportState;
import io.masif.agent.message.SimulationFinished;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the agent did since its start, as the event bus told it. Belongs to one event loop. */
final class AgentObservations {
    private final OperationLoad operations = new OperationLoad();
    private final Map<Result, Integer> runs = new EnumMap<>(Result.class);
    private Instant simulationStarted;
    private SimulationFinished lastSimulation;
    private HostInspection inspection;
    private ApprovalCounts approvalCounts = ApprovalCounts.NOTHING;
    private ReportState reportState;
    private AgentError lastError;
    private long simulations;
    private Duration simulationTime = Duration.ZERO;
    private long reportFailures;

    /** Something that went wrong. */
    record AgentError(Instant time, String sentence) {}

    void simulationStarted(Instant now) {
        simulationStarted = now;
    }

    void simulationFinished(SimulationFinished now) {
        simulationStarted = null;
        lastSimulation = now;
        simulations++;
        simulationTime = simulationTime.plus(Duration.between(now.started(), now.ended()));
        operations.add(new Operation("query", 1, now.started(), now.ended()), now.ended());
    }

    /** A trouble counts as an error when it begins. */
    void inspected(HostInspection now, Instant when) {
        simulationStarted = null;
        String problem = now.facts().condition().problem();
        if (problem != null && !now.facts().condition().equals(lastCondition())) {
            operations.add(new Operation("error", 1, when, when), when);
            lastError = new AgentError(when, problem);
        }
        if (inspection != null && !inspection.plan().equals(now.plan())) {
            approvalCounts = new ApprovalCounts(approvalCounts.approved(), approvalCounts.blocked(), null, null);
        }
        inspection = now;
    }

    private HostProblem lastCondition() {
        return inspection == null ? HostProblem.NONE : inspection.facts().condition();
    }

    void runEnded(Run run, Instant now) {
        runs.merge(RunOperations.findWorstResult(run), 1, Integer::sum);
        RunOperations.toOperations(run, now).forEach(operation -> operations.add(operation, now));
        run.outcomes().stream()
                .filter(outcome -> outcome.result() != Result.DONE)
                .findFirst()
                .ifPresent(outcome -> lastError = new AgentError(
                        now,
                        outcome.action() + " " + outcome.result().word()
                                + (outcome.message() == null ? "" : ": " + outcome.message())));
    }

    void approvalCounts(ApprovalCounts now) {
        approvalCounts = now;
    }

    void reported(ReportState now) {
        reportState = now;
        if (!now.acknowledged()) {
            reportFailures++;
            lastError = new AgentError(Instant.now(), "the report was not acknowledged: " + now.problem());
        }
    }

    OperationLoad operations() {
        return operations;
    }

    /** Since when apt is being asked; empty if it is not. */
    Optional<Instant> simulationStarted() {
        return Optional.ofNullable(simulationStarted);
    }

    /** When apt was last asked. */
    Optional<SimulationFinished> lastSimulation() {
        return Optional.ofNullable(lastSimulation);
    }

    /** What the host wanted when it was last looked at; empty if it was not yet. */
    Optional<HostInspection> inspection() {
        return Optional.ofNullable(inspection);
    }

    ApprovalCounts approvalCounts() {
        return approvalCounts;
    }

    Optional<ReportState> reportState() {
        return Optional.ofNullable(reportState);
    }

    Optional<AgentError> lastError() {
        return Optional.ofNullable(lastError);
    }

    int runs(Result result) {
        return runs.getOrDefault(result, 0);
    }

    long simulations() {
        return simulations;
    }

    Duration simulationTime() {
        return simulationTime;
    }

    long reportFailures() {
        return reportFailures;
    }
}
