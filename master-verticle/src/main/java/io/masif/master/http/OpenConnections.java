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
    private final IdleConnections idle;
    private Trust trust;

    /** @param idle is told which of them are open */
    OpenConnections(Vertx vertx, Trust trust, IdleConnections idle) {
        this.idle = idle;
        this.vertx = vertx;
        this.trust = trust;
    }

    /**
     * What is known of the other side of a connection.
     *
     * @param sender who its requests come from; null if its certificate has no name
     */
    private record Peer(PeerChain chain, String address, Sender sender) {}

    /** To be called for every connection when it is open. */
    void opened(HttpConnection connection) {
        connection.exceptionHandler(
                e -> LOG.debug("connection broken address={} reason={}", address(connection), e.getMessage()));
        try {
            Peer peer = peer(PeerChain.of(connection.peerCertificates()), address(connection));
            if (trust.accepts(peer.chain(), Instant.now())) {
                open.put(connection, peer);
                idle.opened(connection);
                connection.closeHandler(closed -> {
                    open.remove(connection);
                    idle.closed(connection);
                });
            } else {
                refuse(connection, peer);
            }
        } catch (SSLPeerUnverifiedException | IllegalArgumentException e) {
            LOG.debug("connection without a certificate address={}", address(connection));
            connection.close();
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
        if (peer.sender() == null) {
            AgentIdentity.commonName(peer.chain().subject());
        }
        if (machine == null
                || machine.length() > LONGEST_MACHINE
                || machine.equals(peer.sender().machine())) {
            return peer.sender();
        }
        Sender sender = peer.sender().at(machine);
        open.put(connection, new Peer(peer.chain(), peer.address(), sender));
        return sender;
    }

    private static Peer peer(PeerChain chain, String address) {
        try {
            String name = AgentIdentity.commonName(chain.subject());
            return new Peer(
                    chain,
                    address,
                    new Sender(name, chain.keys().get(0).serial(), NUMBERS.incrementAndGet(), address, null));
        } catch (Failure nameless) {
            return new Peer(chain, address, null);
        }
    }

    private void refuse(HttpConnection connection, Peer peer) {
        LOG.info(
                "connection closed, its certificate is revoked or has expired subject={} serial={} address={}",
                peer.chain().subject().getName(),
                peer.chain().keys().get(0).serial().toString(16),
                peer.address());
        open.remove(connection);
        connection.close();
        vertx.eventBus().publish(HandshakeFailure.ADDRESS, new HandshakeFailure("revoked or expired"));
    }

    private static String address(HttpConnection connection) {
        SocketAddress address = connection.remoteAddress();
        return address == null ? "unknown" : address.toString();
    }
}
