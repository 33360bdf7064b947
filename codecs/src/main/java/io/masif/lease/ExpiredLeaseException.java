package io.masif.lease;

/** Another process has taken over what this one was doing; nothing more must be written. */
public final class ExpiredLeaseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExpiredLeaseException(LeaseName name) {
        super("the lease of " + name.word() + " has expired, and another process has it", null, false, false);
    }
}
