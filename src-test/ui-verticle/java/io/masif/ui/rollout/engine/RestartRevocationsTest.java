package io.masif.ui.rollout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.process.Await;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** In how many records a rollout revokes restarts and reboots that were executed. */
class RestartRevocationsTest extends RolloutCase {
    private static final Action REBOOT = Action.reboot();
    private static final Action RESTART = Action.restart("nginx.service");
    private static final int HOSTS = 20;
    private static final int FEW_HOSTS = 8;

    private long start(Action restart) {
        JsonObject action = new JsonObject()
                .put("package", restart.packageName())
                .put("action", restart.kind().word());
        JsonObject rollout = new JsonObject().put("plan", "test").put("actions", new JsonArray().add(action));
        HttpResponse<String> started = api.post("/api/v1/rollouts", rollout.encode());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        return new JsonObject(started.body()).getLong("id");
    }

    /** A time in the future: none of the hosts is revoked because it executed it some seconds ago. */
    private void execute(String host, Action restart) {
        rows.putRun(host, restart, Result.DONE, null, "");
        rows.query("UPDATE run SET told_at = UTC_TIMESTAMP(3) + INTERVAL 1 HOUR ORDER BY id DESC LIMIT 1");
        rows.putHost(host);
    }

    /** All of the hosts but the last one execute it one after the other, in a ring without a limit. */
    private long executeOneByOne(Action restart, int hosts) {
        rows.putHost("h0", PERL);
        for (int i = 1; i <= hosts; i++) {
            rows.putHost("h" + i, restart);
        }
        awaitPending(2);
        savePlan("{\"percent\": 100}");
        long id = start(restart);
        Await.until("approved", TIMEOUT, () -> approvedHosts().size() == hosts);
        for (int i = 1; i < hosts; i++) {
            execute("h" + i, restart);
            awaitCount(id, 1, "done", i);
            awaitEvaluation();
        }
        return id;
    }

    private long countRevocations(long rollout) {
        return rows.countRows("revocation WHERE author = 'rollout " + rollout + "'");
    }

    /** The first four each by itself, and the others as soon as they are a quarter of all. */
    @Test
    void manyHostsThatRestartAServiceOneAfterTheOtherAreRevokedByFewRecords() {
        long id = executeOneByOne(RESTART, HOSTS);
        assertThat(countRevocations(id)).isLessThanOrEqualTo(HOSTS * 3 / 4);
        rows.putHost("h1", RESTART);
        awaitUndecided("nginx.service", "restart", "h1");
        execute("h" + HOSTS, RESTART);
        awaitState(id, "finished");
        rows.putHost("h" + HOSTS, RESTART);
        awaitUndecided("nginx.service", "restart", "h1", "h" + HOSTS);
    }

    @Test
    void eachRebootIsRevokedAtOnceAlsoWithoutALimit() {
        long id = executeOneByOne(REBOOT, FEW_HOSTS);
        assertThat(countRevocations(id)).isEqualTo(FEW_HOSTS - 1);
        rows.putHost("h1", REBOOT);
        awaitUndecided("reboot", "reboot", "h1");
    }
}
