package io.masif.ui.message;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.host.HostChoice;
import io.masif.ui.view.host.HostQuery;
import java.util.List;

/** A query about the fleet. Each is answered by a record of the room view, or with a failure. */
public sealed interface FleetQuery {
    /** Where to send it. */
    String ADDRESS = "ui.fleet";

    /** Refreshes the index; answered by a {@link FleetChange} without an id. */
    record Refresh() implements FleetQuery {}

    /** A page of the hosts; answered by a {@link io.masif.ui.view.host.HostListPage}. */
    record FindHosts(HostQuery query) implements FleetQuery {}

    /** One host; answered by a {@link io.masif.ui.view.host.HostDetail}, or not found. */
    record GetHost(String name) implements FleetQuery {}

    /** One decision; answered by an {@link io.masif.ui.view.approval.ApprovalDetail}, or not found. */
    record GetApproval(long id) implements FleetQuery {}

    /** A page of the decisions, from 1 on; answered by an {@link io.masif.ui.view.approval.ApprovalPage}. */
    record ListApprovals(int page, int size) implements FleetQuery {}

    /** The hosts of these names; answered by a {@link io.masif.decision.HostSelection}, or bad input. */
    record ResolveHosts(HostChoice hosts) implements FleetQuery {}

    /** One decline; answered by a {@link io.masif.ui.view.decline.DeclineDetail}, or not found. */
    record GetDecline(long id) implements FleetQuery {}

    /** A page of the declines, from 1 on; answered by a {@link io.masif.ui.view.decline.DeclinePage}. */
    record ListDeclines(int page, int size) implements FleetQuery {}

    /**
     * What a revocation would concern; answered by a {@link io.masif.ui.view.approval.RevocationPreview}, not found, or
     * bad input.
     *
     * @param patterns empty for all of the decision
     */
    record PreviewRevocation(DecisionKind kind, long id, List<ApprovalPattern> patterns, HostChoice hosts)
            implements FleetQuery {
        public PreviewRevocation {
            patterns = List.copyOf(patterns);
        }
    }
}
