package io.masif.management;

import io.masif.boot.ListenFailure;
import io.masif.boot.config.Address;
import io.masif.drain.Drain;
import io.masif.failure.Failure;
import io.masif.http.ListeningPorts;
import io.masif.http.RequestCheck;
import io.masif.text.Quote;
import io.masif.vertx.StrictRequestDecoder;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
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

/** The management port, plain HTTP: {@code /livez}, {@code /readyz}, {@code /metrics}. */
public final class ManagementVerticle extends VerticleBase {
    /** Its address in the configuration, and its name in {@link ListeningPorts}. */
    public static final String LISTEN = "management.listen";

    private static final int IDLE_SECONDS = 30;
    private static final long METRICS_TIMEOUT_MILLIS = 2000;
    private static final int MAX_HEADER_BYTES = 4096;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final Set<HttpMethod> READ_METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final Logger LOG = LoggerFactory.getLogger(ManagementVerticle.class);

    private final Address listen;
    private final Health readiness;
    private final Supplier<Future<?>> updateMetrics;
    private final Health liveness = new Health();

    /**
     * @param readiness what {@code /readyz} answers, unless the process has been asked to end
     * @param updateMetrics measures what is too expensive to be measured all the time; awaited for at most 2 seconds
     */
    public ManagementVerticle(Address listen, Health readiness, Supplier<Future<?>> updateMetrics) {
        this.listen = listen;
        this.readiness = readiness;
        this.updateMetrics = updateMetrics;
    }

    @Override
    public Future<?> start() {
        ProcessMeters.register(Meters.of(vertx));
        readiness.addCheck(Drain.of(vertx)::problem);
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setHttp2ClearTextEnabled(false);
        return LoopVerticle.deployOnEveryLoop(vertx, liveness)
                .compose(id -> vertx.createHttpServer(options)
                        .connectionHandler(connection -> configureConnection(connection, options))
                        .requestHandler(this::handleRequest)
                        .listen(listen.port(), listen.host())
                        .recover(ListenFailure.explain(LISTEN, listen)))
                .onSuccess(this::publishPort);
    }

    private void publishPort(HttpServer server) {
        ListeningPorts.publish(vertx, LISTEN, server.actualPort());
        LOG.info("management address={}", listen.withPort(server.actualPort()));
    }

    private static void configureConnection(HttpConnection connection, HttpServerOptions options) {
        StrictRequestDecoder.install(connection, options);
        connection.exceptionHandler(e -> LOG.debug(
                "management connection broken address={} reason={}",
                connection.remoteAddress(),
                Quote.of(String.valueOf(e.getMessage()))));
    }

    private void handleRequest(HttpServerRequest request) {
        request.exceptionHandler(e -> {}); // the client has disconnected
        Optional<Failure> fault = RequestCheck.findFault(request);
        if (fault.isPresent()) {
            sendText(request, fault.get().code().status(), fault.get().getMessage() + "\n");
            return;
        }
        if (!READ_METHODS.contains(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            sendText(request, METHOD_NOT_ALLOWED, "only GET is possible here\n");
            return;
        }
        switch (request.path()) {
            case "/livez" -> sendHealth(request, "alive", liveness);
            case "/readyz" -> sendHealth(request, "ready", readiness);
            case "/metrics" -> sendMetrics(request);
            default -> sendText(request, NOT_FOUND, "there are only /livez, /readyz and /metrics here\n");
        }
    }

    private static void sendHealth(HttpServerRequest request, String word, Health health) {
        List<String> problems = health.findProblems();
        List<String> warnings = health.warnings();
        JsonObject json = new JsonObject().put(word, problems.isEmpty()).put("reasons", new JsonArray(problems));
        if (!warnings.isEmpty()) {
            json.put("warnings", new JsonArray(warnings));
        }
        request.response()
                .setStatusCode(problems.isEmpty() ? OK : UNAVAILABLE)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(json.toBuffer());
    }

    private void sendMetrics(HttpServerRequest request) {
        updateMetrics
                .get()
                .timeout(METRICS_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(done -> request.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                        .end(Meters.of(vertx).scrape()));
    }

    private static void sendText(HttpServerRequest request, int status, String sentence) {
        request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(sentence);
    }
}
