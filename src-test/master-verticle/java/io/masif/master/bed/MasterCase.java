package io.masif.master.bed;

import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A master with a database of its own, and the agent of a host {@code web}. */
public abstract class MasterCase {
    @TempDir
    static Path folder;

    protected final EmbeddedDatabase database = EmbeddedDatabase.shared();
    protected Pki pki;
    protected RunningMaster master;
    protected HttpAgent web;
    protected Sql sql;

    @BeforeEach
    void startMaster() {
        String name = database.newDatabase();
        pki = Pki.in(folder);
        master = RunningMaster.start(database, name, pki);
        web = HttpAgent.of(master, pki, "web");
        sql = new Sql(database, name);
    }

    @AfterEach
    void stopMaster() {
        sql.close();
        web.close();
        master.close();
    }
}
