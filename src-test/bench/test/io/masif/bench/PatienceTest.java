package io.masif.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.rig.Pki;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are told to come back later, by somebody who tells nothing else. */
class PatienceTest {
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
        Figures figures = measure(port, Pace.steady(200, HOSTS, Duration.ofSeconds(5)).honoringRetryAfter());
        assertThat(figures.failures()).isEqualTo(Map.of(503, HOSTS));
        assertThat(figures.refusalsWithoutRetryAfter()).isZero();
        assertThat(figures.answered()).isZero();
    }

    @Test
    void impatientHostsComeAgainAtOnce() throws Exception {
        int port = refusing(response -> response.putHeader("Retry-After", "600"));
        Figures figures = measure(port, Pace.oncePerHostUnlimited(4 * HOSTS, HOSTS, Duration.ofSeconds(30)));
        assertThat(figures.failures()).isEqualTo(Map.of(503, 4 * HOSTS));
    }

    @Test
    void refusalsWithoutRetryAfterAreCounted() throws Exception {
        int port = refusing(response -> {});
        Figures figures = measure(port, Pace.oncePerHostUnlimited(HOSTS, HOSTS, Duration.ofSeconds(30)));
        assertThat(figures.refusalsWithoutRetryAfter()).isEqualTo(HOSTS);
    }

    private int refusing(Consumer<HttpServerResponse> told) {
        Pki.Identity identity = pki.server("refusing.test");
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(identity.cert().toString())
                        .addKeyPath(identity.key().toString()));
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            HttpServerResponse response = request.response().setStatusCode(503);
            told.accept(response);
            request.end().compose(read -> response.end("later"));
        });
        return join(server.listen(0, "127.0.0.1")).actualPort();
    }

    private static Figures measure(int port, Pace pace) throws Exception {
        try (Connector connector = new Connector(
                new Address("127.0.0.1", port), authority, new Identities(authority), "TLSv1.3")) {
            Plans plans = new Plans(new Packages(20), HOSTS, 5, true);
            Simulator simulator = new Simulator(
                    connector,
                    new Hosts("patient-", HOSTS),
                    plans,
                    new Requests(1),
                    new Watched(0, 0, null),
                    new byte[HOSTS][]);
            return simulator.measure("refused", Mode.UNCHANGED, Connections.KEPT, pace);
        }
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
