package io.masif.bench.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.bench.certificate.Authority;
import io.masif.bench.certificate.Identities;
import io.masif.bench.connection.Connector;
import io.masif.bench.connection.SimulatedHosts;
import io.masif.bench.request.ActionPool;
import io.masif.bench.request.HostPlans;
import io.masif.bench.request.Requests;
import io.masif.bench.usage.ResourceCounters;
import io.masif.boot.config.Address;
import io.masif.rig.tls.KeyOptions;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts of a server that refuses every report. */
class RetryAfterTest {
    private static final int HOSTS = 5;

    @TempDir
    static Path folder;

    private static Pki pki;
    private static Authority authority;

    private final Vertx vertx = Vertx.vertx();

    @BeforeAll
    static void load() throws Exception {
        pki = Pki.in(folder.resolve("pki"));
        authority = Authority.load(pki.ca(), pki.ca().resolveSibling("ca.key"));
    }

    @AfterEach
    void stop() {
        join(vertx.close());
    }

    @Test
    void hostsHonorRetryAfter() throws Exception {
        int port = refusing(response -> response.putHeader("Retry-After", "600"));
        PhaseResult figures =
                measure(port, Pace.steady(200, HOSTS, Duration.ofSeconds(15)).honoringRetryAfter());
        assertThat(figures.answers().failures()).isEqualTo(Map.of(503, HOSTS));
        assertThat(figures.answers().refusalsWithoutRetryAfter()).isZero();
        assertThat(figures.answers().accepted()).isZero();
    }

    @Test
    void impatientHostsComeAgainAtOnce() throws Exception {
        int port = refusing(response -> response.putHeader("Retry-After", "600"));
        PhaseResult figures = measure(port, Pace.oncePerHostUnlimited(4 * HOSTS, HOSTS, Duration.ofSeconds(90)));
        assertThat(figures.answers().failures()).isEqualTo(Map.of(503, 4 * HOSTS));
    }

    @Test
    void refusalsWithoutRetryAfterAreCounted() throws Exception {
        int port = refusing(response -> {});
        PhaseResult figures = measure(port, Pace.oncePerHostUnlimited(HOSTS, HOSTS, Duration.ofSeconds(90)));
        assertThat(figures.answers().refusalsWithoutRetryAfter()).isEqualTo(HOSTS);
    }

    private int refusing(Consumer<HttpServerResponse> addHeaders) {
        Pki.Identity identity = pki.server("refusing.test");
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setKeyCertOptions(KeyOptions.of(identity));
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            HttpServerResponse response = request.response().setStatusCode(503);
            addHeaders.accept(response);
            request.end().compose(read -> response.end("later"));
        });
        return join(server.listen(0, "127.0.0.1")).actualPort();
    }

    private static PhaseResult measure(int port, Pace pace) throws Exception {
        try (Connector connector =
                new Connector(new Address("127.0.0.1", port), authority, new Identities(authority), "TLSv1.3")) {
            HostPlans plans = new HostPlans(new ActionPool(20), HOSTS, 5, true);
            Simulator simulator = new Simulator(
                    connector,
                    new SimulatedHosts("patient-", HOSTS),
                    plans,
                    new Requests(1),
                    new ResourceCounters(0, 0, null),
                    new byte[HOSTS][]);
            return simulator.measure("refused", ReportMode.UNCHANGED, ConnectionMode.KEPT, pace);
        }
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
