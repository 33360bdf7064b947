package io.masif.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ports of the loopback interface for servers that must be given a number: a database, and those that come back at the
 * same port. A port is chosen by the system and stays reserved until this process ends: a socket is bound to it that does
 * not listen, with SO_REUSEADDR. Linux then gives it to no process that asks for any port, neither to a server nor to a client,
 * and lets a server that asks for this one listen there, if it sets SO_REUSEADDR too, as all of ours do.
 */
public final class Ports {
    private static final Set<Socket> RESERVED = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** A port that is reserved for this process and those that it starts. No other process can listen there. */
    public static int free() {
        try {
            return bind(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reserves this port; false if a program listens there already, or it may not be used by us. */
    public static boolean reserve(int port) {
        try {
            if (isInUse(port)) {
                return false;
            }
            bind(port);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a program listens there. */
    public static boolean isInUse(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int bind(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        RESERVED.add(socket);
        return socket.getLocalPort();
    }
}
