package io.masif.master.connection;

import io.masif.boot.tls.CommonName;
import io.masif.failure.Failure;
import io.masif.text.VisibleText;
import java.security.cert.CertificateException;
import javax.security.auth.x500.X500Principal;

/** The name of a host: the common name in the subject of its certificate. No other source of it exists. */
final class AgentIdentity {
    private static final int MAX_NAME_LENGTH = 255;

    private AgentIdentity() {}

    /** @throws Failure as bad input if the certificate has no name that a host can have, or several */
    static String commonName(X500Principal subject) {
        try {
            return validate(CommonName.find(subject).orElse(""));
        } catch (CertificateException e) {
            throw Failure.badInput("the subject of the client certificate " + e.getMessage());
        }
    }

    /** Operators would confuse two hosts whose names look alike. */
    private static String validate(String name) {
        if (name.isBlank()) {
            throw Failure.badInput("the subject of the client certificate has no CN, or an empty one");
        }
        if (name.length() > MAX_NAME_LENGTH) {
            throw Failure.badInput("the CN of the client certificate has " + name.length() + " characters; at most "
                    + MAX_NAME_LENGTH + " are allowed");
        }
        VisibleText.findFault(name).ifPresent(fault -> {
            throw Failure.badInput("the CN of the client certificate " + fault);
        });
        return name;
    }
}
