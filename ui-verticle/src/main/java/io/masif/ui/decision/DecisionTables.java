package io.masif.ui.decision;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.decision.Scope;
import io.masif.ui.view.DecisionKind;

/** The tables of one kind of decisions, which have the same columns, but for a few names. */
public enum DecisionTables {
    APPROVALS("decision", "expires_at", "revocation", "decision_request", "decision_id", Scope.ONLY),
    DECLINES("decline", "ends_at", "decline_revocation", "decline_request", "decline_id", Scope.ALL);

    private final String decision;
    private final String end;
    private final String revocation;
    private final String request;
    private final String reference;
    private final Scope fallback;

    /**
     * @param end the column of a decision with the moment at which it ends
     * @param reference the column of the other tables with the number of the decision
     * @param fallback the scope of a decision for groups, with no hosts, as programs read it that know no groups: they must
     *     not approve too much
     */
    DecisionTables(String decision, String end, String revocation, String request, String reference, Scope fallback) {
        this.decision = decision;
        this.end = end;
        this.revocation = revocation;
        this.request = request;
        this.reference = reference;
        this.fallback = fallback;
    }

    /** The tables of decisions of this kind. */
    public static DecisionTables of(DecisionKind kind) {
        return switch (kind) {
            case APPROVAL -> APPROVALS;
            case DECLINE -> DECLINES;
        };
    }

    /** The selection for the columns {@code scope} and {@code host_set_id}, beside the column of the groups. */
    HostSelection selectNamed(HostSelection hosts) {
        return hosts.scope() == Scope.GROUPS ? new HostSelection(fallback, HostSet.NONE) : hosts;
    }

    /** A statement with the names of the tables {decision}, {revocation} and {request}, and the columns {end} and {id}. */
    public String complete(String statement) {
        return statement
                .replace("{decision}", decision)
                .replace("{revocation}", revocation)
                .replace("{request}", request)
                .replace("{end}", end)
                .replace("{id}", reference);
    }
}
