package io.masif.system.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.rig.ClusterServices;
import io.masif.rig.UiApi;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Ports;
import io.masif.system.fleet.Fleets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two UIs, each at another server of Galera, at which operators approve at the same moment. All approvals change one row, so that
 * the servers refuse many of the transactions, which no operator notices.
 */
final class SimultaneousApprovalsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int UIS = 2;
    private static final int OPERATORS = 8;
    private static final int TURNS = 20;
    private static final String STORED = "SELECT COUNT(*) FROM masif.decision WHERE patterns LIKE '%%\"%s%%'";
    private static final String IN_HISTORY =
            "SELECT COUNT(*) FROM masif.event WHERE kind = 'approved' AND detail LIKE '%%\"%s%%'";

    private static ClusterServices services;
    private static List<UiApi> uis;

    @BeforeAll
    static void start() {
        services = new ClusterServices(Fleets.folder(SimultaneousApprovalsTest.class), Ports.free());
        services.startAll(EmbeddedDatabase.binaries());
        uis = IntStream.range(0, UIS)
                .mapToObj(index -> new UiApi(services.uiAddress(index), "admin", services.uiPassword()))
                .toList();
    }

    @AfterAll
    static void end() {
        services.close();
    }

    @Test
    void noneIsRefusedAndEachIsStoredOnce() {
        inTurns((turn, operator) -> uis.get(operator % UIS).approve("other-" + operator + "-" + turn, "update", "1.1"));
        assertThat(count(STORED.formatted("other-"))).isEqualTo(OPERATORS * TURNS);
        assertThat(count(IN_HISTORY.formatted("other-"))).isEqualTo(OPERATORS * TURNS);
    }

    @Test
    void sameApprovalIsStoredOnceAndAllOperatorsAreTold() {
        inTurns((turn, operator) -> uis.get(operator % UIS).approve("same-" + turn, "update", "1.1"));
        assertThat(count(STORED.formatted("same-"))).isEqualTo(TURNS);
        assertThat(count(IN_HISTORY.formatted("same-"))).isEqualTo(TURNS);
    }

    /** All operators do something at the same moment, and then the next thing. */
    private static void inTurns(BiConsumer<Integer, Integer> work) {
        CyclicBarrier moment = new CyclicBarrier(OPERATORS);
        ExecutorService operators = Executors.newFixedThreadPool(OPERATORS);
        try {
            CompletableFuture.allOf(IntStream.range(0, OPERATORS)
                            .mapToObj(operator -> CompletableFuture.runAsync(
                                    () -> IntStream.range(0, TURNS).forEach(turn -> {
                                        await(moment);
                                        work.accept(turn, operator);
                                    }),
                                    operators))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            operators.shutdownNow();
        }
    }

    private static void await(CyclicBarrier moment) {
        try {
            moment.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("another operator got no approval", e);
        }
    }

    private static int count(String sql) {
        return Integer.parseInt(services.cluster()
                .node(0)
                .execute("SET SESSION wsrep_sync_wait = 1; " + sql)
                .get(0));
    }
}
