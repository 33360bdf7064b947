package io.masif.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Result;
import io.masif.rig.DebPackage;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code masif-agent --once}, each time a process of its own. */
class OnceTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private PlayedHost host;
    private Path config;

    @BeforeEach
    void aHostWithUpgrades() {
        host = new PlayedHost(vertx, folder);
        host.archive.add(DebPackage.of("foo", "1.0"), DebPackage.of("bar", "1.0"));
        host.sandbox.update().install("foo=1.0", "bar=1.0");
        host.archive.add(
                DebPackage.of("foo", "1.1"),
                DebPackage.of("bar", "1.1").depends("newdep"),
                DebPackage.of("newdep", "0.9"));
        host.sandbox.update();
        config = Invocation.configuration(folder.resolve("agent.yaml"), host.configuration("master"));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void reportsInFullOnlyWhatTheMasterDoesNotKnow() {
        assertThat(once().code()).isZero();
        assertThat(host.master.fullReports).hasValue(1);
        host.master.facts = null;
        assertThat(once().code()).isZero();
        assertThat(host.master.reports).hasValue(2);
        assertThat(host.master.fullReports).hasValue(1);
        assertThat(host.master.facts).isNull();
        host.master.forget();
        assertThat(once().code()).isZero();
        assertThat(host.master.fullReports).hasValue(2);
        assertThat(host.master.facts).isNotNull();
    }

    @Test
    void executesWhatIsApprovedAndReportsItsOutcome() {
        host.approve("update foo 1.0 -> 1.1");
        assertThat(once().code()).isZero();
        assertThat(host.master.outcome("update foo 1.0 -> 1.1").orElseThrow().result())
                .isEqualTo(Result.DONE);
        assertThat(host.sandbox.version("foo")).contains("1.1");
        assertThat(host.sandbox.version("bar")).contains("1.0");
        assertThat(host.master.wanted()).containsExactlyInAnyOrder("update bar 1.0 -> 1.1", "install newdep 0.9");
        assertThat(folder.resolve("state of agent/runs")).isEmptyDirectory();
    }

    @Test
    void tellsOnceWhatIsBlocked() {
        host.approve("update bar 1.0 -> 1.1");
        assertThat(once().code()).isZero();
        assertThat(host.master.reason("update bar 1.0 -> 1.1")).contains("waits for install newdep 0.9");
        int reports = host.master.reports.get();
        host.master.facts = null;
        assertThat(once().code()).isZero();
        assertThat(host.master.reports).hasValue(reports + 1);
        assertThat(host.master.facts).isNull();
    }

    @Test
    void refreshesTheListsWhenThatIsDue() {
        host.archive.add(DebPackage.of("foo", "1.2"));
        assertThat(once().code()).isZero();
        assertThat(host.master.wanted()).contains("update foo 1.0 -> 1.2");
        host.archive.add(DebPackage.of("foo", "1.3"));
        assertThat(once().code()).isZero();
        assertThat(host.master.wanted()).contains("update foo 1.0 -> 1.2");
    }

    @Test
    void failsWhenNoMasterAcknowledges() {
        host.master.refuseWith = 503;
        Invocation refused = once();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("503");
        host.master.refuseWith = 0;
        assertThat(once().code()).isZero();
    }

    private Invocation once() {
        return Invocation.of(folder, "--once", "--config", config.toString());
    }
}
