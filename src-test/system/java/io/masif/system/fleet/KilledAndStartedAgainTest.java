package io.masif.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.process.Await;
import io.masif.rig.process.Folders;
import io.masif.rig.tls.ForeignClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A fleet of its own, whose parts are killed one after the other; each method has a package of its own. */
@TestMethodOrder(MethodName.class)
final class KilledAndStartedAgainTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final List<String> PACKAGES = List.of("agent-idle", "agent-busy", "master", "ui", "database");

    private static Fleet fleet;
    private static Host host;
    private static Path releaseFile;

    @BeforeAll
    static void oneHost() {
        Path folder = Fleets.folder(KilledAndStartedAgainTest.class);
        releaseFile = folder.resolve("go");
        fleet = Fleet.start(folder);
        PACKAGES.forEach(name -> fleet.archive().add(DebPackage.of(name, "1.0")));
        host = fleet.addHost(
                "web-1", PACKAGES.stream().map(name -> name + "=1.0").toArray(String[]::new));
        PACKAGES.forEach(name -> fleet.archive().add(DebPackage.of(name, "1.1")));
        fleet.archive()
                .add(DebPackage.of("agent-busy", "1.1")
                        .postinst("while [ ! -e '" + releaseFile + "' ]; do sleep 0.1; done"));
        fleet.startAgents().awaitHosts();
    }

    @AfterAll
    static void end() {
        Folders.write(releaseFile, "");
        fleet.close();
    }

    @Test
    void agent() {
        host.agent().kill();
        fleet.api().approve("agent-idle", "update", "1.1");
        host.agent().start();
        awaitDone("agent-idle");
    }

    @Test
    void agentWhileAptRuns() {
        fleet.api().approve("agent-busy", "update", "1.1");
        Await.until(
                "the slow postinst runs",
                TIMEOUT,
                () -> host.sandbox().dpkgQuery().get("agent-busy").status().equals("iF"));
        host.agent().kill();
        assertThat(host.sandbox().runningProcesses()).as("apt continues").isNotEmpty();
        host.agent().start();
        assertThat(host.sandbox().runningProcesses()).as("apt continues").isNotEmpty();
        Folders.write(releaseFile, "");
        awaitDone("agent-busy");
    }

    @Test
    void database() throws IOException, InterruptedException {
        fleet.api().approve("database", "update", "1.1", "web-1");
        fleet.database().kill();
        HttpResponse<String> refusal = new ForeignClient(
                        fleet.masterPort(), fleet.pki().ca(), fleet.pki().client("old-1"))
                .send("POST", "/v2/report", "{\"plan\": {\"digest\": \"sha256:" + "0".repeat(64) + "\"}}");
        assertThat(refusal.statusCode()).isEqualTo(503);
        assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
        fleet.database().start();
        awaitDone("database");
    }

    @Test
    void master() {
        fleet.api().approve("master", "update", "1.1");
        fleet.master().kill();
        fleet.master().start().awaitListening();
        awaitDone("master");
    }

    @Test
    void ui() {
        try (Chromium chromium = new Chromium()) {
            OverviewPage page = chromium.open(fleet);
            fleet.api().approve("ui", "update", "1.1");
            fleet.ui().kill();
            fleet.ui().start().awaitListening();
            awaitDone("ui");
            page.awaitCount("ui", "done", 1);
            assertThat(page.isNeverReloaded()).isTrue();
        }
    }

    private static void awaitDone(String name) {
        host.awaitVersion(name, "1.1", TIMEOUT);
        Await.until(name + " is reported as done", TIMEOUT, () -> fleet.api()
                .approval(name)
                .filter(approval -> approval.getInteger("done") == 1)
                .isPresent());
    }
}
