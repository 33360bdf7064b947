package io.masif.agent.report;

import io.masif.agent.client.MasterRefusedException;
import io.masif.agent.client.OversizedAnswerException;
import io.masif.agent.client.TlsMaterial;
import io.masif.boot.config.Address;
import io.masif.failure.Failure;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Explains exceptions of the network, of TLS and of HTTP to the administrator of this host. */
final class ConnectionProblemReader {
    /** Alerts for a certificate that is not accepted (RFC 8446, 6.2), as the TLS libraries write them. */
    private static final List<String> REFUSALS = List.of(
            "BAD_CERTIFICATE",
            "BAD CERTIFICATE",
            "CERTIFICATE_UNKNOWN",
            "CERTIFICATE UNKNOWN",
            "CERTIFICATE_EXPIRED",
            "CERTIFICATE EXPIRED",
            "CERTIFICATE_REQUIRED",
            "CERTIFICATE REQUIRED",
            "UNKNOWN_CA",
            "UNKNOWN CA",
            "UNSUPPORTED_CERTIFICATE",
            "UNSUPPORTED CERTIFICATE",
            "ACCESS");

    private final Address master;
    private final TlsMaterial material;

    ConnectionProblemReader(Address master, TlsMaterial material) {
        this.master = master;
        this.material = material;
    }

    /** Null if the exception alone does not explain the problem: its cause may. */
    ConnectionProblem read(Throwable thrown) {
        if (thrown instanceof Failure) {
            return new ConnectionProblem(
                    "invalid answer",
                    "the master's answer is not understood: " + ConnectionProblem.quote(thrown.getMessage()));
        }
        String sentence = thrown instanceof SSLException ? explainTls(thrown) : explainNetwork(thrown);
        return sentence == null ? null : new ConnectionProblem(sentence, sentence);
    }

    private String explainNetwork(Throwable thrown) {
        if (thrown instanceof MasterRefusedException || thrown instanceof OversizedAnswerException) {
            return thrown.getMessage();
        }
        if (thrown instanceof UnknownHostException) {
            return "the name " + master.host() + " is not known (DNS)";
        }
        if (thrown instanceof ConnectTimeoutException) {
            return master + " does not answer: no connection within the time allowed";
        }
        if (thrown instanceof NoRouteToHostException) {
            return "there is no route to " + master;
        }
        if (thrown instanceof ConnectException) {
            return "nobody listens at " + master + ", or the network is down: "
                    + ConnectionProblem.quote(thrown.getMessage());
        }
        if (thrown instanceof TimeoutException) {
            return "the master has not answered the report in time";
        }
        if (thrown instanceof HttpClosedException || thrown instanceof ClosedChannelException) {
            return "the master closed the connection before its answer was complete" + describeExpiry();
        }
        if (thrown instanceof IllegalArgumentException
                || (thrown instanceof DecoderException && thrown.getCause() == null)) {
            return "what listens at " + master + " does not answer as HTTP demands: "
                    + ConnectionProblem.quote(thrown.getMessage());
        }
        return null;
    }

    private String explainTls(Throwable thrown) {
        if (thrown instanceof NotSslRecordException) {
            return "what listens at " + master + " does not speak TLS: is it the master's port?";
        }
        if (thrown instanceof SslHandshakeTimeoutException) {
            return "what listens at " + master + " does not speak TLS in time: is it the master's port?";
        }
        String text = String.valueOf(thrown.getMessage()).toUpperCase(Locale.ROOT);
        return text.contains("ALERT") ? explainAlert(text) : null;
    }

    /** @param alert what the master ended TLS with, in capitals */
    private String explainAlert(String alert) {
        String prefix = "the master refused our certificate: ";
        if (alert.contains("REVOKED")) {
            return prefix + "revoked";
        }
        if (alert.contains("UNKNOWN_CA")
                || alert.contains("UNKNOWN CA")
                || alert.contains("CERTIFICATE_REQUIRED")
                || alert.contains("CERTIFICATE REQUIRED")) {
            return prefix + "it was signed by " + material.issuer() + ", whom the master does not know";
        }
        boolean ofCertificate = REFUSALS.stream().anyMatch(alert::contains);
        // our own dates are more precise than an alert without a reason, or one that something has expired
        boolean withoutReason = ofCertificate && !alert.contains("UNSUPPORTED");
        if (withoutReason && material.isExpired(Instant.now())) {
            return prefix + "it has expired on " + material.expiresAt();
        }
        if (withoutReason && material.notYetValid(Instant.now())) {
            return prefix + "it is not valid before " + material.from() + ": is the clock of this host right?";
        }
        if (alert.contains("EXPIRED")) {
            // some masters send the same alert for a certificate that is not valid yet
            return prefix + "by the master's clock it is not valid now; it is valid from " + material.from() + " until "
                    + material.expiresAt();
        }
        String reason =
                alert.replaceFirst(".*ALERT[_: ]+", "").toLowerCase(Locale.ROOT).replace('_', ' ');
        return (ofCertificate ? prefix : "the master ended the connection: ") + reason
                + "; our certificate was signed by " + material.issuer() + " and is valid from " + material.from()
                + " until "
                + material.expiresAt();
    }

    private String describeExpiry() {
        Instant now = Instant.now();
        if (material.notYetValid(now)) {
            return "; our certificate is not valid before " + material.from();
        }
        return material.isExpired(now) ? "; our certificate has expired on " + material.expiresAt() : "";
    }
}
