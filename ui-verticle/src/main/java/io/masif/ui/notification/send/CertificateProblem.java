package io.masif.ui.notification.send;

import io.masif.ui.language.Text;
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
    static Optional<Text> find(Throwable failure) {
        if (find(failure, CertificateExpiredException.class).isPresent()) {
            return Optional.of(Text.of("problem.certificate-expired"));
        }
        if (find(failure, CertificateNotYetValidException.class).isPresent()) {
            return Optional.of(Text.of("problem.certificate-not-yet-valid"));
        }
        if (find(failure, CertPathBuilderException.class).isPresent()) {
            return Optional.of(Text.of("problem.certificate-untrusted"));
        }
        return find(failure, CertPathValidatorException.class)
                .or(() -> find(failure, CertificateException.class))
                .map(CertificateProblem::describe);
    }

    /** The runtime has no type of its own for a name that does not match. */
    private static Text describe(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return NAMES.matcher(message).find()
                ? Text.of("problem.certificate-other-host")
                : Text.of("problem.certificate-refused", message);
    }

    private static Optional<Throwable> find(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(type::isInstance)
                .findFirst();
    }
}
