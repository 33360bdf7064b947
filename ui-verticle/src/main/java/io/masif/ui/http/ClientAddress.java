package io.masif.ui.http;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The IP address of a client.
 *
 * @param text in its canonical form
 * @param network what counts as one client: an IPv4 address, or the first 64 bits of an IPv6 address, since a client has
 *     all addresses below them
 */
public record ClientAddress(String text, String network) {
    private static final ClientAddress UNKNOWN = new ClientAddress("unknown", "unknown");
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** Parses an address; empty for a name, since the DNS is not used. */
    public static Optional<ClientAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(of(bytes));
    }

    /** The address of a connection's peer. */
    public static ClientAddress of(SocketAddress peer) {
        return peer == null || peer.hostAddress() == null
                ? UNKNOWN
                : parse(peer.hostAddress()).orElse(UNKNOWN);
    }

    private static ClientAddress of(byte[] bytes) {
        // maps an IPv4 address within IPv6 to IPv4
        byte[] normalized = toInetAddress(bytes).getAddress();
        String text = toInetAddress(normalized).getHostAddress();
        return normalized.length == IPV6_BYTES
                ? new ClientAddress(text, toInetAddress(toNetwork(normalized)).getHostAddress() + "/64")
                : new ClientAddress(text, text);
    }

    private static byte[] toNetwork(byte[] bytes) {
        byte[] network = bytes.clone();
        Arrays.fill(network, NETWORK_BYTES, IPV6_BYTES, (byte) 0);
        return network;
    }

    private static InetAddress toInetAddress(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
