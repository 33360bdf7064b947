package io.masif.boot.config;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The address of a server.
 *
 * @param host a name or an IP address, without brackets
 * @param port 0 to 65535; 0 lets the system choose, for a server
 */
public record Address(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    public Address {
        if (host.isBlank() || port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("HOST:PORT with a port from 0 to 65535");
        }
    }

    /**
     * An address written as {@code HOST:PORT} or {@code [IPV6]:PORT}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("HOST:PORT");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.contains(":")) {
            throw new IllegalArgumentException("[IPV6]:PORT");
        }
        try {
            return new Address(
                    bracketed ? host.substring(1, host.length() - 1) : host,
                    Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("HOST:PORT with a port from 0 to 65535", e);
        }
    }

    /** Whether nobody but programs of this host can connect to it. No name but {@code localhost} is, and none is looked up. */
    public boolean isLoopback() {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return bytes == null
                    ? host.equalsIgnoreCase("localhost")
                    : InetAddress.getByAddress(bytes).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    /** This host with another port. */
    public Address withPort(int actual) {
        return new Address(host, actual);
    }

    /** In the form that {@link #parse} reads. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
