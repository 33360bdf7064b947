package io.masif.ui.notification.send;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in a sentence why the certificate of a receiver is refused. */
final class CertificateProblem {
    private static final Pattern NAMES = Pattern.compile("(?i)matching|subject alternative");

    private CertificateProblem() {}

    /** Empty if a failure has another reason. */
    static Optional<String> find(Throwable failure) {
        if (find(failure, CertificateExpiredException.class).isPresent()) {
            return Optional.of("the receiver's certificate has expired");
        }
        if (find(failure, CertificateNotYetValidException.class).isPresent()) {
            return Optional.of("the receiver's certificate is not valid yet");
        }
        if (find(failure, CertPathBuilderException.class).isPresent()) {
            return Optional.of(
                    "the receiver's certificate is signed by no authority that the Java runtime of the UI trusts");
        }
        return find(failure, CertPathValidatorException.class)
                .or(() -> find(failure, CertificateException.class))
                .map(CertificateProblem::describe);
    }

    /** The runtime has no type of its own for a name that does not match. */
    private static String describe(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return NAMES.matcher(message).find()
                ? "the receiver's certificate does not name the host of its address"
                : "the receiver's certificate is refused: " + message;
    }

    private static Optional<Throwable> find(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .findFirst();
    }
}
