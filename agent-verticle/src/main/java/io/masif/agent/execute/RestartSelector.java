package io.masif.agent.execute;

import io.masif.agent.facts.QueriedFacts;
import io.masif.agent.message.ExecuteApproved;
import io.masif.agent.plan.Planner;
import io.masif.agent.restart.RestartProposals;
import io.masif.agent.select.ApprovedRun;
import io.masif.agent.select.Selection;
import io.masif.agent.select.Selector.Result;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.masif.domain.host.HostSentence;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Selects the approved restarts that are executed now: services first, and a reboot last and alone. What the host does not need
 * any more, by what it finds out now, is left out; nothing is restarted while packages are not configured.
 */
public final class RestartSelector {
    private static final Result NOTHING = new Result(ApprovedRun.EMPTY, List.of());

    private final Vertx vertx;
    private final Planner planner;
    private final QueriedFacts facts;
    private final RestartProposals proposals;

    public RestartSelector(Vertx vertx, Planner planner, QueriedFacts facts, RestartProposals proposals) {
        this.vertx = vertx;
        this.planner = planner;
        this.facts = facts;
        this.proposals = proposals;
    }

    Future<Result> select(ExecuteApproved request) {
        List<Action> restarts = request.approvedActions().stream()
                .filter(action -> action.kind().isRestart())
                .toList();
        List<Action> unconfigured = request.plan().actions().stream()
                .filter(action -> action.kind() == Kind.CONFIGURE)
                .toList();
        if (restarts.isEmpty() || !unconfigured.isEmpty()) {
            String reason = HostSentence.WAITS_FOR.format(unconfigured.stream()
                    .map(action -> action.kind().word() + " " + action.packageName())
                    .collect(Collectors.joining(", ")));
            return Future.succeededFuture(new Result(ApprovedRun.EMPTY, block(restarts, unconfigured, reason)));
        }
        List<Action> services = restarts.stream()
                .filter(action -> action.kind() == Kind.RESTART)
                .toList();
        return services.isEmpty() ? select(restarts, Selection.Tool.SHUTDOWN) : selectServices(services);
    }

    private Future<Result> selectServices(List<Action> services) {
        return facts.queryRestartable(planner.folders())
                .compose(current -> select(
                        services.stream()
                                .filter(action -> current.contains(action.packageName()))
                                .toList(),
                        Selection.Tool.SYSTEMCTL))
                .otherwise(e -> new Result(
                        ApprovedRun.EMPTY, block(services, List.of(), HostSentence.RESTART_UNCLEAR.format()), true));
    }

    /** Those that are still needed; if there are none, the host is inspected again, since its plan is out of date. */
    private Future<Result> select(List<Action> restarts, Selection.Tool tool) {
        return vertx.executeBlocking(
                        () -> restarts.stream()
                                .filter(action -> proposals.isNeeded(action, planner.folders()))
                                .toList(),
                        false)
                .map(needed -> {
                    if (needed.isEmpty()) {
                        planner.invalidate();
                        return NOTHING;
                    }
                    return new Result(ApprovedRun.withoutFiles(new Selection(needed, tool)), List.of());
                });
    }

    private static List<BlockedAction> block(List<Action> restarts, List<Action> waitsFor, String reason) {
        return restarts.stream()
                .map(action -> new BlockedAction(action, waitsFor, reason))
                .toList();
    }
}
