package io.masif.ui.decision;

import io.masif.ui.view.DecisionKind;

/** The tables of one kind of decisions, which have the same columns, but for a few names. */
public enum DecisionTables {
    APPROVALS("decision", "expires_at", "revocation", "decision_request", "decision_id"),
    DECLINES("decline", "ends_at", "decline_revocation", "decline_request", "decline_id");

    private final String decision;
    private final String end;
    private final String revocation;
    private final String request;
    private final String reference;

    /**
     * @param end the column of a decision with the moment at which it ends
     * @param reference the column of the other tables with the number of the decision
     */
    DecisionTables(String decision, String end, String revocation, String request, String reference) {
        this.decision = decision;
        this.end = end;
        this.revocation = revocation;
        this.request = request;
        this.reference = reference;
    }

    /** The tables of decisions of this kind. */
    public static DecisionTables of(DecisionKind kind) {
        return switch (kind) {
            case APPROVAL -> APPROVALS;
            case DECLINE -> DECLINES;
        };
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
