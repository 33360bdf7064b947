package io.masif.ui.notification.send;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

/** Says in a sentence why the certificate of a receiver is refused. */
final class CertificateProblem {
    private CertificateProblem() {}

    /** Empty if a failure has another reason. */
    static Optional<String> find(Throwable failure) {
        if (has(failure, CertificateExpiredException.class)) {
            return Optional.of("the receiver's certificate has expired");
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertPathValidatorException.class)) {
            return Optional.of(
                    "the receiver's certificate is signed by no authority that the Java runtime of the UI trusts");
        }
        return has(failure, CertificateException.class)
                ? Optional.of("the receiver's certificate does not name the host of its address")
                : Optional.empty();
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
