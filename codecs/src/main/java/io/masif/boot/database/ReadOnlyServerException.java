package io.masif.boot.database;

/** A server is read-only where one is needed that can be written to: it may be a copy that lags behind. */
public final class ReadOnlyServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadOnlyServerException() {
        super("the server is read-only", null, false, false);
    }
}
