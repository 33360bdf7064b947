package io.masif.master.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.instance.Retention;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many masters there are, housekeeping runs about once an hour. */
class HousekeepingTurnTest {
    private Sql sql;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        sql = new Sql(database, database.newDatabase());
        RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.loadAll()).runOnce());
    }

    @AfterEach
    void stop() {
        sql.close();
    }

    @Test
    void masterThatComesSoonAfterAnotherLeavesItAtThat() {
        assertThat(eventsRemoved()).isEqualTo(1);
        assertThat(eventsRemoved()).isZero();
        advanceMinutes(39);
        assertThat(eventsRemoved()).isZero();
        advanceMinutes(2);
        assertThat(eventsRemoved()).isPositive();
        assertThat(eventsRemoved()).isZero();
    }

    @Test
    void clockThatWasSetBackStopsNothing() {
        assertThat(eventsRemoved()).isEqualTo(1);
        advanceMinutes(-600);
        assertThat(eventsRemoved()).isEqualTo(1);
        assertThat(eventsRemoved()).isZero();
    }

    /** Of one that is old, and those that were left before. */
    private int eventsRemoved() {
        sql.rows("INSERT INTO event (happened_at, actor, kind, detail) VALUES ('2000-01-01', 'a', 'k', '{}')");
        return RunningMaster.join(new HousekeepingRun(sql.vertx(), sql.pool(), new Retention(7, 180, 730, 90)).run())
                .events();
    }

    private void advanceMinutes(int minutes) {
        sql.rows("UPDATE counter SET value = value - ? WHERE name = 'housekeeping'", minutes * 60);
    }
}
