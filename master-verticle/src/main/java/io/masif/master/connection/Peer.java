package io.masif.master.connection;

import io.masif.failure.Failure;
import io.masif.master.report.ReportSender;
import io.masif.master.tls.PeerChain;
import io.vertx.core.Context;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** The client of a connection. */
public final class Peer {
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Context context;
    private final HttpConnection connection;
    private final long number = NUMBERS.incrementAndGet();
    private final PeerChain chain;
    /** Empty if the certificate has no name that a host can have. */
    private final String host;

    private final String address;
    /** Of the last request. */
    private ReportSender sender;

    /** @param context of its event loop */
    Peer(Context context, HttpConnection connection, PeerChain chain) {
        this.context = context;
        this.connection = connection;
        this.chain = chain;
        this.host = name(chain);
        this.address = address(connection);
    }

    private static String name(PeerChain chain) {
        try {
            return AgentIdentity.commonName(chain.subject());
        } catch (Failure e) {
            return "";
        }
    }

    PeerChain chain() {
        return chain;
    }

    String host() {
        return host;
    }

    String address() {
        return address;
    }

    /** From any thread. */
    void close() {
        context.runOnContext(on -> connection.close());
    }

    ReportSender sender(String machine) {
        if (sender == null || !Objects.equals(sender.machine(), machine)) {
            String name = host.isEmpty() ? AgentIdentity.commonName(chain.subject()) : host;
            sender = new ReportSender(name, chain.keys().get(0).serial(), chain.expiresAt(), number, address, machine);
        }
        return sender;
    }

    static String address(HttpConnection connection) {
        SocketAddress address = connection.remoteAddress();
        return address == null ? "unknown" : address.toString();
    }
}
