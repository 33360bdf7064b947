package io.masif.master.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.master.store.AgentStore.AgentChange;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who locks the same rows in the same order waits for others, and does not meet them in a deadlock. */
class LockOrderTest {

    @Test
    void reportsLockHostsByTheirNumbersWhateverTheirNames() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        try (Sql sql = new Sql(database, database.newDatabase())) {
            RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.loadAll()).runOnce());
            sql.rows("INSERT INTO agent (id, name, protocol, plan_id, first_seen, last_seen, plan_since, revision)"
                    + " VALUES (1, 'z', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1),"
                    + " (2, 'a', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1)");
            SqlConnection other = RunningMaster.join(sql.pool().getConnection());
            Transaction begun = RunningMaster.join(other.begin());
            lock(other, 1);
            List<AgentChange> changes = List.of(
                    new AgentChange(2L, "a", 1, 2, null, null, Instant.EPOCH),
                    new AgentChange(1L, "z", 1, 2, null, null, Instant.EPOCH));
            Future<Void> written =
                    sql.pool().withTransaction(connection -> AgentStore.changeExisting(connection, changes, 2));
            Await.until("the writer waits", Duration.ofSeconds(90), () -> sql.countLockWaits() == 1);
            lock(other, 2);
            RunningMaster.join(begun.commit());
            RunningMaster.join(written);
            assertThat(sql.text("SELECT GROUP_CONCAT(plan_id) FROM agent")).isEqualTo("2,2");
        }
    }

    private static void lock(SqlConnection connection, int host) {
        RunningMaster.join(connection
                .query("SELECT id FROM agent WHERE id = " + host + " FOR UPDATE NOWAIT")
                .execute());
    }
}
