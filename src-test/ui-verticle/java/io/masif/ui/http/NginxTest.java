package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A UI behind nginx with conf/nginx.conf, but for the addresses and files in it. */
class NginxTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** nginx connects to the UI from here, so that its address is not the clients'. */
    private static final String PROXY = "127.0.0.3";

    private static final String LOGINS = "SELECT CAST(detail AS CHAR) AS detail FROM event WHERE kind = 'login'";

    @TempDir
    Path folder;

    private final int httpsPort = Ports.free();
    private final int httpPort = Ports.free();
    private Pki pki;
    private RunningUi ui;
    private Service nginx;

    @BeforeEach
    void start() {
        pki = Pki.in(folder.resolve("pki"));
        ui = RunningUi.start();
        ui.restart(TrustedProxies.parse(PROXY));
        nginx = startNginx();
        Await.until("nginx answers", TIMEOUT, this::isAnswered);
        Browser program = browser().withBearerToken(RunningUi.TOKEN);
        Await.until("ready", TIMEOUT, () -> program.get("/api/v1/hosts").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        nginx.terminate();
        ui.close();
    }

    @Test
    void theClientsAddressAndSchemeAreKnown() {
        HttpResponse<String> login = browser().forwardedFor("203.0.113.9").logInWhenReady();
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.contains("; Secure"));
        assertThat(loginAddresses()).containsExactly("{\"address\":\"127.0.0.1\",\"by\":\"page\"}");
    }

    @Test
    void headersOfOthersThanTheProxyCountForNothing() {
        HttpResponse<String> login = ui.browser()
                .forwardedFor("203.0.113.9")
                .withHeader("X-Forwarded-Proto", "https")
                .logInWhenReady();
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(login.headers().allValues("Set-Cookie")).isNotEmpty().noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(loginAddresses()).containsExactly("{\"address\":\"127.0.0.1\",\"by\":\"page\"}");
    }

    @Test
    void formsOfTheOwnOriginAreAccepted() {
        assertThat(browser().withHeader("Origin", base()).logInWhenReady().statusCode())
                .isEqualTo(303);
        assertThat(browser()
                        .withHeader("Origin", "https://evil.example")
                        .logInWhenReady()
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void eventsArriveAtOnce() throws IOException {
        Browser program = browser().withBearerToken(RunningUi.TOKEN);
        try (EventStreamReader events = program.openEvents(null)) {
            events.awaitLine("event: snapshot");
            ui.rows().putHost("a", ApiCase.PERL);
            events.awaitLine("event: change");
        }
    }

    @Test
    void connectionsToTheUiAreKept() {
        for (int i = 0; i < 10; i++) {
            assertThat(browser().get("/login").statusCode()).isEqualTo(200);
        }
        assertThat(new Probe(ui.managementPort()).metric("masif_connections")).isEqualTo(1);
    }

    @Test
    void browsersAreSentToHttps() {
        assertThat(browser().get("/login").headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
        HttpResponse<String> plain = new Browser("http://127.0.0.1:" + httpPort).get("/pending?q=perl");
        assertThat(plain.statusCode()).isEqualTo(301);
        assertThat(plain.headers().firstValue("Location")).contains("https://127.0.0.1/pending?q=perl");
    }

    private List<String> loginAddresses() {
        return ui.rows().query(LOGINS).stream()
                .map(row -> row.getString("detail"))
                .toList();
    }

    private boolean isAnswered() {
        try {
            return browser().get("/login").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private String base() {
        return "https://127.0.0.1:" + httpsPort;
    }

    private Browser browser() {
        return Browser.trusting(base(), pki.ca());
    }

    private Service startNginx() {
        Pki.Identity identity = pki.server("masif.example.com");
        Path site = Folders.write(
                folder.resolve("site.conf"),
                Folders.read(Folders.root().resolve("conf/nginx.conf"))
                        .replace("server 127.0.0.1:8080;", "server 127.0.0.1:" + ui.port() + ";")
                        .replace("listen 80;", "listen 127.0.0.1:" + httpPort + ";")
                        .replace("listen 443 ", "listen 127.0.0.1:" + httpsPort + " ")
                        .replace("/etc/ssl/masif/ui.crt", identity.cert().toString())
                        .replace("/etc/ssl/masif/ui.key", identity.key().toString()));
        Path main = Folders.write(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  proxy_bind %2$s;
                  include %3$s;
                }
                """.formatted(folder, PROXY, site));
        List<String> command = List.of("/usr/sbin/nginx", "-e", "stderr", "-c", main.toString());
        return Service.of("nginx", command, folder.resolve("nginx.log"), Map.of())
                .start();
    }
}
