package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.domain.Digest;
import io.masif.domain.label.Label;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.ui.account.OperatorChanges;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.label.LabelChange;
import io.masif.ui.label.LabelWriter;
import io.masif.ui.operator.NewToken;
import io.masif.ui.operator.TokenStore;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.Session;
import io.masif.ui.session.SessionStore;
import io.masif.ui.store.HostRemovalStore;
import io.masif.ui.view.operator.Operator;
import io.masif.ui.view.operator.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two UIs at two servers of Galera change what the other one relies on, each before it hears of the other. */
class SimultaneousChangesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Label PROD = Label.parse("env=prod");
    private static final String RULE = "{\"name\": \"Perl\", \"packages\": [\"perl\"], \"minimum_age\": 86400%s}";

    @TempDir
    static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static GaleraCluster cluster;
    private static RunningUi ui;
    private static Pool first;
    private static Pool second;
    private static ReplicationRace race;

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(folder);
        ui = RunningUi.start(cluster.node(0));
        first = open(cluster.node(0));
        second = open(cluster.node(1));
        race = new ReplicationRace(cluster.node(1), first, second);
    }

    @AfterAll
    static void stop() {
        ui.close();
        Futures.await(VERTX.close());
        cluster.close();
    }

    @Test
    void ofTwoAdministratorsWhoDemoteEachOtherOneStays() {
        long one = addOperator("one", Role.ADMINISTRATOR);
        long other = addOperator("other", Role.ADMINISTRATOR);
        ui.rows().query("UPDATE operator SET disabled_at = UTC_TIMESTAMP(3) WHERE name = 'admin'");
        Future<Void> demoted = race.run(
                pool -> new OperatorChanges(pool).changeRole("one", other, Role.VIEWER),
                () -> new OperatorChanges(first).changeRole("other", one, Role.VIEWER));
        assertThat(demoted.failed()).isTrue();
        assertThat(count("operator WHERE role = 'administrator' AND disabled_at IS NULL"))
                .isEqualTo(1);
        ui.rows().query("UPDATE operator SET disabled_at = NULL WHERE name = 'admin'");
    }

    @Test
    void aLoginWithThePasswordThatIsReplacedIsRefused() {
        long anna = addOperator("anna", Role.APPROVER);
        Future<Boolean> login = race.run(pool -> logIn(pool, anna, "anna"), () -> new OperatorChanges(first)
                .resetPassword("admin", anna, "new"));
        assertThat(count("session WHERE operator_id = " + anna)).isZero();
        assertThat(Futures.await(login)).isFalse();
    }

    @Test
    void aLogoutOfASessionThatIsEndedSucceeds() {
        long berta = addOperator("berta", Role.APPROVER);
        assertThat(Futures.await(logIn(second, berta, "berta"))).isTrue();
        Future<Void> logout = race.run(
                pool -> new SessionStore(pool).remove(Digest.ofText("berta"), "berta", new JsonObject()),
                () -> new OperatorChanges(first).endSessions("admin", berta));
        assertThat(count("session WHERE operator_id = " + berta)).isZero();
        assertThat(logout.succeeded()).isTrue();
    }

    /** With the name as the token. */
    private static Future<Boolean> logIn(Pool pool, long id, String name) {
        Session session = new Session(operator(id, name), "csrf", LoginAttempt.Method.PAGE);
        return new SessionStore(pool).put(Digest.ofText(name), session, "old", Duration.ofHours(1), new JsonObject());
    }

    @Test
    void aTokenOfTheRoleThatIsTakenAwayEnds() {
        long carl = addOperator("carl", Role.APPROVER);
        NewToken token = new NewToken("deploy", Role.APPROVER, Duration.ofDays(7));
        race.run(
                pool -> new TokenStore(pool).add(operator(carl, "carl"), token, Digest.ofText("carl")),
                () -> new OperatorChanges(first).changeRole("admin", carl, Role.VIEWER));
        assertThat(count("api_token WHERE operator_id = " + carl)).isZero();
    }

    /** The first change is what a UI does that approves what a rule has found. */
    @Test
    void aRuleThatIsDisabledApprovesNothing() {
        Browser program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        JsonObject rule =
                new JsonObject(program.post("/api/v1/rules", RULE.formatted("")).body());
        String disabled = RULE.formatted(", \"enabled\": false, \"version\": 1");
        Future<Void> approved = race.run(
                pool -> pool.withTransaction(connection -> execute(
                        connection,
                        "SELECT id FROM rule WHERE version = 1 LOCK IN SHARE MODE",
                        "UPDATE counter SET value = value + 1 WHERE name = 'approval'",
                        "INSERT INTO event (happened_at, actor, kind, detail)"
                                + " VALUES (UTC_TIMESTAMP(3), 'admin', 'approved', '{}')")),
                () -> VERTX.executeBlocking(() -> program.send("PUT", "/api/v1/rules/" + rule.getLong("id"), disabled)
                        .statusCode()));
        assertThat(count("rule WHERE version = 2")).isEqualTo(1);
        assertThat(approved.failed()).isTrue();
        assertThat(count("event WHERE kind = 'approved'")).isZero();
    }

    @Test
    void aHostThatIsRemovedGetsNoLabel() {
        ui.rows().putHost("web");
        race.run(
                pool -> new LabelWriter(pool, Future::succeededFuture)
                        .change(List.of("web"), new LabelChange.Put(PROD), "admin", () -> false),
                () -> HostRemovalStore.find(first, List.of("web"))
                        .compose(hosts -> first.withTransaction(
                                connection -> HostRemovalStore.remove(connection, hosts, "admin"))));
        assertThat(count("agent")).isZero();
        assertThat(count("host_label")).isZero();
    }

    private static Future<Void> execute(SqlConnection connection, String... statements) {
        Future<Void> done = Future.succeededFuture();
        for (String each : statements) {
            done = done.compose(before -> connection.query(each).execute()).mapEmpty();
        }
        return done;
    }

    private static long addOperator(String name, Role role) {
        ui.rows()
                .query(
                        "INSERT INTO operator (name, password_hash, created_at, role, must_change_password)"
                                + " VALUES (?, 'old', UTC_TIMESTAMP(3), ?, FALSE)",
                        name,
                        role.word());
        return ui.rows()
                .query("SELECT id FROM operator WHERE name = ?", name)
                .iterator()
                .next()
                .getLong(0);
    }

    private static Operator operator(long id, String name) {
        return new Operator(id, name, Role.APPROVER, false);
    }

    /** At the second server, when that knows what the first one has committed. */
    private static long count(String rows) {
        return Futures.await(second.query("SELECT COUNT(*) FROM " + rows).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static Pool open(EmbeddedDatabase server) {
        String database = ui.rows().query("SELECT DATABASE()").iterator().next().getString(0);
        return DatabasePool.createPool(
                VERTX,
                "server" + server.port(),
                new DatabaseConfiguration(
                        List.of(new Address(server.host(), server.port())),
                        database,
                        server.user(),
                        server.password(),
                        8,
                        DatabaseTls.PREFERRED,
                        PATIENCE));
    }
}
