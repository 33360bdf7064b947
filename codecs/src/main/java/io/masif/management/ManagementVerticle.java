package io.masif.management;

import io.masif.boot.Address;
import io.masif.boot.ListenFailure;
import io.masif.domain.Quote;
import io.masif.failure.Failure;
import io.masif.http.RequestCheck;
import io.masif.http.StrictRequestDecoder;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second port, plain HTTP: {@code /livez}, {@code /readyz}, {@code /metrics}. */
public final class ManagementVerticle extends VerticleBase {
    /** Where the actual port is told: the local map of this name has it under the same. */
    static final String PORT = "masif.management.port";

    private static final int IDLE_SECONDS = 30;
    private static final long LONGEST_LOOK_MILLIS = 2000;
    private static final int MOST_HEADERS = 4096;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int UNAVAILABLE = 503;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Logger LOG = LoggerFactory.getLogger(ManagementVerticle.class);

    private final Address listen;
    private final Health readiness;
    private final Supplier<Future<?>> beforeMetrics;
    private final Health liveness = new Health();

    /**
     * @param readiness what has to hold before anybody is sent here
     * @param beforeMetrics brings up to date what is too dear to be measured all the time; waited for, briefly
     */
    public ManagementVerticle(Address listen, Health readiness, Supplier<Future<?>> beforeMetrics) {
        this.listen = listen;
        this.readiness = readiness;
        this.beforeMetrics = beforeMetrics;
    }

    /** The port that it listens at, once it has been deployed. */
    public static int port(Vertx vertx) {
        return vertx.sharedData().<String, Integer>getLocalMap(PORT).get(PORT);
    }

    @Override
    public Future<?> start() {
        ProcessMeters.measure(Meters.of(vertx));
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MOST_HEADERS)
                .setHttp2ClearTextEnabled(false);
        return LoopVerticle.onEveryLoop(vertx, liveness)
                .compose(id -> vertx.createHttpServer(options)
                        .connectionHandler(connection -> opened(connection, options))
                        .requestHandler(this::answer)
                        .listen(listen.port(), listen.host())
                        .recover(ListenFailure.at("management.listen", listen)))
                .onSuccess(this::listening);
    }

    private void listening(HttpServer server) {
        vertx.sharedData().<String, Integer>getLocalMap(PORT).put(PORT, server.actualPort());
        LOG.info("management address={}", listen.withPort(server.actualPort()));
    }

    private static void opened(HttpConnection connection, HttpServerOptions options) {
        StrictRequestDecoder.install(connection, options);
        connection.exceptionHandler(e -> LOG.debug(
                "management connection broken address={} reason={}",
                connection.remoteAddress(),
                Quote.of(String.valueOf(e.getMessage()))));
    }

    private void answer(HttpServerRequest request) {
        request.exceptionHandler(e -> {}); // the client is gone
        Optional<Failure> fault = RequestCheck.fault(request);
        if (fault.isPresent()) {
            text(request, fault.get().code().status(), fault.get().getMessage() + "\n");
            return;
        }
        if (!READING.contains(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            text(request, WRONG_METHOD, "only GET is possible here\n");
            return;
        }
        switch (request.path()) {
            case "/livez" -> health(request, "alive", liveness);
            case "/readyz" -> health(request, "ready", readiness);
            case "/metrics" -> metrics(request);
            default -> text(request, NOT_FOUND, "there are only /livez, /readyz and /metrics here\n");
        }
    }

    private static void health(HttpServerRequest request, String word, Health health) {
        List<String> troubles = health.troubles();
        List<String> warnings = health.warnings();
        JsonObject json = new JsonObject().put(word, troubles.isEmpty()).put("reasons", new JsonArray(troubles));
        if (!warnings.isEmpty()) {
            json.put("warnings", new JsonArray(warnings));
        }
        request.response()
                .setStatusCode(troubles.isEmpty() ? OK : UNAVAILABLE)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json.toBuffer());
    }

    private void metrics(HttpServerRequest request) {
        beforeMetrics.get().timeout(LONGEST_LOOK_MILLIS, TimeUnit.MILLISECONDS).onComplete(done -> request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .end(Meters.of(vertx).text()));
    }

    private static void text(HttpServerRequest request, int status, String sentence) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(sentence);
    }
}
