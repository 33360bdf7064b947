package io.masif.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.ClusterServices;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import io.masif.system.fleet.OverviewPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo's cluster, of which each part is killed or frozen once; an approval in the browser is executed nevertheless. */
final class LostPartsTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int PACKAGES = 8;

    private static ClusterServices services;
    private static Fleet fleet;
    private static Host host;
    private static Chromium chromium;
    private static OverviewPage page;
    private static int nextPackage;

    @BeforeAll
    static void start() {
        Path folder = Fleets.folder(LostPartsTest.class);
        services = new ClusterServices(folder, Ports.free());
        fleet = Fleet.start(EmbeddedDatabase.binaries(), folder, services);
        String[] installed = IntStream.range(0, PACKAGES)
                .mapToObj(number -> "part-" + number + "=1.0")
                .toArray(String[]::new);
        IntStream.range(0, PACKAGES).forEach(number -> fleet.archive().add(DebPackage.of("part-" + number, "1.0")));
        host = fleet.addHost("web-1", installed);
        IntStream.range(0, PACKAGES).forEach(number -> fleet.archive().add(DebPackage.of("part-" + number, "1.1")));
        fleet.startAgents().awaitHosts();
        chromium = new Chromium();
        page = chromium.open(fleet);
    }

    @AfterAll
    static void end() {
        if (chromium != null) {
            chromium.close();
        }
        if (fleet != null) {
            fleet.close();
        }
    }

    @Test
    void mastersOneAfterTheOther() {
        for (Service master : services.masters()) {
            master.kill();
            approveNext();
            master.start().awaitReady();
        }
    }

    @Test
    void frozenMaster() {
        Service master = services.masters().get(0);
        master.freeze();
        try {
            services.balancer().awaitLog("Server masters/master1 is DOWN");
            approveNext();
        } finally {
            master.thaw();
        }
        services.balancer().awaitLog("Server masters/master1 is UP");
    }

    @Test
    void uisOneAfterTheOther() {
        for (Service ui : services.uis()) {
            ui.kill();
            approveNext();
            ui.start().awaitReady();
        }
    }

    @Test
    void frozenUi() {
        Service ui = services.uis().get(0);
        ui.freeze();
        try {
            services.balancer().awaitLog("Server uis/ui1 is DOWN");
            approveNext();
        } finally {
            ui.thaw();
        }
    }

    @Test
    void databaseServer() {
        services.cluster().kill(0);
        approveNext();
        services.cluster().rejoin(0);
    }

    @Test
    void balancer() {
        services.balancer().kill();
        services.balancer().start();
        approveNext();
    }

    /** What is refused is tried again, as a refusal says. The page of an operator shows it, and is never loaded again. */
    private static void approveNext() {
        String name = "part-" + nextPackage++;
        Await.until("an approval of " + name, TIMEOUT, () -> isApproved(name));
        host.awaitVersion(name, "1.1", TIMEOUT);
        page.awaitCount(name, "done", 1);
        assertThat(page.isNeverReloaded()).isTrue();
    }

    private static boolean isApproved(String name) {
        try {
            fleet.api().approve(name, "update", "1.1");
            return true;
        } catch (RuntimeException | AssertionError e) {
            return false;
        }
    }
}
