package io.masif.ui.fleet;

import io.masif.domain.Approval;
import io.masif.failure.Failure;
import io.masif.ui.event.Change;
import io.masif.ui.event.Nudge;
import io.masif.ui.store.ApprovalStore;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostDetail;
import io.masif.ui.view.HostList;
import io.masif.ui.view.HostPage;
import io.masif.ui.view.HostQuery;
import io.masif.ui.view.Overview;
import io.vertx.core.Future;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks the fleet over the event bus, and decides about it; what was decided is in the next answer. */
public final class FleetClient {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final EventBus bus;
    private final ApprovalStore approvals;

    public FleetClient(EventBus bus, ApprovalStore approvals) {
        this.bus = bus;
        this.approvals = approvals;
    }

    /** Everything at a glance. */
    public Future<Overview> overview() {
        return ask(new FleetQuestion.WholeFleet());
    }

    /** A page of the hosts. */
    public Future<HostPage> hosts(HostQuery query) {
        return ask(new FleetQuestion.SomeHosts(query));
    }

    /** One host, or not found. */
    public Future<HostDetail> host(String name) {
        return ask(new FleetQuestion.OneHost(name));
    }

    /** The hosts for which one of the actions is pending. */
    public Future<HostList> concerned(List<ActionKey> actions) {
        return ask(new FleetQuestion.Concerned(actions));
    }

    /**
     * Approves each of the actions for each of the hosts.
     *
     * @param actions patterns whose host is open
     * @param hosts null for all, also those that come later
     * @return the approvals' numbers
     */
    public Future<List<Long>> approve(String author, List<Approval> actions, List<String> hosts) {
        List<Approval> wanted = new ArrayList<>();
        for (Approval action : actions) {
            if (hosts == null) {
                wanted.add(action);
            } else {
                hosts.forEach(host -> wanted.add(new Approval(
                        0, action.packageName(), action.kind(), action.from(), action.to(), host, action.expires())));
            }
        }
        return approvals
                .unknownHosts(hosts == null ? List.of() : hosts)
                .recover(FleetClient::away)
                .compose(unknown -> unknown.isEmpty()
                        ? approvals.give(author, wanted).recover(FleetClient::away)
                        : Future.failedFuture(
                                Failure.badInput("hosts: there is no host " + String.join(", nor ", unknown) + ".")))
                .compose(ids -> caughtUp(ids));
    }

    /** Revokes an approval; not found if there is none of that number, and nothing if it is revoked already. */
    public Future<Void> revoke(String author, long id) {
        return approvals
                .revoke(author, id)
                .recover(FleetClient::away)
                .compose(known -> known
                        ? caughtUp(null)
                        : Future.failedFuture(Failure.of(Failure.Code.NOT_FOUND, "There is no approval " + id + ".")));
    }

    /** What was decided is committed: that it cannot be read again right now does not undo it. */
    private <T> Future<T> caughtUp(T result) {
        return bus.<Change>request(Nudge.ADDRESS, new Nudge()).transform(looked -> Future.succeededFuture(result));
    }

    private <T> Future<T> ask(FleetQuestion question) {
        return bus.<T>request(FleetQuestion.ADDRESS, question).map(reply -> reply.body());
    }

    private static <T> Future<T> away(Throwable cause) {
        return Future.failedFuture(Failure.unavailable(
                "The database cannot be reached. Nothing was changed; try again when it is back.", RETRY, cause));
    }
}
