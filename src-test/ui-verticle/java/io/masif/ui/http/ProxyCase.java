package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.process.Await;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A UI behind a proxy that decrypts, with a sample of ours as its configuration, but for the addresses and files in it. */
abstract class ProxyCase {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** The proxy connects to the UI from here, so that its address is not the clients'. */
    static final String PROXY = "127.0.0.3";

    private static final String LOGINS = "SELECT CAST(detail AS CHAR) AS detail FROM event WHERE kind = 'login'";

    @TempDir
    Path folder;

    final int httpsPort = Ports.free();
    RunningUi ui;
    private Pki pki;
    private Service proxy;

    /**
     * Starts one before the UI, which runs already.
     *
     * @param identity what it shows to browsers
     */
    abstract Service startProxy(Pki.Identity identity);

    @BeforeEach
    void start() {
        pki = Pki.in(folder.resolve("pki"));
        ui = RunningUi.start();
        ui.restart(TrustedProxies.parse(PROXY));
        proxy = startProxy(pki.server("masif.example.com"));
        Await.until("the proxy answers", TIMEOUT, this::isAnswered);
        Browser program = browser().withBearerToken(RunningUi.TOKEN);
        Await.until("ready", TIMEOUT, () -> program.get("/api/v1/hosts").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        proxy.terminate();
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
    void browsersAreToldToUseNothingButHttps() {
        assertThat(browser().get("/login").headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000");
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

    Browser browser() {
        return Browser.trusting(base(), pki.ca());
    }
}
