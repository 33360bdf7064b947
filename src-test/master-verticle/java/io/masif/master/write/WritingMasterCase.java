package io.masif.master.write;

import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.database.EmbeddedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Masters that write into a database of their own, which has nothing but the tables. */
abstract class WritingMasterCase {
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** When runs have started. */
    static final Instant STARTED = Instant.parse("2026-01-01T10:00:00Z");

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final List<WritingMaster> masters = new ArrayList<>();
    private String name;
    private Sql sql;

    @BeforeEach
    final void createTables() {
        name = database.newDatabase();
        sql = new Sql(database, name);
        RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.loadAll()).runOnce());
    }

    @AfterEach
    final void close() {
        masters.forEach(WritingMaster::close);
        sql.close();
    }

    /** Another one, which has nothing in memory. */
    final WritingMaster addMaster() {
        WritingMaster master = new WritingMaster(database, name);
        masters.add(master);
        return master;
    }

    final Sql sql() {
        return sql;
    }
}
