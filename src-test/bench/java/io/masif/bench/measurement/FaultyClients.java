package io.masif.bench.measurement;

import io.masif.bench.simulator.ConnectionMode;
import io.masif.bench.simulator.Pace;
import io.masif.bench.simulator.PhaseResult;
import io.masif.bench.simulator.ReportMode;
import io.masif.bench.testbed.SimulatedFleet;
import io.masif.bench.testbed.TestBed;
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
final class FaultyClients {
    private static final double RATE = 500;
    private static final String HEAD = "POST /v1/pending-tasks HTTP/1.1\r\nHost: master\r\n";

    private final TestBed bed;
    private final int clientCount;

    /** What each of them says once it is connected. */
    private enum Kind {
        NOT_EVEN_A_HANDSHAKE(""),
        HALF_A_HEADER(HEAD + "X-Slow: "),
        HALF_A_BODY(HEAD + "Content-Length: 16384\r\n\r\n" + " ".repeat(16_000)),
        HUGE_HEADERS(HEAD + "X-Huge: " + "x".repeat(20_000) + "\r\n\r\n"),
        DEEP_JSON(HEAD + "Content-Length: 16000\r\n\r\n" + "[".repeat(8000) + "]".repeat(8000));

        private final String sentText;

        Kind(String sentText) {
            this.sentText = sentText;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    FaultyClients(TestBed bed) {
        this.bed = bed;
        this.clientCount = bed.sizes().hosts();
    }

    void measure() {
        try (SimulatedFleet good = bed.createFleet("good", clientCount, 1, false)) {
            good.measureAndPrint("first v1", ReportMode.FIRST, ConnectionMode.KEPT, bed.oncePerHost(clientCount));
            good.measureAndPrint("unchanged v1, nobody else", ReportMode.UNCHANGED, ConnectionMode.KEPT, steadyPace());
            for (Kind kind : Kind.values()) {
                List<SocketChannel> silent = new ArrayList<>();
                try (SimulatedFleet bad = bed.createFleet("bad", clientCount, 1, false)) {
                    if (kind == Kind.NOT_EVEN_A_HANDSHAKE) {
                        connect(silent);
                    } else {
                        sendFromAll(bad, kind.sentText.getBytes(StandardCharsets.US_ASCII));
                    }
                    measureBeside(good, kind);
                } finally {
                    silent.forEach(FaultyClients::close);
                }
            }
        }
    }

    private void measureBeside(SimulatedFleet good, Kind kind) {
        PhaseResult figures =
                good.measureAndPrint("beside " + kind, ReportMode.UNCHANGED, ConnectionMode.KEPT, steadyPace());
        String name = "beside " + clientCount + " clients with " + kind;
        bed.report()
                .checkAtMost(
                        name + ": answers other than 200", 0, figures.answers().failureCount());
        bed.report().checkAtMost(name + ": p99 in ms", 250, figures.timing().p99Millis());
        bed.report().checkAtMost(name + ": RSS in MB", 300, figures.usage().residentMegabytes());
    }

    private Pace steadyPace() {
        return Pace.steady(RATE, 512, bed.phaseDuration());
    }

    private void connect(List<SocketChannel> silent) {
        InetSocketAddress master = new InetSocketAddress(
                bed.master().address().host(), bed.master().address().port());
        try {
            for (int client = 0; client < clientCount; client++) {
                silent.add(SocketChannel.open(master));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sendFromAll(SimulatedFleet bad, byte[] bytes) {
        bad.simulator()
                .measure("connected", ReportMode.IDLE, ConnectionMode.KEPT, Pace.unlimited(0, Duration.ofMillis(1)));
        CompletableFuture.runAsync(
                        () -> {
                            for (int client = 0; client < clientCount; client++) {
                                bad.hosts().connection(client).send(bytes, status -> {});
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
