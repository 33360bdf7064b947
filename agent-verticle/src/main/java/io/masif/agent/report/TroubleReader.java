package io.masif.agent.report;

import io.masif.boot.Address;
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

/** Reads what an exception of the network, of TLS or of HTTP means for us. */
record TroubleReader(Address master, TlsMaterial ours) {
    /** Alerts that say that a certificate was not accepted (RFC 8446, 6.2), as the libraries of TLS write them. */
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

    /** Null if the exception alone says nothing: its cause may. */
    Trouble read(Throwable thrown) {
        if (thrown instanceof Failure) {
            return new Trouble(
                    "nonsense", "the master's answer is not understood: " + Trouble.quoted(thrown.getMessage()));
        }
        String sentence = thrown instanceof SSLException ? tls(thrown) : network(thrown);
        return sentence == null ? null : new Trouble(sentence, sentence);
    }

    private String network(Throwable thrown) {
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
            return "nobody listens at " + master + ", or the network is down: " + Trouble.quoted(thrown.getMessage());
        }
        if (thrown instanceof TimeoutException) {
            return "the master has not answered the report in time";
        }
        if (thrown instanceof HttpClosedException || thrown instanceof ClosedChannelException) {
            return "the master closed the connection before its answer was complete" + expired();
        }
        if (thrown instanceof IllegalArgumentException
                || (thrown instanceof DecoderException && thrown.getCause() == null)) {
            return "what listens at " + master + " does not answer as HTTP demands: "
                    + Trouble.quoted(thrown.getMessage());
        }
        return null;
    }

    private String tls(Throwable thrown) {
        if (thrown instanceof NotSslRecordException) {
            return "what listens at " + master + " does not speak TLS: is it the master's port?";
        }
        if (thrown instanceof SslHandshakeTimeoutException) {
            return "what listens at " + master + " does not speak TLS in time: is it the master's port?";
        }
        String text = String.valueOf(thrown.getMessage()).toUpperCase(Locale.ROOT);
        return text.contains("ALERT") ? ended(text) : null;
    }

    /** @param alert what the master ended TLS with, in capitals */
    private String ended(String alert) {
        String refused = "the master refused our certificate: ";
        if (alert.contains("REVOKED")) {
            return refused + "revoked";
        }
        if (alert.contains("UNKNOWN_CA")
                || alert.contains("UNKNOWN CA")
                || alert.contains("CERTIFICATE_REQUIRED")
                || alert.contains("CERTIFICATE REQUIRED")) {
            return refused + "it was signed by " + ours.issuer() + ", whom the master does not know";
        }
        boolean ofCertificate = REFUSALS.stream().anyMatch(alert::contains);
        // our own dates say more than an alert without a reason, or than that something has expired
        boolean withoutReason = ofCertificate && !alert.contains("UNSUPPORTED");
        if (withoutReason && ours.expired(Instant.now())) {
            return refused + "it has expired on " + ours.until();
        }
        if (withoutReason && ours.notYetValid(Instant.now())) {
            return refused + "it is not valid before " + ours.from() + ": is the clock of this host right?";
        }
        if (alert.contains("EXPIRED")) {
            // some masters say the same of one that is not valid yet
            return refused + "by the master's clock it is not valid now; it is valid from " + ours.from() + " until "
                    + ours.until();
        }
        String reason =
                alert.replaceFirst(".*ALERT[_: ]+", "").toLowerCase(Locale.ROOT).replace('_', ' ');
        return (ofCertificate ? refused : "the master ended the connection: ") + reason
                + "; our certificate was signed by " + ours.issuer() + " and is valid from " + ours.from() + " until "
                + ours.until();
    }

    private String expired() {
        Instant now = Instant.now();
        if (ours.notYetValid(now)) {
            return "; our certificate is not valid before " + ours.from();
        }
        return ours.expired(now) ? "; our certificate has expired on " + ours.until() : "";
    }
}
