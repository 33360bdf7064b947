package io.masif.http;

import io.vertx.core.Vertx;

/**
 * The ports at which the servers of a process listen. A verticle publishes its port when it listens; where the
 * configuration says port 0, this is the only way to learn it.
 */
public final class ListeningPorts {
    private static final String MAP = "masif.listening-ports";

    private ListeningPorts() {}

    /**
     * Publishes the port of a server; it replaces the port of a server that listened before under the same key.
     *
     * @param server the configuration key of its address, such as {@code api.listen}
     * @return whether it is the first instance of the server that does so; all instances share one port
     */
    public static boolean publish(Vertx vertx, String server, int port) {
        return vertx.sharedData().<String, Integer>getLocalMap(MAP).put(server, port) == null;
    }

    /**
     * The port of a server.
     *
     * @throws IllegalStateException if the server does not listen yet
     */
    public static int get(Vertx vertx, String server) {
        Integer port = vertx.sharedData().<String, Integer>getLocalMap(MAP).get(server);
        if (port == null) {
            throw new IllegalStateException("no server listens for " + server + " yet");
        }
        return port;
    }
}
