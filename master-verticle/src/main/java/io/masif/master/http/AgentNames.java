package io.masif.master.http;

import io.vertx.core.http.HttpConnection;
import java.util.Map;
import java.util.WeakHashMap;

/** Who is at the other end of a connection, asked of its certificate once. Of one event loop. */
final class AgentNames {
    private final Map<HttpConnection, String> names = new WeakHashMap<>();

    /** @throws io.masif.failure.Failure as bad input if the certificate has no name that a host can have */
    String of(HttpConnection connection) {
        String name = names.get(connection);
        if (name == null) {
            name = AgentIdentity.of(connection);
            names.put(connection, name);
        }
        return name;
    }
}
