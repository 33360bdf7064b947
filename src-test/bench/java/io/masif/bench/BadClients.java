package io.masif.bench;

import io.masif.bench.Bed.Played;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Clients that are dead, slow or wrong, as many as there are hosts: what they cost, and how the hosts fare meanwhile. */
final class BadClients {
    private static final double RATE = 500;
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: master\r\n";

    private final Bed bed;
    private final int many;

    /** What each of them says once it is connected. */
    private enum Kind {
        NOT_EVEN_A_HANDSHAKE(""),
        HALF_A_HEADER(HEAD + "X-Slow: "),
        HALF_A_BODY(HEAD + "Content-Length: 16384\r\n\r\n" + " ".repeat(16_000)),
        HUGE_HEADERS(HEAD + "X-Huge: " + "x".repeat(20_000) + "\r\n\r\n"),
        DEEP_JSON(HEAD + "Content-Length: 16000\r\n\r\n" + "[".repeat(8000) + "]".repeat(8000));

        private final String said;

        Kind(String said) {
            this.said = said;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    BadClients(Bed bed) {
        this.bed = bed;
        this.many = bed.sizes().hosts();
    }

    void measure() {
        try (Played good = bed.fleet("good", many, 1, false)) {
            good.print("first v1", Mode.FIRST, Connections.KEPT, bed.once(many));
            good.print("unchanged v1, nobody else", Mode.UNCHANGED, Connections.KEPT, steady());
            for (Kind kind : Kind.values()) {
                List<SocketChannel> silent = new ArrayList<>();
                try (Played bad = bed.fleet("bad", many, 1, false)) {
                    if (kind == Kind.NOT_EVEN_A_HANDSHAKE) {
                        connect(silent);
                    } else {
                        say(bad, kind.said.getBytes(StandardCharsets.US_ASCII));
                    }
                    beside(good, kind);
                } finally {
                    silent.forEach(BadClients::close);
                }
            }
        }
    }

    private void beside(Played good, Kind kind) {
        Figures figures = good.print("beside " + kind, Mode.UNCHANGED, Connections.KEPT, steady());
        String name = "beside " + many + " clients with " + kind;
        bed.report().atMost(name + ": answers other than 200", 0, figures.failed());
        bed.report().atMost(name + ": p99 in ms", 250, figures.most());
        bed.report().atMost(name + ": RSS in MB", 300, figures.resident());
    }

    private Pace steady() {
        return Pace.steady(RATE, 512, bed.phase());
    }

    private void connect(List<SocketChannel> silent) {
        InetSocketAddress master = new InetSocketAddress(
                bed.master().address().host(), bed.master().address().port());
        try {
            for (int client = 0; client < many; client++) {
                silent.add(SocketChannel.open(master));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(Played bad, byte[] what) {
        bad.simulator().measure("connected", Mode.IDLE, Connections.KEPT, Pace.asFastAs(0, Duration.ofMillis(1)));
        CompletableFuture.runAsync(
                        () -> {
                            for (int client = 0; client < many; client++) {
                                bad.hosts().connection(client).send(what, status -> {});
                            }
                        },
                        bad.connector().loop())
                .join();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
