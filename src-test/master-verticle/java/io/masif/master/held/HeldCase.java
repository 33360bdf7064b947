package io.masif.master.held;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.bed.HttpAgent;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.rig.tls.Pki;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A master and hosts that wait. */
abstract class HeldCase {
    static final Duration TIMEOUT = Duration.ofSeconds(60);
    static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    static final Action FOO = Action.of("foo", "all", Kind.INSTALL, null, "2");

    @TempDir
    static Path folder;

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final List<HeldHost> hosts = new ArrayList<>();
    private String name;
    private Pki pki;
    RunningMaster master;
    Sql sql;

    @BeforeEach
    void start() {
        name = database.newDatabase();
        pki = Pki.in(folder);
        master = RunningMaster.start(database, name, pki, keys());
        sql = new Sql(database, name);
    }

    @AfterEach
    void stop() {
        hosts.forEach(HeldHost::close);
        sql.close();
        master.close();
    }

    /** Of the master's configuration. */
    Map<String, Object> keys() {
        return Map.of();
    }

    /** Another master of the same database. */
    RunningMaster startAnother() {
        return RunningMaster.start(database, name, pki, keys());
    }

    /** What a host uses at a master; to be closed by the caller. */
    HttpAgent agent(RunningMaster at, String host) {
        return HttpAgent.of(at, pki, host);
    }

    HeldHost host(String host, Action... actions) {
        HeldHost reported = HeldHost.report(agent(master, host), actions);
        hosts.add(reported);
        return reported;
    }

    void awaitHeld(int count) {
        Probe probe = new Probe(master.managementPort());
        Await.until(count + " are held", TIMEOUT, () -> probe.metric("masif_reports_held") == count);
    }
}
