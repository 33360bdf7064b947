package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.masif.vertx.ClientSocket;
import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of all pools of a process to one of several servers, from when they begin to be opened. Safe from any thread.
 */
final class ServerConnections {
    private final Set<ClientSocket> begun = ConcurrentHashMap.newKeySet();

    /** The server to which connections are allowed; null for any. */
    private volatile Address allowed;

    /** To be called for each connection that begins to be opened; one to another server than the allowed one is closed. */
    void add(ClientSocket socket) {
        begun.add(socket);
        socket.onEnd(() -> begun.remove(socket));
        closeUnlessAllowed(socket);
    }

    /** Closes the connections to all other servers; what waits for one to be opened, or for an answer, fails. */
    void allowOnly(Address address) {
        allowed = address;
        begun.forEach(this::closeUnlessAllowed);
    }

    private void closeUnlessAllowed(ClientSocket socket) {
        Address only = allowed;
        if (only != null && !isAt(socket.server(), only)) {
            socket.close();
        }
    }

    private static boolean isAt(SocketAddress server, Address address) {
        return server.port() == address.port() && isSameHost(server.host(), address.host());
    }

    /** An IPv6 address has several spellings. */
    private static boolean isSameHost(String one, String other) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(one);
        return bytes == null
                ? one.equalsIgnoreCase(other)
                : Arrays.equals(bytes, NetUtil.createByteArrayFromIpAddressString(other));
    }
}
