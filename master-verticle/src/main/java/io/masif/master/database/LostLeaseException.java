package io.masif.master.database;

/** Another process has taken over what this one held; the transaction has written nothing, and can be repeated. */
public final class LostLeaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LostLeaseException() {
        super("the lease was lost to another process", null, false, false);
    }
}
