package io.masif.master.held;

import static io.masif.master.bed.RunningMaster.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.MasterProcess;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.process.Ports;
import io.masif.rig.tls.Pki;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that waits at a master that ends, or is frozen for a while. */
class EndedMasterTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");

    @TempDir
    Path folder;

    private Sql sql;
    private MasterProcess master;
    private HeldHost web;
    private Future<JsonObject> answer;

    @BeforeEach
    void hold() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pki pki = Pki.in(folder.resolve("pki"));
        master = new MasterProcess(
                        folder, database, name, pki, Ports.free(), Ports.free(), "shutdown: {grace: 0, timeout: 30}\n")
                .start();
        sql = new Sql(database, name);
        web = HeldHost.report(new HttpAgent(master.port(), pki.ca(), pki.client("web")), BAR);
        answer = web.await();
        Probe probe = new Probe(master.managementPort());
        Await.until("it is held", TIMEOUT, () -> probe.metric("masif_reports_held") == 1);
    }

    @AfterEach
    void end() {
        web.close();
        master.close();
        sql.close();
    }

    @Test
    void isAnsweredAtOnceAndSentToAnotherMasterWhenItIsAskedToEnd() {
        master.service().askToEnd();
        assertThat(join(answer).getInteger("next")).isBetween(1, 5);
        assertThat(join(answer).getInteger("wait")).isEqualTo(300);
        Await.until("it has ended", TIMEOUT, () -> !master.service().isAlive());
    }

    @Test
    void learnsItByTheConnectionWhenItIsKilled() {
        master.service().kill();
        assertThatThrownBy(() -> join(answer)).hasMessageContaining("closed");
    }

    @Test
    void isToldWhatHasChangedWhileTheMasterWasFrozen() {
        master.service().freeze();
        long approval = sql.approve("bar", "update", null, null, null);
        assertThat(answer.isComplete()).isFalse();
        master.service().thaw();
        JsonObject approved = join(answer);
        assertThat(approved.getJsonArray("approved")).hasSize(1);
        Future<JsonObject> next = web.await(HeldHost.LONG, approved.getString("tag"));
        master.service().freeze();
        sql.revoke(approval);
        master.service().thaw();
        assertThat(join(next).getJsonArray("approved")).isEmpty();
    }
}
