package io.masif.rig.http;

import io.masif.boot.UncachedFiles;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Passes connections on to a server. Those can fall silent, as when a machine or a network is lost: they stay open on
 * both sides, and neither hears of the other any more, not even that it closed its end.
 */
public final class Relay implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(UncachedFiles.options());
    private final NetClient client = vertx.createNetClient();
    private final NetServer server = vertx.createNetServer();
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isNextSilenced = new AtomicBoolean();
    private final AtomicReference<Silencing> silencing = new AtomicReference<>();
    private volatile boolean isDisconnected;

    /** Passes on to a port of the loopback interface. */
    public Relay(int port) {
        server.connectHandler(near -> {
            if (isDisconnected) {
                near.close();
                return;
            }
            near.pause();
            client.connect(port, "127.0.0.1")
                    .onSuccess(far -> connect(new Pair(near, far)))
                    .onFailure(e -> near.close());
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    /** The relay may have been disconnected since the client came. */
    private void connect(Pair pair) {
        pairs.add(pair);
        if (isDisconnected) {
            pair.close();
        }
    }

    /** Where it listens, on the loopback interface. */
    public int port() {
        return server.actualPort();
    }

    /** Closes those that are open, and each that is opened before {@link #reconnect()}. */
    public void disconnect() {
        isDisconnected = true;
        pairs.forEach(Pair::close);
    }

    /** Passes on the connections that are opened from now on. */
    public void reconnect() {
        isDisconnected = false;
    }

    /** Those that are open now fall silent; later ones work. */
    public void silence() {
        pairs.forEach(pair -> pair.isSilent = true);
    }

    /** The one over which a client says something next falls silent with that. */
    public void silenceNext() {
        isNextSilenced.set(true);
    }

    /** The one over which a client says this next falls silent after it: the server does it, and its answer gets lost. */
    public void silenceAfter(String data) {
        silenceAfter("", data);
    }

    /** As above, but only the one over which a client has said something else since now. */
    public void silenceAfter(String before, String data) {
        silencing.set(new Silencing(before, data));
    }

    /** Whether one has fallen silent since {@link #silenceAfter}. */
    public boolean hasSilencedAfterText() {
        return silencing.get() == null;
    }

    /** Whether one has fallen silent since {@link #silenceNext()}. */
    public boolean hasSilencedNext() {
        return !isNextSilenced.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /**
     * What a client says over a connection that falls silent with it.
     *
     * @param before what it has said over it before; empty for nothing
     */
    private record Silencing(String before, String data) {}

    private final class Pair {
        private final NetSocket near;
        private final NetSocket far;
        private volatile boolean isSilent;
        private Silencing begun;

        Pair(NetSocket near, NetSocket far) {
            this.near = near;
            this.far = far;
            near.handler(data -> {
                isSilent |= isNextSilenced.compareAndSet(true, false);
                forward(data, far);
                isSilent |= containsSilencingText(data);
            });
            far.handler(data -> forward(data, near));
            near.closeHandler(end -> close(far));
            far.closeHandler(end -> close(near));
            near.resume();
        }

        private void close() {
            near.close();
            far.close();
        }

        private boolean containsSilencingText(Buffer data) {
            Silencing expected = silencing.get();
            if (expected == null) {
                return false;
            }
            String said = data.toString(StandardCharsets.ISO_8859_1);
            if (said.contains(expected.before())) {
                begun = expected;
            }
            return expected.equals(begun) && said.contains(expected.data()) && silencing.compareAndSet(expected, null);
        }

        private void forward(Buffer data, NetSocket to) {
            if (!isSilent) {
                to.write(data);
            }
        }

        private void close(NetSocket other) {
            if (!isSilent) {
                other.close();
            }
        }
    }
}
