package io.masif.master.endpoint;

import io.masif.master.body.ActionLimit;
import io.masif.master.body.BodyParsers;
import io.masif.master.connection.HostConnectionLimit;
import io.masif.master.connection.Peer;
import io.masif.master.held.ApprovalPace;
import io.masif.master.held.HeldPlans;
import io.masif.master.host.HostCache;
import io.masif.master.overload.BackpressureController;

/** What all instances of {@link AgentApiVerticle} share. */
public final class SharedApiState {
    private final HostCache hostCache;
    private final BackpressureController backpressure;
    private final ApprovalPace approvalPace;
    private final HeldPlans heldPlans;
    private final BodyParsers parsers;
    private final HostConnectionLimit<Peer> connectionLimit = new HostConnectionLimit<>();

    /** @param maxActions of a report */
    public SharedApiState(
            HostCache hostCache,
            BackpressureController backpressure,
            ApprovalPace approvalPace,
            HeldPlans heldPlans,
            int maxActions) {
        this.hostCache = hostCache;
        this.backpressure = backpressure;
        this.approvalPace = approvalPace;
        this.heldPlans = heldPlans;
        this.parsers = new BodyParsers(new ActionLimit(maxActions));
    }

    HostCache hostCache() {
        return hostCache;
    }

    BackpressureController backpressure() {
        return backpressure;
    }

    ApprovalPace approvalPace() {
        return approvalPace;
    }

    HeldPlans heldPlans() {
        return heldPlans;
    }

    BodyParsers parsers() {
        return parsers;
    }

    HostConnectionLimit<Peer> connectionLimit() {
        return connectionLimit;
    }
}
