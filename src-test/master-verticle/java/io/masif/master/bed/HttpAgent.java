package io.masif.master.bed;

import io.masif.clock.HttpDate;
import io.masif.rig.tls.KeyOptions;
import io.masif.rig.tls.Pki;
import io.masif.wire.MachineIdHeader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A host that speaks with a master by HTTPS. */
public final class HttpAgent implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final long RETRY_DELAY_MILLIS = 50;
    /** Of all of them: they may be many. */
    private static final Vertx VERTX = Vertx.vertx();

    private final Context context = VERTX.getOrCreateContext();
    private final HttpClient client;
    private final int port;
    private String machineId;
    private Duration clockAhead;

    /** @param identity null for an agent without a certificate */
    public HttpAgent(int port, Path ca, Pki.Identity identity) {
        this.port = port;
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setSslHandshakeTimeout(TIMEOUT.toSeconds())
                .setTrustOptions(new PemTrustOptions().addCertPath(ca.toString()))
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port);
        if (identity != null) {
            options.setKeyCertOptions(KeyOptions.of(identity));
        }
        client = VERTX.createHttpClient(options);
    }

    /** An agent with a good certificate. */
    public static HttpAgent of(RunningMaster master, Pki pki, String name) {
        return new HttpAgent(master.port(), pki.ca(), pki.client(name));
    }

    /** What a master answered. */
    public record Answer(int status, MultiMap headers, String body) {
        public JsonArray array() {
            return new JsonArray(body);
        }

        public JsonObject object() {
            return new JsonObject(body);
        }
    }

    /** From now on it sends this machine's identifier. */
    public HttpAgent withMachineId(String id) {
        machineId = id;
        return this;
    }

    /** From now on it sends its time, by a clock that is so far ahead. */
    public HttpAgent withClockAhead(Duration difference) {
        clockAhead = difference;
        return this;
    }

    int port() {
        return port;
    }

    /** The master's answer; like every agent, this one tries again when it is refused with 503. */
    public Answer post(String path, String body) {
        return RunningMaster.join(postAsync(path, body));
    }

    /** As {@link #post}, while others go on. */
    public Future<Answer> postAsync(String path, String body) {
        return retryWhileUnavailable(() -> postOnceAsync(path, body));
    }

    /** The master's answer, even if it is 503. */
    public Answer postOnce(String path, String body) {
        return RunningMaster.join(postOnceAsync(path, body));
    }

    /** As {@link #postOnce}, while others go on. */
    public Future<Answer> postOnceAsync(String path, String body) {
        return send(HttpMethod.POST, path, body, "application/json");
    }

    /** Repeats the request while the answer is 503, until a time-out. */
    public static Future<Answer> retryWhileUnavailable(Supplier<Future<Answer>> attempt) {
        return retryWhileUnavailable(attempt, System.nanoTime() + TIMEOUT.toNanos());
    }

    private static Future<Answer> retryWhileUnavailable(Supplier<Future<Answer>> attempt, long deadline) {
        return attempt.get()
                .compose(answer -> answer.status() == 503 && System.nanoTime() < deadline
                        ? VERTX.timer(RETRY_DELAY_MILLIS, TimeUnit.MILLISECONDS)
                                .compose(later -> retryWhileUnavailable(attempt, deadline))
                        : Future.succeededFuture(answer));
    }

    /** On the event loop: a thread of its own could come too late for the response's body. */
    public Future<Answer> send(HttpMethod method, String path, String body, String contentType) {
        Promise<Answer> promise = Promise.promise();
        context.runOnContext(
                on -> exchange(method, path, Buffer.buffer(body), contentType).onComplete(promise));
        return promise.future();
    }

    private Future<Answer> exchange(HttpMethod method, String path, Buffer body, String contentType) {
        RequestOptions options = new RequestOptions().setMethod(method).setURI(path);
        return client.request(options)
                .compose(request -> {
                    if (machineId != null) {
                        request.putHeader(MachineIdHeader.HEADER, machineId);
                    }
                    if (clockAhead != null) {
                        request.putHeader("Date", HttpDate.format(Instant.now().plus(clockAhead)));
                    }
                    return request.putHeader("Content-Type", contentType).send(body);
                })
                .compose(response -> response.body()
                        .map(read -> new Answer(response.statusCode(), response.headers(), read.toString())));
    }

    @Override
    public void close() {
        RunningMaster.join(client.close());
    }
}
