package io.masif.master.tls;

/** Somebody did not get past the handshake, or not past the look at its certificate after it. */
public record HandshakeFailure() {
    /** Where it is published. */
    public static final String ADDRESS = "master.tls.handshake-failure";
}
