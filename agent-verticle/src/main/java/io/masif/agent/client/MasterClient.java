package io.masif.agent.client;

import io.masif.agent.config.AgentConfiguration;
import io.masif.boot.tls.openssl.TlsEngine;
import io.masif.clock.HttpDate;
import io.masif.wire.MachineIdHeader;
import io.masif.wire.Report;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One kept-alive connection with mutual TLS to the master. */
public final class MasterClient {
    /** Room for 13,000 approved actions, and small enough for a small heap. A longer answer is not read to its end. */
    static final int MAX_ANSWER_BYTES = 1 << 20;

    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;
    /** For TCP and TLS together, and for a connection that another report still has. */
    private static final int REQUEST_TIMEOUT_MILLIS = 30_000;

    private final HttpClientAgent client;
    private final Optional<String> machineId;
    private HttpClientRequest current;
    private boolean isAborted;

    /**
     * @param machineId distinguishes this machine from another one with the same certificate
     */
    MasterClient(Vertx vertx, AgentConfiguration configuration, TlsMaterial tls, Optional<String> machineId) {
        this.machineId = machineId;
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setSslEngineOptions(TlsEngine.createOptions())
                .setEnabledSecureTransportProtocols(TlsEngine.PROTOCOLS)
                .setKeyCertOptions(tls.identity())
                .setTrustOptions(tls.trust())
                // the name is checked by MasterTrust: it is master.cn, and not the address
                .setVerifyHost(false)
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                // the connection stays open until the next report, however late that is: an answer has its own timeout,
                // and the master closes idle connections
                .setKeepAliveTimeout(0)
                .setDefaultHost(configuration.master().address().host())
                .setDefaultPort(configuration.master().address().port());
        TlsEngine.CIPHER_SUITES.forEach(options::addEnabledCipherSuite);
        // the request's future fails with the cause; without a handler it would be logged every time
        client = vertx.httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(1))
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build();
    }

    /**
     * Call it on the event loop on which the future is handled, and for one report after the other.
     *
     * @param answerTimeout how long an answer may take, from when the report is sent to the last byte
     */
    Future<MasterReply> post(Report report, Duration answerTimeout) {
        isAborted = false;
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI("/v2/report")
                .setConnectTimeout(REQUEST_TIMEOUT_MILLIS);
        return client.request(options)
                .compose(request -> {
                    if (isAborted) {
                        // there is only one connection: it is not given back by itself
                        closeConnection(request);
                        return failAborted();
                    }
                    current = request;
                    return exchange(request, report, answerTimeout);
                })
                .onComplete(done -> current = null);
    }

    /** Of a report that was given up. */
    static Future<MasterReply> failAborted() {
        return Future.failedFuture("aborted");
    }

    private Future<MasterReply> exchange(HttpClientRequest request, Report report, Duration answerTimeout) {
        return withHeaders(request)
                .send(report.toJson().toBuffer())
                .compose(MasterClient::readReply)
                .timeout(answerTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(e -> closeConnection(request));
    }

    /** Gives up the report whose answer has not come yet, and its connection. */
    void abort() {
        isAborted = true;
        if (current != null) {
            closeConnection(current);
        }
    }

    private HttpClientRequest withHeaders(HttpClientRequest request) {
        machineId.ifPresent(id -> request.putHeader(MachineIdHeader.HEADER, id));
        // the master compares the date with its own clock; in the body, it would make each report a different one
        return request.putHeader("Content-Type", "application/json")
                .putHeader(HttpHeaders.DATE, HttpDate.format(Instant.now()));
    }

    /** Closes the connection. */
    Future<Void> close() {
        return client.close();
    }

    private static Future<MasterReply> readReply(HttpClientResponse response) {
        Promise<MasterReply> reply = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(reply::tryFail)
                .handler(chunk -> {
                    if (body.length() + chunk.length() > MAX_ANSWER_BYTES) {
                        reply.tryFail(new OversizedAnswerException());
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(end -> reply.tryComplete(
                        new MasterReply(response.statusCode(), response.getHeader("Retry-After"), body)));
        return reply.future();
    }

    /** The rest of the answer is of no use. */
    private static void closeConnection(HttpClientRequest request) {
        request.reset();
        request.connection().close();
    }
}
