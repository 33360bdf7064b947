package io.masif.master.vertx;

import java.time.Duration;

/** Decides about the connections of the server with TLS, and is notified of how they go on; called by any thread. */
public interface ConnectionAdmission {
    /** Whether a connection that has just been accepted may stay; if so, {@link #onClose} follows. */
    boolean tryOpen();

    /** A connection that may stay has been closed. */
    void onClose();

    /** How long an answer may wait for its client to read it. */
    Duration unreadTimeout();

    /** @param address where the client is, with its port */
    void onHandshakeFailure(Throwable reason, String address);
}
