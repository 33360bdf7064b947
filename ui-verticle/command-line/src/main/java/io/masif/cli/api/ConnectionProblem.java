package io.masif.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.masif.cli.config.Server;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;

/** Says in a sentence why there was no answer. */
final class ConnectionProblem {
    private ConnectionProblem() {}

    static CommandFailure describe(Server server, IOException reason) {
        return new CommandFailure(ExitCode.UNAVAILABLE, createSentence(server, reason));
    }

    /** Whether the request may have arrived, so that it makes sense to send it again. */
    static boolean isLostAnswer(IOException reason) {
        return !(reason instanceof ConnectException
                || reason instanceof HttpTimeoutException
                || reason instanceof SSLException);
    }

    private static String createSentence(Server server, IOException reason) {
        String url = server.url().toString();
        if (reason instanceof SSLException) {
            return describeTls(server, reason);
        }
        if (has(reason, UnresolvedAddressException.class)) {
            return "The name " + server.url().getHost() + " of " + url + " is not known.";
        }
        if (reason instanceof HttpConnectTimeoutException) {
            return url + " cannot be reached: no answer.";
        }
        if (reason instanceof ConnectException) {
            return url + " cannot be reached: nobody listens there, or the network is down.";
        }
        if (reason instanceof HttpTimeoutException) {
            return url + " does not answer.";
        }
        return reason instanceof JsonProcessingException
                ? "What answers at " + url + " is no UI of Masif Upgrader, or the answer was cut off."
                : "The connection to " + url + " ended before the answer was complete.";
    }

    private static String describeTls(Server server, IOException reason) {
        String url = server.url().toString();
        if (has(reason, CertificateExpiredException.class)) {
            return "The certificate of " + url + " has expired.";
        }
        if (has(reason, CertPathBuilderException.class) || has(reason, CertPathValidatorException.class)) {
            return "The certificate of " + url
                    + " is not trusted: give the file of the authority that signed it as ca in"
                    + " the configuration, or as MASIF_CA.";
        }
        if (has(reason, CertificateException.class)) {
            return "The certificate of " + url + " does not name "
                    + server.url().getHost() + ".";
        }
        return "There is no HTTPS at " + url + ": " + reason.getMessage();
    }

    private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
