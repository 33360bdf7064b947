package io.masif.ui.store;

/** The outcome of an operator's request to revoke. */
public enum StoredRevocation {
    /** The request revoked it. */
    CREATED,
    /** It was revoked already. */
    REVOKED_BEFORE,
    /** There is no decision of that number. */
    NO_DECISION
}
