package io.masif.master.http;

import static io.masif.master.refusal.RefusalReason.NO_NAME;

import io.masif.boot.LogLimit;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.masif.master.plan.Sender;
import io.masif.master.refusal.CertificateRefusal;
import io.masif.master.refusal.CertificateRefusals;
import io.masif.master.tls.AgentTrust;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.tls.PeerChain;
import io.masif.master.tls.Trust;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is connected. A connection whose peer is not trusted any more is closed: at once when the trust changes, and as
 * soon as it is open when the trust changed in the handshake, or a session was resumed, where nobody looks at certificates.
 */
final class OpenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final String UNNAMED = "its subject has no CN, or none that a host can have";
    private static final int LONGEST_MACHINE = 64;
    /** In a second. */
    private static final int MOST_LINES = 10;

    private final Vertx vertx;
    private final Context context;
    private final Map<HttpConnection, Peer> open = new HashMap<>();
    private final AgentTrust agents;
    private final PerHost<Peer> perHost;
    private final CertificateRefusals refusals;
    private final LogLimit closed = new LogLimit(
            MOST_LINES, omitted -> LOG.info("connections closed as well within a second connections={}", omitted));
    private Trust trust;

    /**
     * @param trust in force until {@link #use} is told of another one
     * @param agents who knows before that whether a handshake that ends now is to count
     * @param perHost of all event loops
     */
    OpenConnections(Vertx vertx, Trust trust, AgentTrust agents, PerHost<Peer> perHost) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.trust = trust;
        this.agents = agents;
        this.perHost = perHost;
        this.refusals = CertificateRefusals.of(vertx);
    }

    /** To be called for every connection when it is open. */
    void opened(HttpConnection connection) {
        connection.exceptionHandler(e -> LOG.debug(
                "connection broken address={} reason={}",
                Peer.address(connection),
                Quote.of(String.valueOf(e.getMessage()))));
        try {
            List<X509Certificate> chain = connection.peerCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            Optional<CertificateRefusal> refusal = agents.refusal(chain);
            if (refusal.isPresent()) {
                refusals.refused(refusal.get(), Peer.address(connection));
                connection.close();
                vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
            } else {
                admit(connection, new Peer(context, connection, PeerChain.of(chain)), chain.get(0));
            }
        } catch (SSLPeerUnverifiedException | IllegalArgumentException e) {
            LOG.debug("connection without a certificate address={}", Peer.address(connection));
            connection.close();
        }
    }

    private void admit(HttpConnection connection, Peer peer, X509Certificate certificate) {
        if (peer.host().isEmpty()) {
            // its requests are refused one by one, with a sentence for its agent
            refusals.refused(CertificateRefusal.of(NO_NAME, UNNAMED, certificate), peer.address());
        }
        open.put(connection, peer);
        perHost.opened(peer.host(), peer).ifPresent(first -> {
            closed.log(() -> LOG.info(
                    "connection closed, its host opens too many agent={} address={}",
                    Quote.word(first.host()),
                    first.address()));
            first.close();
        });
    }

    /** To be called for every connection when it is closed. */
    void closed(HttpConnection connection) {
        forget(connection);
    }

    private void forget(HttpConnection connection) {
        Peer peer = open.remove(connection);
        if (peer != null) {
            perHost.closed(peer.host(), peer);
        }
    }

    /** From now on this is whom we trust. */
    void use(Trust latest) {
        boolean all = !latest.keepsAuthoritiesOf(trust);
        trust = latest;
        Instant now = Instant.now();
        List.copyOf(open.entrySet()).forEach(each -> {
            if (all) {
                each.getKey().close();
            } else if (!trust.accepts(each.getValue().chain(), now)) {
                refuse(each.getKey(), each.getValue());
            }
        });
    }

    /**
     * Who sends a request.
     *
     * @param machine as its agent says; null if it does not
     * @throws Failure as bad input if the certificate has no name that a host can have
     */
    Sender sender(HttpConnection connection, String machine) {
        Peer peer = open.get(connection);
        if (peer == null) {
            throw Failure.badInput("the client certificate is not accepted any more");
        }
        if (!Instant.now().isBefore(peer.chain().expires())) {
            refuse(connection, peer);
            throw Failure.badInput("the client certificate has expired");
        }
        return peer.sender(machine == null || machine.length() > LONGEST_MACHINE ? null : machine);
    }

    private void refuse(HttpConnection connection, Peer peer) {
        String reason = Instant.now().isBefore(peer.chain().expires()) ? "revoked" : "expired";
        closed.log(() -> LOG.info(
                "connection closed, its certificate is no longer accepted reason={} subject={} serial={} address={}",
                reason,
                Quote.of(peer.chain().subject().getName()),
                peer.chain().keys().get(0).serial().toString(16),
                peer.address()));
        forget(connection);
        connection.close();
        vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
    }
}
