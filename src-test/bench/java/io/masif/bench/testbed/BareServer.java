package io.masif.bench.testbed;

import io.masif.boot.UncachedFiles;
import io.masif.boot.config.Address;
import io.masif.boot.tls.CertificateFile;
import io.masif.boot.tls.TlsFileException;
import io.masif.boot.tls.openssl.NativeSignatures;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;

/** Does nothing but mutual TLS and HTTP: it answers every request with {@code []}. What that costs depends on the machine. */
public final class BareServer extends VerticleBase {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final Address listen;
    private final HttpServerOptions options;

    private BareServer(Address listen, String cert, String key, String ca) throws TlsFileException {
        this.listen = listen;
        this.options = new HttpServerOptions()
                .setUseAlpn(false)
                .setSsl(true)
                .setSslEngineOptions(new OpenSSLEngineOptions())
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(cert).setKeyPath(key))
                .setTrustOptions(trust(ca))
                .setClientAuth(ClientAuth.REQUIRED);
    }

    /** Each chain is verified in its handshake, and the signatures natively where that is possible, as by a master. */
    private static TrustOptions trust(String ca) throws TlsFileException {
        return NativeSignatures.pkix(CertificateFile.read(Path.of(ca)))
                .map(TrustOptions::wrap)
                .orElseGet(() -> new PemTrustOptions().addCertPath(ca));
    }

    /** Takes where to listen, and the files of its certificate, its key and the authority. */
    public static void main(String[] arguments) throws TlsFileException {
        Address listen = Address.parse(arguments[0]);
        Vertx vertx = Vertx.vertx(UncachedFiles.options());
        for (int loop = 0; loop < Runtime.getRuntime().availableProcessors(); loop++) {
            vertx.deployVerticle(new BareServer(listen, arguments[1], arguments[2], arguments[3]))
                    .await();
        }
        System.out.println("listening address=" + listen);
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer(options)
                .requestHandler(BareServer::answer)
                .listen(listen.port(), listen.host());
    }

    private static void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end("[]"));
    }
}
