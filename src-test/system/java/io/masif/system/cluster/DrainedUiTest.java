package io.masif.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.ClusterServices;
import io.masif.rig.UiApi;
import io.masif.rig.cluster.ClusterSetup;
import io.masif.rig.cluster.DatabaseUse;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.network.Machine;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.rig.process.Service;
import io.masif.system.fleet.Fleets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two UIs behind HAProxy end one after the other, as for an upgrade, while operators approve all the time. */
final class DrainedUiTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int OPERATORS = 6;
    private static final ClusterSetup SETUP =
            new ClusterSetup(null, DatabaseUse.EACH_PREFERS_ANOTHER, 5, 30, Machine.local(ClusterSetup.SIZE));

    @Test
    void noApprovalFails() {
        ExecutorService operators = Executors.newFixedThreadPool(OPERATORS);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger approved = new AtomicInteger();
        ClusterServices services = new ClusterServices(Fleets.folder(DrainedUiTest.class), Ports.free(), SETUP);
        try {
            services.startAll(EmbeddedDatabase.binaries());
            List<CompletableFuture<Void>> approvals = IntStream.range(0, OPERATORS)
                    .mapToObj(operator -> CompletableFuture.runAsync(
                            () -> approveUntil(isOver, strictApi(services), approved), operators))
                    .toList();
            for (Service ui : services.uis()) {
                awaitMore(approved, approvals);
                ui.terminate();
                assertThat(ui.log())
                        .contains("listening no more")
                        .doesNotContain("closing took too long", "RejectedExecutionException");
                awaitMore(approved, approvals);
                ui.start().awaitReady();
                services.balancer().awaitLog("Server uis/ui" + (services.uis().indexOf(ui) + 1) + " is UP");
            }
            isOver.set(true);
            approvals.forEach(CompletableFuture::join);
        } finally {
            isOver.set(true);
            operators.shutdownNow();
            services.close();
        }
    }

    private static UiApi strictApi(ClusterServices services) {
        return new UiApi(services.uiAddress(), "admin", services.uiPassword());
    }

    /**
     * On a busy machine the balancer may say that it has had no answer of any UI in time; nobody may say anything else.
     */
    private static void approveUntil(AtomicBoolean isOver, UiApi api, AtomicInteger approved) {
        String operator = Thread.currentThread().getName();
        for (int number = 0; !isOver.get(); number++) {
            try {
                api.approve("package-" + operator + "-" + number, "update", "1.1");
                approved.incrementAndGet();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("<h1>503 Service Unavailable</h1>");
            }
        }
    }

    private static void awaitMore(AtomicInteger approved, List<CompletableFuture<Void>> approvals) {
        int before = approved.get();
        Await.until("more approvals", TIMEOUT, () -> {
            approvals.stream()
                    .filter(CompletableFuture::isCompletedExceptionally)
                    .forEach(CompletableFuture::join);
            return approved.get() > before + OPERATORS;
        });
    }
}
