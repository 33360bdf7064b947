package io.masif.agent.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.agent.report.ReportCase;
import io.masif.agent.report.TlsServer;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Certificates that are replaced while the agent lives. */
class CertificateReloadTest extends ReportCase {
    @Test
    void certificateAndKeyAreReplacedWithoutARestart() {
        Path crl = pki.crl(folder.resolve("revoked.pem"), 7, pki.client("host"));
        TlsServer server = server().checkRevocation(pki.ca(), crl).listen(0);
        Pki.Identity live = copied(pki.client("host"));
        deploy("127.0.0.1:" + server.port(), live, Duration.ofSeconds(30));
        assertProblem(report(), "revoked");

        Pki.Identity young = pki.issue("young", "host");
        Folders.write(live.cert(), Folders.read(young.cert()));
        assertProblem(report(), "revoked");
        Folders.write(live.key(), "no key at all");
        assertProblem(report(), "revoked");
        Folders.write(live.key(), Folders.read(young.key()));
        assertThat(report().acknowledged()).isTrue();
        assertThat(report().acknowledged()).isTrue();
        assertThat(server.requests).hasValue(2);
    }

    @Test
    void authoritiesAreReplacedWithoutARestart() {
        Pki next = Pki.in(folder.resolve("next"), "Next CA");
        Pki.Identity live = copied(pki.client("host"));
        Pki.Identity master = next.server(NAME);
        TlsServer server = new TlsServer(vertx, new Pki.Identity(master.cert(), master.key(), pki.ca())).listen(0);
        deploy("127.0.0.1:" + server.port(), live, Duration.ofSeconds(30));
        assertProblem(report(), "which is not among the authorities");
        Folders.write(live.ca(), Folders.read(pki.ca()) + Folders.read(next.ca()));
        assertThat(report().acknowledged()).isTrue();
    }

    private Pki.Identity copied(Pki.Identity identity) {
        return new Pki.Identity(
                Folders.write(folder.resolve("live.pem"), Folders.read(identity.cert())),
                Folders.write(folder.resolve("live.key"), Folders.read(identity.key())),
                Folders.write(folder.resolve("live.ca"), Folders.read(identity.ca())));
    }
}
