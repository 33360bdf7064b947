package io.masif.agent.client;

import java.security.cert.CertificateException;

/** The master's certificate is not accepted; the message is a whole sentence for the administrator. */
public final class MasterRefusedException extends CertificateException {
    private static final long serialVersionUID = 1L;

    MasterRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
