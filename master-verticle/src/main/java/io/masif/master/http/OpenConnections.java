package io.masif.master.http;

import io.masif.failure.Failure;
import io.masif.master.plan.Sender;
import io.masif.master.tls.HandshakeFailure;
import io.masif.master.tls.PeerChain;
import io.masif.master.tls.Trust;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is connected. A connection whose peer is not trusted any more is closed: at once when the trust changes, and as
 * soon as it is open when it comes from a resumed session, in whose handshake nobody looks at certificates.
 */
final class OpenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);
    private static final int LONGEST_MACHINE = 64;
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Vertx vertx;
    private final Map<HttpConnection, Peer> open = new HashMap<>();
    private Trust trust;

    OpenConnections(Vertx vertx, Trust trust) {
        this.vertx = vertx;
        this.trust = trust;
    }

    /** What is known of the other side of a connection. */
    private static final class Peer {
        private final long number;
        private final PeerChain chain;
        private final String address;
        /** As it was last asked for. */
        private Sender sender;

        Peer(long number, PeerChain chain, String address) {
            this.number = number;
            this.chain = chain;
            this.address = address;
        }

        PeerChain chain() {
            return chain;
        }

        String address() {
            return address;
        }

        Sender sender(String machine) {
            if (sender == null || !Objects.equals(sender.machine(), machine)) {
                sender = new Sender(
                        AgentIdentity.commonName(chain.subject()),
                        chain.keys().get(0).serial(),
                        number,
                        address,
                        machine);
            }
            return sender;
        }
    }

    /** To be called for every connection when it is open. */
    void opened(HttpConnection connection) {
        connection.exceptionHandler(
                e -> LOG.debug("connection broken address={} reason={}", address(connection), e.getMessage()));
        try {
            Peer peer = new Peer(
                    NUMBERS.incrementAndGet(), PeerChain.of(connection.peerCertificates()), address(connection));
            if (trust.accepts(peer.chain(), Instant.now())) {
                open.put(connection, peer);
            } else {
                refuse(connection, peer);
            }
        } catch (SSLPeerUnverifiedException | IllegalArgumentException e) {
            LOG.debug("connection without a certificate address={}", address(connection));
            connection.close();
        }
    }

    /** To be called for every connection when it is closed. */
    void closed(HttpConnection connection) {
        open.remove(connection);
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
        LOG.info(
                "connection closed, its certificate is revoked or has expired subject={} serial={} address={}",
                peer.chain().subject().getName(),
                peer.chain().keys().get(0).serial().toString(16),
                peer.address());
        open.remove(connection);
        connection.close();
        vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure());
    }

    private static String address(HttpConnection connection) {
        SocketAddress address = connection.remoteAddress();
        return address == null ? "unknown" : address.toString();
    }
}
