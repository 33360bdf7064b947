package io.masif.agent.report;

import io.masif.agent.AgentConfiguration;
import io.masif.boot.TlsEngine;
import io.masif.wire.Machine;
import io.masif.wire.Report;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** One kept-alive connection with mutual TLS to the master. */
final class MasterClient {
    private static final int CONNECT_MILLIS = 10_000;
    private static final long REQUEST_MILLIS = 60_000;
    private static final int IDLE_SECONDS = 600;

    private final WebClient client;
    private final Optional<String> machine = MachineId.read();

    private MasterClient(WebClient client) {
        this.client = client;
    }

    /** Reads the authorities' certificates, which blocks: not to be used on an event loop. */
    static MasterClient open(Vertx vertx, AgentConfiguration configuration) throws Exception {
        X509TrustManager pkix = Arrays.stream(configuration
                        .tls()
                        .trust()
                        .getTrustManagerFactory(vertx)
                        .getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
        TrustManager trust = new MasterTrust(pkix, configuration.masterCn());
        WebClientOptions options = new WebClientOptions()
                .setSsl(true)
                .setSslEngineOptions(TlsEngine.best())
                .setEnabledSecureTransportProtocols(TlsEngine.PROTOCOLS)
                .setKeyCertOptions(configuration.tls().identity())
                .setTrustOptions(TrustOptions.wrap(trust))
                // the name is checked by MasterTrust: it is master.cn, and not the address
                .setVerifyHost(false)
                .setConnectTimeout(CONNECT_MILLIS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setFollowRedirects(false)
                .setDefaultHost(configuration.master().host())
                .setDefaultPort(configuration.master().port());
        TlsEngine.SUITES.forEach(options::addEnabledCipherSuite);
        return new MasterClient(WebClient.create(vertx, options, new PoolOptions().setHttp1MaxSize(1)));
    }

    Future<HttpResponse<Buffer>> post(Report report) {
        HttpRequest<Buffer> request =
                client.post("/v2/report").timeout(REQUEST_MILLIS).putHeader("Content-Type", "application/json");
        machine.ifPresent(id -> request.putHeader(Machine.HEADER, id));
        return request.sendBuffer(report.toJson().toBuffer());
    }
}
