package io.masif.rig.tls;

import io.masif.boot.tls.TlsFileException;
import io.masif.boot.tls.TlsIdentity;
import io.vertx.core.net.KeyCertOptions;

/** Certificates with their keys for Vert.x. */
public final class KeyOptions {
    private KeyOptions() {}

    /** Reads both files. */
    public static KeyCertOptions of(Pki.Identity identity) {
        try {
            return TlsIdentity.read(identity.cert(), identity.key()).toOptions();
        } catch (TlsFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
