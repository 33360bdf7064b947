package io.masif.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.master.housekeeping.Pass;
import io.masif.master.housekeeping.Retention;
import io.masif.master.store.SchemaFile;
import io.masif.master.store.SchemaMigration;
import io.masif.rig.EmbeddedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However many masters there are, what nobody needs is looked for about once an hour. */
class HousekeepingTurnTest {
    private Sql sql;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        sql = new Sql(database, database.newDatabase());
        PlayedMaster.wait(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.all()).once());
    }

    @AfterEach
    void stop() {
        sql.close();
    }

    @Test
    void masterThatComesSoonAfterAnotherLeavesItAtThat() {
        assertThat(eventsRemoved()).isEqualTo(1);
        assertThat(eventsRemoved()).isZero();
        minutesPass(39);
        assertThat(eventsRemoved()).isZero();
        minutesPass(2);
        assertThat(eventsRemoved()).isPositive();
        assertThat(eventsRemoved()).isZero();
    }

    @Test
    void clockThatWasSetBackStopsNothing() {
        assertThat(eventsRemoved()).isEqualTo(1);
        minutesPass(-600);
        assertThat(eventsRemoved()).isEqualTo(1);
        assertThat(eventsRemoved()).isZero();
    }

    /** Of one that is old, and those that were left before. */
    private int eventsRemoved() {
        sql.rows("INSERT INTO event (happened_at, actor, kind, detail) VALUES ('2000-01-01', 'a', 'k', '{}')");
        return PlayedMaster.wait(new Pass(sql.vertx(), sql.pool(), new Retention(7, 180, 730, 90)).run())
                .events();
    }

    private void minutesPass(int minutes) {
        sql.rows("UPDATE counter SET value = value - ? WHERE name = 'housekeeping'", minutes * 60);
    }
}
