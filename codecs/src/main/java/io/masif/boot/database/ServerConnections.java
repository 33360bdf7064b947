package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.masif.vertx.ConnectionSocket;
import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import io.vertx.sqlclient.SqlConnection;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open connections of all pools of a process to one of several servers. Safe from any thread. */
final class ServerConnections {
    private final Set<ConnectionSocket> open = ConcurrentHashMap.newKeySet();

    /** The server to which connections are allowed; null for any. */
    private volatile Address allowed;

    /** To be called for each connection that has been opened; one to another server than the allowed one is closed. */
    void add(SqlConnection connection) {
        ConnectionSocket socket = ConnectionSocket.of(connection);
        open.add(socket);
        socket.onClose(() -> open.remove(socket));
        closeUnlessAllowed(socket);
    }

    /** Closes the connections to all other servers; what waits for an answer of them fails. */
    void allowOnly(Address address) {
        allowed = address;
        open.forEach(this::closeUnlessAllowed);
    }

    private void closeUnlessAllowed(ConnectionSocket socket) {
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
