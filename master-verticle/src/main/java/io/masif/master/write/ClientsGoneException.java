package io.masif.master.write;

/** Nothing was written, since no client waits for an answer any more. */
final class ClientsGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientsGoneException() {
        super("no client waits for an answer any more", null, false, false);
    }
}
