package io.masif.ui.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.http.Probe;
import io.masif.rig.process.Folders;
import io.masif.rig.process.Haproxy;
import io.masif.rig.process.Service;
import io.masif.rig.tls.Pki;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.EventStreamReader;
import io.masif.ui.bed.RunningUi;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A UI behind HAProxy with what conf/haproxy.cfg says about pages, HTTPS and HTTP/2 included. */
class HaproxyTest extends ProxyCase {
    private static final int CONNECTIONS = 100;

    @Test
    void browsersGetHttp2() {
        assertThat(browser().get("/login").version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    void aStreamOfEventsSharesItsConnectionWithOtherRequests() throws IOException {
        Browser program = browser().withBearerToken(RunningUi.TOKEN);
        try (EventStreamReader events = program.openEvents(null)) {
            events.awaitLine("event: snapshot");
            assertThat(program.get("/api/v1/hosts").statusCode()).isEqualTo(200);
            events.awaitLine(":");
            assertThat(events.isEnded()).isFalse();
        }
    }

    @Test
    void theProxyItselfSaysWhetherItWorks() {
        assertThat(browser().get("/balancer").statusCode()).isEqualTo(200);
        assertThat(new Probe(ui.managementPort()).get("/readyz").status()).isEqualTo(200);
    }

    @Override
    Service startProxy(Pki.Identity identity) {
        Path pem = Folders.write(
                folder.resolve("masif-ui.pem"), Folders.read(identity.cert()) + Folders.read(identity.key()));
        String sample = Haproxy.sample(CONNECTIONS);
        String pages = sample.substring(0, sample.indexOf("frontend agents"))
                + sample.substring(sample.indexOf("frontend pages"));
        String first = "127.0.0.1:" + ui.port() + " check port " + ui.managementPort() + " source " + PROXY;
        return Haproxy.create(
                        folder,
                        pages.replace("bind :443 ", "bind 127.0.0.1:" + httpsPort + " ")
                                .replace("/etc/haproxy/masif-ui.pem", pem.toString())
                                .replace("192.0.2.21:8080 check port 8081", first)
                                .replace("192.0.2.22:8080 check port 8081", "127.0.0.1:1 check port 1"))
                .start();
    }
}
