package io.masif.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.ClusterServices;
import io.masif.rig.Fleet;
import io.masif.rig.cluster.ClusterSetup;
import io.masif.rig.cluster.DatabaseUse;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.OpenTransaction;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.rig.tls.ForeignClient;
import io.masif.system.fleet.Fleets;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packages are forgotten at one server of Galera while a master writes a plan with them at another one. */
final class ForgottenPackagesTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String TASK = "{\"package\":\"p%d\",\"action\":\"purge\",\"from_version\":\"1\"}";
    private static final JsonObject RESET =
            new JsonObject().put("what", "packages").put("confirmation", "RESET");
    private static final String WAITING = """
            SELECT variable_value FROM information_schema.global_status
            WHERE variable_name = 'Innodb_row_lock_current_waits'""";

    private static final String ACTIONS = "SELECT CAST(id AS CHAR) FROM masif.action";
    private static final String ACTIONS_OF_PLAN =
            "SELECT actions FROM masif.agent JOIN masif.plan ON plan.id = plan_id WHERE agent.name = 'web-1'";

    private ClusterServices services;
    private Fleet fleet;

    /** The UI that is left uses the first server, the master that is left the second one, however long these take to answer. */
    @BeforeEach
    void start() {
        Path folder = Fleets.folder(ForgottenPackagesTest.class);
        services = new ClusterServices(folder, Ports.free(), ClusterSetup.standard(DatabaseUse.EACH_HAS_ITS_OWN));
        fleet = Fleet.start(EmbeddedDatabase.binaries(), folder, services);
        services.masters().get(0).terminate();
        services.uis().get(1).terminate();
        services.balancer().awaitLog("Server masters/master1 is DOWN");
        services.balancer().awaitLog("Server uis/ui2 is DOWN");
    }

    @AfterEach
    void end() {
        fleet.close();
    }

    /** The master has a package of that plan in memory, and the plan itself is a new one. */
    @Test
    void planThatIsWrittenMeanwhileHasItsPackages() {
        report("[" + TASK.formatted(1) + "," + TASK.formatted(2) + "]");
        report("[]");
        EmbeddedDatabase resetting = services.cluster().node(0);
        EmbeddedDatabase reporting = services.cluster().node(1);
        Await.until(
                "packages at the other server",
                TIMEOUT,
                () -> resetting.execute(ACTIONS).size() == 2);
        OpenTransaction removing = resetting.begin("SELECT id FROM masif.action FOR UPDATE");
        CompletableFuture<Void> reset =
                CompletableFuture.runAsync(() -> Await.until("a reset", TIMEOUT, this::isReset));
        Await.until("a reset that waits", TIMEOUT, () -> hasLockWait(resetting));
        OpenTransaction writing = reporting.begin("SELECT number FROM masif.writer FOR UPDATE");
        CompletableFuture<Void> report = CompletableFuture.runAsync(() -> report("[" + TASK.formatted(1) + "]"));
        Await.until("a report that waits", TIMEOUT, () -> hasLockWait(reporting) || report.isDone());
        removing.close();
        reset.join();
        writing.close();
        report.join();
        List<String> plan = reporting.execute(ACTIONS_OF_PLAN);
        assertThat(plan).hasSize(1);
        assertThat(reporting.execute(ACTIONS))
                .containsAll(new JsonArray(plan.get(0))
                        .stream().map(Object::toString).toList());
    }

    private static boolean hasLockWait(EmbeddedDatabase server) {
        return !server.execute(WAITING).equals(List.of("0"));
    }

    /** It gives up when it has waited for some seconds. */
    private boolean isReset() {
        try {
            fleet.api().ask("resets", RESET);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void report(String tasks) {
        ForeignClient host = new ForeignClient(
                fleet.masterPort(), fleet.pki().ca(), fleet.pki().client("web-1"));
        try {
            assertThat(host.report(tasks).statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
