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
 * @param network what is one client when attempts are counted: the address, or the first 64 bits of one of IPv6, since
 *     a client of that has all that follow
 */
public record ClientAddress(String text, String network) {
    private static final ClientAddress UNKNOWN = new ClientAddress("unknown", "unknown");
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** Of a text that is an address and no name; nothing is asked of the DNS. */
    public static Optional<ClientAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        return bytes == null ? Optional.empty() : Optional.of(of(bytes));
    }

    /** Of the other side of a connection. */
    public static ClientAddress of(SocketAddress peer) {
        return peer == null || peer.hostAddress() == null
                ? UNKNOWN
                : parse(peer.hostAddress()).orElse(UNKNOWN);
    }

    private static ClientAddress of(byte[] bytes) {
        // an IPv4 address within one of IPv6 becomes one of IPv4 here
        byte[] normalized = toInetAddress(bytes).getAddress();
        String text = toInetAddress(normalized).getHostAddress();
        return normalized.length == IPV6_BYTES
                ? new ClientAddress(text, toInetAddress(network(normalized)).getHostAddress() + "/64")
                : new ClientAddress(text, text);
    }

    private static byte[] network(byte[] bytes) {
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
