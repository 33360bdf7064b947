package io.masif.ui.decision;

/** The outcome of a request to revoke. */
public enum StoredRevocation {
    /** The request revoked it. */
    CREATED,
    /** It was revoked already. */
    ALREADY_REVOKED,
    /** There is no decision of that number. */
    NO_DECISION
}
