package io.masif.bench.cluster;

import io.masif.rig.http.Relay;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A long way to the servers of the database. */
final class SlowNetwork implements AutoCloseable {
    private static final Duration DELAY = Duration.ofMillis(50);
    private static final double LOSS = 0.01;
    private static final Pattern SERVER = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

    private final Map<Integer, Relay> relays = new ConcurrentHashMap<>();

    /** The same URI, with the beginning of the way in place of each server. */
    String redirect(String uri) {
        return SERVER.matcher(uri).replaceAll(server -> "127.0.0.1:" + port(Integer.parseInt(server.group(1))));
    }

    private int port(int server) {
        return relays.computeIfAbsent(server, port -> new Relay(port, DELAY, LOSS))
                .port();
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
    }
}
