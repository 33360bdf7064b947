package io.masif.lease;

/** Another process may have taken over what this one was doing; nothing more must be written. To be repeated from its beginning. */
public final class ExpiredLeaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpiredLeaseException(LeaseName name) {
        super("the lease of " + name.word() + " has expired, and another process may have it", null, false, false);
    }
}
