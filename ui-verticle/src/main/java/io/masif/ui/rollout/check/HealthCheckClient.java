package io.masif.ui.rollout.check;

import io.masif.text.Quote;
import io.masif.ui.language.Text;
import io.masif.ui.rollout.plan.HealthCheck;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a check with a GET request, without credentials. Redirects are not followed, and not more is read of an answer than it
 * needs; what is wrong with an answer is part of the result.
 */
public final class HealthCheckClient {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final int MAX_BODY_BYTES = 1024 * 1024;
    private static final int MAX_MESSAGE_LENGTH = 500;
    private static final int FIRST_GOOD_STATUS = 200;
    private static final int FIRST_OTHER_STATUS = 300;

    private final HttpClient client;
    private final Duration timeLimit;

    public HealthCheckClient(Vertx vertx) {
        this(vertx, TIME_LIMIT);
    }

    /** @param timeLimit for the whole answer */
    HealthCheckClient(Vertx vertx, Duration timeLimit) {
        this.timeLimit = timeLimit;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) timeLimit.toMillis())
                .setKeepAlive(false)
                .setDecompressionSupported(false));
    }

    /** Never fails: no answer is a bad one. */
    public Future<CheckResult> ask(HealthCheck check) {
        // a port that there cannot be is thrown
        return Future.succeededFuture()
                .compose(begun -> client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setAbsoluteURI(check.url())
                        .setTimeout(timeLimit.toMillis())))
                .compose(request -> ask(request, check))
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(this::describeFailure);
    }

    private Future<CheckResult> ask(HttpClientRequest request, HealthCheck check) {
        return send(request, check)
                .timeout(timeLimit.toMillis(), TimeUnit.MILLISECONDS)
                .eventually(() -> {
                    // an answer may come a byte at a time, and never end
                    request.reset();
                    return Future.succeededFuture();
                });
    }

    private static Future<CheckResult> send(HttpClientRequest request, HealthCheck check) {
        return request.send().compose(response -> {
            // without a handler, the reset of an answer that is not read is logged as an error
            response.exceptionHandler(reset -> {});
            if (response.statusCode() < FIRST_GOOD_STATUS || response.statusCode() >= FIRST_OTHER_STATUS) {
                return Future.succeededFuture(
                        CheckResult.of(Text.of("problem.status", Integer.toString(response.statusCode()))));
            }
            if (check.kind() == HealthCheck.Kind.HTTP) {
                return Future.succeededFuture(CheckResult.GOOD);
            }
            return readBody(response).map(HealthCheckClient::judge);
        });
    }

    /** Null if it is too large. */
    private static Future<Buffer> readBody(HttpClientResponse response) {
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(body));
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MAX_BODY_BYTES) {
                read.tryComplete(null);
            }
        });
        return read.future();
    }

    private static CheckResult judge(Buffer body) {
        if (body == null) {
            return CheckResult.of(Text.of("problem.prometheus-too-large", Integer.toString(MAX_BODY_BYTES)));
        }
        try {
            JsonObject data = new JsonObject(body).getJsonObject("data");
            JsonArray result = data == null ? null : data.getJsonArray("result");
            if (result != null) {
                return result.isEmpty()
                        ? CheckResult.GOOD
                        : CheckResult.of(Text.of(
                                "problem.prometheus-results",
                                Integer.toString(result.size()),
                                truncate(result.getValue(0))));
            }
        } catch (DecodeException | ClassCastException e) {
            return createNoResult();
        }
        return createNoResult();
    }

    private static CheckResult createNoResult() {
        return CheckResult.of(Text.of("problem.prometheus-other"));
    }

    private CheckResult describeFailure(Throwable failure) {
        return CheckResult.of(
                failure instanceof TimeoutException
                        ? Text.of("problem.no-answer-within", Long.toString(timeLimit.toSeconds()))
                        : Text.of("problem.no-answer", truncate(failure.getMessage())));
    }

    private static String truncate(Object text) {
        return Quote.truncate(String.valueOf(text), MAX_MESSAGE_LENGTH);
    }
}
