package io.masif.agent.report;

import io.masif.boot.tls.openssl.TlsEngine;
import io.masif.rig.tls.KeyOptions;
import io.masif.rig.tls.Pki;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;

/** A server with mutual TLS that answers as a test demands, right or wrong, byte by byte. */
public final class TlsServer {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    /** How many whole requests came. */
    public final AtomicInteger requests = new AtomicInteger();

    /** How many connections there were. */
    public final AtomicInteger connections = new AtomicInteger();

    /** The body of the last one. */
    public volatile String body = "";

    private final Vertx vertx;
    private final NetServerOptions options;
    private volatile Consumer<NetSocket> answer =
            socket -> socket.write(http("200 OK", "", "{\"approved\":[],\"next\":1}"));
    private String greeting = "";
    private NetServer server;

    public TlsServer(Vertx vertx, Pki.Identity identity) {
        this.vertx = vertx;
        options = new NetServerOptions()
                .setSsl(true)
                .setSslEngineOptions(TlsEngine.createOptions())
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(KeyOptions.of(identity))
                .setTrustOptions(new PemTrustOptions().addCertPath(identity.ca().toString()));
    }

    /** With a check of revocation by the JDK, which sends the client an alert that its certificate is revoked. */
    public TlsServer checkRevocation(Path ca, Path crl) {
        try (InputStream authority = Files.newInputStream(ca);
                InputStream list = Files.newInputStream(crl)) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(
                    Set.of(new TrustAnchor((X509Certificate) factory.generateCertificate(authority), null)),
                    new X509CertSelector());
            parameters.addCertStore(CertStore.getInstance(
                    "Collection", new CollectionCertStoreParameters(List.of(factory.generateCRL(list)))));
            TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
            managers.init(new CertPathTrustManagerParameters(parameters));
            options.setTrustOptions(TrustOptions.wrap(managers.getTrustManagers()[0]));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Says something at once, and not in TLS. */
    public TlsServer withoutTls() {
        options.setSsl(false);
        greeting = "220 mail.example.com ESMTP\r\n";
        return this;
    }

    public TlsServer answerWith(Consumer<NetSocket> other) {
        answer = other;
        return this;
    }

    /** @param status such as {@code 503 Service Unavailable}; headers each with its line's end */
    public TlsServer answerWith(String status, String headers, String text) {
        return answerWith(socket -> socket.write(http(status, headers, text)));
    }

    /** @param port 0 for a free one */
    public TlsServer listen(int port) {
        server = vertx.createNetServer(options)
                .connectHandler(this::handleConnection)
                .exceptionHandler(broken -> {})
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return this;
    }

    public int port() {
        return server.actualPort();
    }

    private static String http(String status, String headers, String text) {
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: "
                + text.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + text;
    }

    private void handleConnection(NetSocket socket) {
        connections.incrementAndGet();
        if (!greeting.isEmpty()) {
            socket.write(greeting);
        }
        StringBuilder received = new StringBuilder();
        socket.handler(chunk -> {
            received.append(chunk.toString(StandardCharsets.ISO_8859_1));
            String text = received.toString();
            int head = text.indexOf("\r\n\r\n");
            Matcher length = LENGTH.matcher(text);
            if (head > 0 && length.find() && received.length() >= head + 4 + Integer.parseInt(length.group(1))) {
                body = text.substring(head + 4);
                received.setLength(0);
                requests.incrementAndGet();
                answer.accept(socket);
            }
        });
    }
}
