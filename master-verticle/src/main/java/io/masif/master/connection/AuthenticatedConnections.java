package io.masif.master.connection;

import static io.masif.master.refusal.RefusalReason.NO_NAME;

import io.masif.boot.logging.LogRateLimit;
import io.masif.failure.Failure;
import io.masif.master.refusal.CertificateRefusal;
import io.masif.master.refusal.CertificateRefusals;
import io.masif.master.report.ReportSender;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.tls.PeerChain;
import io.masif.master.trust.AgentTrust;
import io.masif.master.trust.Trust;
import io.masif.master.trust.chain.RefusedChain;
import io.masif.text.Quote;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The authenticated clients of one event loop. A connection whose client is no longer trusted is closed: when the trust
 * changes, and when it is opened, because the trust may have changed during the handshake, and a resumed session is not
 * checked against it.
 */
public final class AuthenticatedConnections {
    private static final Logger LOG = LoggerFactory.getLogger(AuthenticatedConnections.class);
    private static final String UNNAMED = "its subject has no CN, several, or none that a host can have";
    private static final int MAX_MACHINE_LENGTH = 64;
    private static final int MAX_LOG_LINES_PER_SECOND = 10;

    private final Vertx vertx;
    private final Context context;
    private final Map<HttpConnection, Peer> peers = new HashMap<>();
    private final AgentTrust agentTrust;
    private final HostConnectionLimit<Peer> connectionLimit;
    private final CertificateRefusals refusals;
    private final LogRateLimit closeLogLimit = new LogRateLimit(
            MAX_LOG_LINES_PER_SECOND,
            omitted -> LOG.info("connections closed as well within a second connections={}", omitted));
    private Trust trust;

    /**
     * @param trust in force until {@link #applyTrust} is called
     * @param agentTrust checks a connection when it is opened
     * @param connectionLimit of all event loops
     */
    public AuthenticatedConnections(
            Vertx vertx, Trust trust, AgentTrust agentTrust, HostConnectionLimit<Peer> connectionLimit) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.trust = trust;
        this.agentTrust = agentTrust;
        this.connectionLimit = connectionLimit;
        this.refusals = CertificateRefusals.of(vertx);
    }

    /** To be called for every connection when it is open. */
    public void onOpen(HttpConnection connection) {
        connection.exceptionHandler(e -> LOG.debug(
                "connection broken address={} reason={}",
                Peer.address(connection),
                Quote.of(String.valueOf(e.getMessage()))));
        try {
            check(
                    connection,
                    connection.peerCertificates().stream()
                            .map(X509Certificate.class::cast)
                            .toList());
        } catch (SSLPeerUnverifiedException | IllegalArgumentException e) {
            LOG.debug("connection without a certificate address={}", Peer.address(connection));
            connection.close();
        }
    }

    private void check(HttpConnection connection, List<X509Certificate> chain) {
        try {
            PeerChain accepted = agentTrust.check(chain);
            admit(connection, new Peer(context, connection, accepted), chain.get(0));
        } catch (CertificateException e) {
            refusals.record(RefusedChain.refusal(e, chain, Instant.now()), Peer.address(connection));
            connection.close();
            vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
        }
    }

    private void admit(HttpConnection connection, Peer peer, X509Certificate certificate) {
        if (peer.host().isEmpty()) {
            // each of its requests is refused with a sentence for its agent
            refusals.record(CertificateRefusal.of(NO_NAME, UNNAMED, certificate), peer.address());
        }
        peers.put(connection, peer);
        connectionLimit.add(peer.host(), peer).ifPresent(oldest -> {
            closeLogLimit.log(() -> LOG.info(
                    "connection closed, its host opens too many agent={} address={}",
                    Quote.word(oldest.host()),
                    oldest.address()));
            oldest.close();
        });
    }

    /** To be called for every connection when it is closed. */
    public void onClose(HttpConnection connection) {
        remove(connection);
    }

    private void remove(HttpConnection connection) {
        Peer peer = peers.remove(connection);
        if (peer != null) {
            connectionLimit.remove(peer.host(), peer);
        }
    }

    /** Closes the connections whose certificates are no longer trusted. */
    public void applyTrust(Trust latest) {
        boolean closeAll = !latest.retainsAuthoritiesOf(trust);
        trust = latest;
        Instant now = Instant.now();
        List.copyOf(peers.entrySet()).forEach(each -> {
            if (closeAll) {
                each.getKey().close();
            } else if (!trust.accepts(each.getValue().chain(), now)) {
                refuse(each.getKey(), each.getValue());
            }
        });
    }

    /**
     * The sender of a request.
     *
     * @param machine the value of {@code Masif-Machine}; null without it
     * @throws Failure as bad input if the certificate has no name that a host can have
     */
    public ReportSender sender(HttpConnection connection, String machine) {
        Peer peer = peers.get(connection);
        if (peer == null) {
            throw Failure.badInput("the client certificate is not accepted any more");
        }
        if (!Instant.now().isBefore(peer.chain().expiresAt())) {
            refuse(connection, peer);
            throw Failure.badInput("the client certificate has expired");
        }
        return peer.sender(machine == null || machine.length() > MAX_MACHINE_LENGTH ? null : machine);
    }

    private void refuse(HttpConnection connection, Peer peer) {
        String reason = Instant.now().isBefore(peer.chain().expiresAt()) ? "revoked" : "expired";
        closeLogLimit.log(() -> LOG.info(
                "connection closed, its certificate is no longer accepted reason={} subject={} serial={} address={}",
                reason,
                Quote.of(peer.chain().subject().getName()),
                peer.chain().keys().get(0).serial().toString(16),
                peer.address()));
        remove(connection);
        connection.close();
        vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
    }
}
