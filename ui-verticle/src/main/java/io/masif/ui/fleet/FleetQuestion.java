package io.masif.ui.fleet;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostChoice;
import io.masif.ui.view.HostQuery;
import java.util.List;

/** What the fleet can be asked. Each is answered by a record of the package view, or with a failure. */
public sealed interface FleetQuestion {
    /** Where to send it. */
    String ADDRESS = "ui.fleet";

    /** Reads what changed; answered by a {@link io.masif.ui.event.Change} without a number. */
    record Refresh() implements FleetQuestion {}

    /** Everything at a glance; answered by an {@link io.masif.ui.view.Overview}. */
    record WholeFleet() implements FleetQuestion {}

    /** A page of the hosts; answered by a {@link io.masif.ui.view.HostPage}. */
    record SomeHosts(HostQuery query) implements FleetQuestion {}

    /** One host; answered by a {@link io.masif.ui.view.HostDetail}, or not found. */
    record OneHost(String name) implements FleetQuestion {}

    /** The hosts for which one of these actions is pending; answered by a {@link io.masif.ui.view.HostList}. */
    record Concerned(List<ActionKey> actions) implements FleetQuestion {
        public Concerned {
            actions = List.copyOf(actions);
        }
    }

    /** One decision; answered by an {@link io.masif.ui.view.ApprovalDetail}, or not found. */
    record OneApproval(long id) implements FleetQuestion {}

    /** A page of the decisions, from 1 on; answered by an {@link io.masif.ui.view.ApprovalPage}. */
    record SomeApprovals(int page, int size) implements FleetQuestion {}

    /** The hosts of these names; answered by a {@link io.masif.decision.HostSelection}, or bad input. */
    record Select(HostChoice hosts) implements FleetQuestion {}

    /** What a decision would concern; answered by a {@link io.masif.ui.view.DecisionPreview}, or bad input. */
    record PreviewDecision(List<ActionKey> actions, HostChoice hosts) implements FleetQuestion {
        public PreviewDecision {
            actions = List.copyOf(actions);
        }
    }

    /**
     * What a revocation would concern; answered by a {@link io.masif.ui.view.RevocationPreview}, not found, or bad input.
     *
     * @param patterns empty for all of the decision
     */
    record PreviewRevocation(long id, List<ApprovalPattern> patterns, HostChoice hosts) implements FleetQuestion {
        public PreviewRevocation {
            patterns = List.copyOf(patterns);
        }
    }
}
