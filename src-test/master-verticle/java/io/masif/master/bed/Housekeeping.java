package io.masif.master.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.Plan;
import io.masif.instance.Retention;
import io.masif.master.housekeeping.HousekeepingRun;
import io.masif.master.housekeeping.RemovedRows;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.tls.Pki;
import io.masif.wire.Report;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with one host that has reported, in which things are removed when a test wants it. */
public final class Housekeeping implements BeforeEachCallback, AfterEachCallback {
    public static final String V2 = "/v2/report";
    public static final Action BAR = Action.of("bar", "amd64", Kind.UPDATE, "1.0", "1.1");
    public static final Action FOO = Action.of("foo", "all", Kind.INSTALL, null, "2");
    public static final RemovedRows NOTHING = new RemovedRows(0, 0, 0, 0, 0, 0, 0);

    private static final Retention RETENTION = new Retention(7, 180, 730, 90);

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();
    private final String name = database.newDatabase();
    private final Pki pki;
    private RunningMaster master;
    private HttpAgent web;
    private Sql sql;

    /** @param folder for certificates */
    public Housekeeping(Path folder) {
        pki = Pki.in(folder);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        master = startMaster();
        web = agent(master, "web");
        sql = new Sql(database, name);
        assertThat(web.post(V2, report(BAR)).status()).isEqualTo(200);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        sql.close();
        web.close();
        master.close();
    }

    /** Another one over the same database. */
    public RunningMaster startMaster() {
        return RunningMaster.start(database, name, pki);
    }

    public RunningMaster master() {
        return master;
    }

    public HttpAgent agent(RunningMaster target, String host) {
        return HttpAgent.of(target, pki, host);
    }

    /** The host that has {@link #BAR} in its plan. */
    public HttpAgent web() {
        return web;
    }

    public Sql sql() {
        return sql;
    }

    public RemovedRows runHousekeeping() {
        return runHousekeeping(RETENTION);
    }

    public RemovedRows runHousekeeping(Retention retention) {
        return RunningMaster.join(runHousekeepingAsync(retention));
    }

    /** As {@link #runHousekeeping()}, while others go on. */
    public Future<RemovedRows> runHousekeepingAsync() {
        return runHousekeepingAsync(RETENTION);
    }

    private Future<RemovedRows> runHousekeepingAsync(Retention retention) {
        sql.rows("UPDATE counter SET value = 0 WHERE name = 'housekeeping'");
        return new HousekeepingRun(sql.vertx(), sql.pool(), retention).run();
    }

    /** All of a plan. */
    public static String report(Action... actions) {
        Plan plan = Plan.of(List.of(actions));
        return new Report(plan.digest(), Optional.of(plan), null, List.of())
                .toJson()
                .encode();
    }
}
