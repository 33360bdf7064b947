package io.masif.agent.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.message.AcknowledgeRuns;
import io.masif.agent.message.AgentReport;
import io.masif.agent.message.AptAddress;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.message.ExecutionResult;
import io.masif.agent.message.HostInspection;
import io.masif.agent.message.ReportAddress;
import io.masif.agent.message.ReportResult;
import io.masif.agent.message.RunList;
import io.masif.agent.message.StartDeadline;
import io.masif.bus.LocalCodec;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.domain.Run;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.Facts;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

/** What a cycle requests from the other verticles, and when it executes. */
class CycleTest {
    private static final Action FOO = Action.of("foo", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    private static final Plan PLAN = Plan.of(List.of(FOO, BAR));
    private static final HostInspection READY = new HostInspection(PLAN, Facts.UNKNOWN, true);
    private static final Run ACTIVE = new Run("active", Instant.EPOCH, null, List.of(), null, "");
    private static final Run ENDED = new Run("ended", Instant.EPOCH, Instant.EPOCH, List.of(), null, "");
    private static final List<BlockedAction> BLOCKED_BEFORE =
            List.of(new BlockedAction(BAR, List.of(), "blocked before"));
    private static final ExecutionResult EXECUTED =
            new ExecutionResult(true, List.of(new BlockedAction(BAR, List.of(), "blocked now")));

    private final Vertx vertx = Vertx.vertx();
    private final List<Object> requests = Collections.synchronizedList(new ArrayList<>());
    private boolean isAcknowledged = true;

    @BeforeEach
    void recordRequests() {
        LocalCodec.register(
                vertx.eventBus(),
                AgentReport.class,
                ReportResult.class,
                AcknowledgeRuns.class,
                ExecuteApproved.class,
                ExecutionResult.class);
        reply(
                ReportAddress.REPORT,
                () -> new ReportResult(
                        isAcknowledged,
                        false,
                        Set.of(FOO.digest()),
                        Map.of(FOO.digest(), 7L),
                        StartDeadline.NONE,
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1)));
        reply(AptAddress.ACKNOWLEDGE_RUNS, () -> "");
        reply(AptAddress.EXECUTE_APPROVED, () -> EXECUTED);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void executesThePlanWithTheApprovalsOfTheAnswerOnce() {
        CycleResult result = run(READY, List.of(ENDED), true);
        assertThat(requests)
                .containsExactly(
                        new AgentReport(PLAN, Facts.UNKNOWN.with(BLOCKED_BEFORE), List.of(ENDED)),
                        new AcknowledgeRuns(Set.of("ended")),
                        new ExecuteApproved(PLAN, Set.of(FOO.digest()), Map.of(FOO.digest(), 7L), StartDeadline.NONE));
        assertThat(result.execution()).isEqualTo(EXECUTED);
        assertThat(result.isFollowUpDue()).isTrue();
    }

    @Test
    void executesNothingWhileARunIsActive() {
        assertNotExecuted(run(READY, List.of(ENDED, ACTIVE), true));
        assertThat(requests).contains(new AcknowledgeRuns(Set.of("ended")));
    }

    @Test
    void executesNothingIfNoMasterAcknowledgesTheReport() {
        isAcknowledged = false;
        assertNotExecuted(run(READY, List.of(ENDED), true));
        assertThat(requests).hasSize(1);
    }

    @Test
    void executesNothingIfAptCannotBeRun() {
        assertNotExecuted(run(new HostInspection(PLAN, Facts.UNKNOWN, false), List.of(), true));
    }

    @Test
    void executesNothingIfTheHostHasChangedDuringTheReport() {
        assertNotExecuted(run(READY, List.of(), false));
    }

    private void assertNotExecuted(CycleResult result) {
        assertThat(requests).hasAtLeastOneElementOfType(AgentReport.class).noneMatch(ExecuteApproved.class::isInstance);
        assertThat(result.execution()).isEqualTo(new ExecutionResult(false, BLOCKED_BEFORE));
        assertThat(result.isFollowUpDue()).isFalse();
    }

    private CycleResult run(HostInspection inspection, List<Run> runs, boolean mayExecute) {
        return new Cycle(vertx.eventBus(), Level.DEBUG)
                .run(inspection, new RunList(runs), BLOCKED_BEFORE, report -> mayExecute)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void reply(String address, Supplier<Object> answer) {
        vertx.eventBus().consumer(address, message -> {
            requests.add(message.body());
            message.reply(answer.get());
        });
    }
}
