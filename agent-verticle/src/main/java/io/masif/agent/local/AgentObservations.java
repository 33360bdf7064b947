package io.masif.agent.local;

import io.masif.agent.local.OperationLoad.Operation;
import io.masif.agent.message.ApprovalCounts;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.ReportState;
import io.masif.agent.message.SimulationFinished;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the agent has done since its start, as published on the event bus. Belongs to one event loop. */
final class AgentObservations {
    private final OperationLoad operations = new OperationLoad();
    private final SimulationStatistics simulations = new SimulationStatistics();
    private final Map<Result, Integer> runs = new EnumMap<>(Result.class);
    private HostInspection inspection;
    private ApprovalCounts approvalCounts = ApprovalCounts.NOTHING;
    private ReportState reportState;
    private AgentError lastError;
    private long reportFailures;

    /** An error, with a sentence for the administrator. */
    record AgentError(Instant time, String sentence) {}

    void simulationStarted(Instant now) {
        simulations.started(now);
    }

    void simulationFinished(SimulationFinished simulation) {
        simulations.finished(simulation);
        operations.add(new Operation("query", 1, simulation.started(), simulation.ended()), simulation.ended());
    }

    /** A problem of the host counts as an error when it begins. */
    void inspected(HostInspection current, Instant now) {
        simulations.inspectionEnded();
        String problem = current.facts().condition().problem();
        if (problem != null && !current.facts().condition().equals(lastCondition())) {
            operations.add(new Operation("error", 1, now, now), now);
            lastError = new AgentError(now, problem);
        }
        if (inspection != null
                && !inspection.plan().digest().equals(current.plan().digest())) {
            approvalCounts =
                    new ApprovalCounts(approvalCounts.approved(), approvalCounts.blocked(), List.of(), null, null);
        }
        inspection = current;
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

    void approvalsCounted(ApprovalCounts counts) {
        approvalCounts = counts;
    }

    void reported(ReportState state) {
        reportState = state;
        if (!state.acknowledged()) {
            reportFailures++;
            lastError = new AgentError(Instant.now(), "the report was not acknowledged: " + state.problem());
        }
    }

    OperationLoad operations() {
        return operations;
    }

    SimulationStatistics simulations() {
        return simulations;
    }

    /** The last inspection of the host; empty before the first one. */
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

    long reportFailures() {
        return reportFailures;
    }
}
