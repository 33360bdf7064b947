package io.masif.ui.fleet;

import io.masif.decision.HostSelection;
import io.masif.domain.ApprovalPattern;
import io.masif.failure.Failure;
import io.masif.ui.event.Change;
import io.masif.ui.event.Nudge;
import io.masif.ui.store.DatabaseFailure;
import io.masif.ui.store.DecisionStore;
import io.masif.ui.store.NewDecision;
import io.masif.ui.store.NewRevocation;
import io.masif.ui.store.ReportedPackages;
import io.masif.ui.store.RequestKey;
import io.masif.ui.store.Requester;
import io.masif.ui.store.RevocationStore;
import io.masif.ui.store.StoredDecision;
import io.masif.ui.store.StoredRevocation;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.ApprovalDetail;
import io.masif.ui.view.ApprovalPage;
import io.masif.ui.view.DecisionPreview;
import io.masif.ui.view.HostChoice;
import io.masif.ui.view.HostDetail;
import io.masif.ui.view.HostList;
import io.masif.ui.view.HostPage;
import io.masif.ui.view.HostQuery;
import io.masif.ui.view.Overview;
import io.masif.ui.view.RevocationPreview;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the fleet over the event bus, and decides about it; what was decided is in the next answer. */
public final class FleetClient {
    /** What was decided is committed: reading it again may take that long, and then the answer goes without it. */
    private static final long CATCH_UP_MILLIS = 5000;

    private static final int UNSEEN_NAMED = 20;

    private final EventBus bus;
    private final DecisionStore decisions;
    private final RevocationStore revocations;
    private final ReportedPackages reported;

    public FleetClient(EventBus bus, Pool pool) {
        this.bus = bus;
        this.decisions = new DecisionStore(pool);
        this.revocations = new RevocationStore(pool);
        this.reported = new ReportedPackages(pool);
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

    /** A page of the decisions. */
    public Future<ApprovalPage> approvals(int page, int size) {
        return ask(new FleetQuestion.SomeApprovals(page, size));
    }

    /** One decision, or not found. */
    public Future<ApprovalDetail> approval(long id) {
        return ask(new FleetQuestion.OneApproval(id));
    }

    /** What a decision would concern. */
    public Future<DecisionPreview> preview(List<ActionKey> actions, HostChoice hosts) {
        return ask(new FleetQuestion.PreviewDecision(actions, hosts));
    }

    /** What a revocation would concern. */
    public Future<RevocationPreview> previewRevocation(long id, List<ApprovalPattern> patterns, HostChoice hosts) {
        return ask(new FleetQuestion.PreviewRevocation(id, patterns, hosts));
    }

    /**
     * The hosts of a choice; bad input if there is a name that no host has. A host that has just reported for the first
     * time is found as well.
     */
    public Future<HostSelection> select(HostChoice hosts) {
        FleetQuestion question = new FleetQuestion.Select(hosts);
        return this.<HostSelection>ask(question)
                .recover(e -> Failure.from(e).code() == Failure.Code.BAD_INPUT
                        ? caughtUp().compose(read -> this.<HostSelection>ask(question))
                        : Future.failedFuture(e));
    }

    /** Bad input, if there is a package that no host has ever reported. */
    public Future<Void> requireSeen(List<ApprovalPattern> patterns) {
        Set<String> packages = patterns.stream()
                .map(ApprovalPattern::packageName)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return reported.unseen(packages)
                .recover(e -> Future.failedFuture(DatabaseFailure.of(e, "Nothing was changed; try again.")))
                .compose(unseen -> unseen.isEmpty() ? Future.succeededFuture() : Future.failedFuture(unseen(unseen)));
    }

    private static Failure unseen(Set<String> packages) {
        String names = packages.stream().sorted().limit(UNSEEN_NAMED).collect(Collectors.joining(", "));
        int more = packages.size() - UNSEEN_NAMED;
        return Failure.badInput("actions: no host has ever reported " + names
                + (more > 0 ? " (and " + more + " more)" : "")
                + "; give \"unseen\": true to approve it nevertheless");
    }

    /** The decision of an earlier request with the same key and body; null if there was none, or there is no key. */
    public Future<StoredDecision> repeated(RequestKey key) {
        return key == null
                ? Future.succeededFuture()
                : decisions
                        .repeated(key)
                        .recover(e -> Future.failedFuture(
                                DatabaseFailure.of(e, "This request has changed nothing; try again.")));
    }

    /** Makes a decision, or finds that it was made. */
    public Future<StoredDecision> decide(NewDecision decision, Requester requester) {
        return decisions.decide(decision, requester).compose(stored -> caughtUp()
                .map(stored));
    }

    /**
     * Revokes a decision or a part of it; not found if there is none of that number. Whether the request did it: false if
     * it was revoked already.
     */
    public Future<Boolean> revoke(NewRevocation revocation, Requester requester) {
        return revocations
                .revoke(revocation, requester)
                .compose(stored -> stored != StoredRevocation.NO_DECISION
                        ? caughtUp().map(stored == StoredRevocation.CREATED)
                        : Future.failedFuture(Failure.of(
                                Failure.Code.NOT_FOUND, "There is no approval " + revocation.decision() + ".")));
    }

    /** What was decided is committed: that it cannot be read again right now does not undo it. */
    private Future<Void> caughtUp() {
        return bus.<Change>request(Nudge.ADDRESS, new Nudge(), new DeliveryOptions().setSendTimeout(CATCH_UP_MILLIS))
                .transform(looked -> Future.succeededFuture());
    }

    private <T> Future<T> ask(FleetQuestion question) {
        return bus.<T>request(FleetQuestion.ADDRESS, question).map(reply -> reply.body());
    }
}
