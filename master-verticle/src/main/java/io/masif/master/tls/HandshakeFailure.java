package io.masif.master.tls;

/** A client was refused in the handshake, or when its certificate was checked after it. */
public record HandshakeFailure() {
    /** Where it is published. */
    public static final String ADDRESS = "master.tls.handshake-failure";
}
