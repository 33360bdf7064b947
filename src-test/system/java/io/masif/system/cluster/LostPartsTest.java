package io.masif.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.ClusterServices;
import io.masif.rig.Fleet;
import io.masif.rig.Host;
import io.masif.rig.apt.DebPackage;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.demo.ClusterWatch;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.system.fleet.Chromium;
import io.masif.system.fleet.Fleets;
import io.masif.system.fleet.OverviewPage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The demo's cluster, of which each part is killed or frozen once. What is approved in the browser is executed nevertheless, by
 * pages that were loaded before the first part was lost.
 */
final class LostPartsTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int PACKAGES = 13;

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
            approveNext(OverviewPage::approve);
            master.start().awaitReady();
        }
    }

    @Test
    void frozenMaster() {
        Service master = services.masters().get(0);
        master.freeze();
        try {
            awaitAtBalancer("masters/master1", "DOWN");
            approveNext(OverviewPage::approve);
        } finally {
            master.thaw();
        }
        awaitAtBalancer("masters/master1", "UP");
    }

    @Test
    void uisOneAfterTheOther() {
        for (int number = 1; number <= services.uis().size(); number++) {
            Service ui = services.uis().get(number - 1);
            ui.kill();
            awaitAtBalancer("uis/ui" + number, "DOWN");
            approveNext(OverviewPage::approve);
            ui.start().awaitReady();
            awaitAtBalancer("uis/ui" + number, "UP");
        }
    }

    @Test
    void frozenUi() {
        Service ui = services.uis().get(0);
        ui.freeze();
        try {
            awaitAtBalancer("uis/ui1", "DOWN");
            approveNext(OverviewPage::approve);
        } finally {
            ui.thaw();
        }
        awaitAtBalancer("uis/ui1", "UP");
    }

    @Test
    void databaseServersOneAfterTheOther() {
        for (int index = 0; index < GaleraCluster.SIZE; index++) {
            services.cluster().kill(index);
            approveNext(OverviewPage::approveUntilAccepted);
            services.cluster().rejoin(index);
        }
    }

    @Test
    void frozenDatabaseServer() {
        services.cluster().node(0).freeze();
        try {
            approveNext(OverviewPage::approveUntilAccepted);
        } finally {
            services.cluster().thaw(0);
        }
    }

    @Test
    void balancer() {
        services.balancer().kill();
        page.awaitReconnecting();
        services.balancer().start();
        approveNext(OverviewPage::approve);
    }

    /** What was clicked meanwhile is done when it goes on: no other one takes over here. */
    @Test
    void frozenBalancer() {
        approveNext(live -> {
            services.balancer().freeze();
            try {
                live.sendApprove();
            } finally {
                services.balancer().thaw();
            }
            live.confirm();
        });
    }

    @Test
    void whatEndsInTheDemoIsStartedAgain() {
        List<String> printed = new CopyOnWriteArrayList<>();
        List<Long> ended = List.of(
                services.masters().get(1).pid(),
                services.uis().get(1).pid(),
                services.balancer().pid(),
                services.cluster().node(2).pid());
        try (ClusterWatch watch = new ClusterWatch(services, printed::add, Duration.ofSeconds(1))) {
            watch.begin();
            ended.forEach(pid -> assertThat(printed).anyMatch(line -> line.endsWith(" pid=" + pid)));
            services.cluster().kill(2);
            ended.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            Await.until(
                    "all are started again",
                    TIMEOUT,
                    () -> printed.stream()
                                    .filter(line -> line.contains(" had ended "))
                                    .count()
                            == ended.size());
        }
        services.masters().get(1).awaitReady();
        services.uis().get(1).awaitReady();
        approveNext(OverviewPage::approveUntilAccepted);
    }

    /** Waits until the last that the balancer has said about a server is this. */
    private static void awaitAtBalancer(String server, String state) {
        String what = "Server " + server + " is ";
        Await.until(what + state, TIMEOUT, () -> services.balancer()
                .log()
                .lines()
                .filter(line -> line.contains(what))
                .reduce((earlier, later) -> later)
                .filter(line -> line.contains(what + state))
                .isPresent());
    }

    /** By the page, when it is connected again. */
    private static void approveNext(Consumer<OverviewPage> approval) {
        String name = "part-" + nextPackage++;
        approval.accept(page.awaitLive().tick(name, "update", "1.1"));
        awaitUpgrade(name);
    }

    /** The page of an operator shows it, has nothing to complain about, and is never loaded again. */
    private static void awaitUpgrade(String name) {
        host.awaitVersion(name, "1.1", TIMEOUT);
        page.awaitCount(name, "done", 1);
        page.awaitLive();
        assertThat(page.isNeverReloaded()).isTrue();
    }
}
