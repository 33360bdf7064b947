package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.database.DatabasePool;
import io.masif.rig.http.Probe;
import io.masif.rig.process.Await;
import io.masif.ui.bed.ApiCase;
import io.masif.ui.bed.Browser;
import io.masif.ui.bed.Futures;
import io.masif.ui.bed.RunningUi;
import io.masif.ui.bus.UiCodecs;
import io.masif.ui.event.FeedVerticle;
import io.masif.ui.fleet.overview.CountPending;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.fleet.query.FleetVerticle;
import io.masif.ui.http.ClientAddress;
import io.masif.ui.login.LoginVerticle;
import io.masif.ui.session.LoginAttempt;
import io.masif.ui.session.LoginVerdict;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables are not yet, or no longer, those that the UI needs. */
class SchemaReadinessTest extends ApiCase {
    private static final String OLDER = "The master prepares it.";
    private static final String NEWER = "Install a newer UI";
    private static final int HOUR_MILLIS = 3_600_000;
    private static final int TURNS = 5;

    private int version;

    @BeforeEach
    void readVersion() {
        version = rows.query("SELECT MAX(version) FROM schema_version")
                .iterator()
                .next()
                .getInteger(0);
        rows.putHost("web", PERL);
        awaitPending(1);
    }

    /** The tables are there, and the first operator is stored only when another transaction has ended. */
    @Test
    void aUiIsReadyOnceOperatorsCanDecide() {
        ui.end();
        setVersion(version - 1);
        rows.query("DELETE FROM operator");
        SqlConnection connection = Futures.await(ui.pool().getConnection());
        Transaction another = addOperator(connection);
        ui.restart();
        Probe probe = new Probe(ui.managementPort());
        Await.until("the reason", TIMEOUT, () -> probe.get("/readyz").body().contains(OLDER));
        assertThat(approveAsAdministrator().body()).contains(OLDER);

        setVersion(version);
        api = ui.browser().withBearerToken(RunningUi.TOKEN);
        awaitPending(1);
        assertThat(probe.get("/readyz").status()).isEqualTo(503);
        assertThat(probe.get("/readyz").body()).contains("operators cannot log in yet");

        Futures.await(another.rollback());
        Futures.await(connection.close());
        Await.until("ready", TIMEOUT, () -> probe.get("/readyz").status() == 200);
        assertThat(approveAsAdministrator().statusCode()).isEqualTo(201);
    }

    @Test
    void aLoginIsNotRefusedForASchemaThatIsReadyByNow() {
        for (int turn = 0; turn < TURNS; turn++) {
            setVersion(version - 1);
            Vertx another = startAnother();
            Futures.await(another.deployVerticle(new LoginVerticle(openPool(another), "admin", RunningUi.PASSWORD)));
            assertThat(logIn(another)).contains(OLDER);
            setVersion(version);
            assertThat(logIn(another)).isEqualTo("accepted");
            Futures.await(another.close());
        }
    }

    /** The next look at the database by itself would be in an hour. */
    @Test
    void aQueryIsNotRefusedForASchemaThatIsReadyByNow() {
        setVersion(version - 1);
        Vertx another = startAnother();
        Pool pool = openPool(another);
        FleetClient fleet = new FleetClient(another.eventBus(), pool);
        Futures.await(another.deployVerticle(new FleetVerticle(pool, Duration.ofDays(1))));
        Futures.await(another.deployVerticle(new FeedVerticle(HOUR_MILLIS)));
        Await.until("the reason", TIMEOUT, () -> countHosts(fleet).contains(OLDER));
        setVersion(version);
        assertThat(countHosts(fleet)).isEqualTo("1");
        Futures.await(another.close());
    }

    @Test
    void aUiIsNotReadyForASchemaThatItDoesNotKnow() {
        Probe probe = new Probe(ui.managementPort());
        setVersion(version + 1);
        Await.until("not ready", TIMEOUT, () -> probe.get("/readyz").status() == 503);
        assertThat(probe.get("/readyz").body()).contains(NEWER);
        HttpResponse<String> refused = approveAsAdministrator();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains(NEWER);
        setVersion(version);
        Await.until("ready", TIMEOUT, () -> probe.get("/readyz").status() == 200);
        assertThat(approveAsAdministrator().statusCode()).isEqualTo(201);
    }

    /** A later master has made it, and says that UIs of this version may work with it. */
    @Test
    void aUiGoesOnWithANewerSchemaWhileItMay() {
        addVersion(version + 1, version);
        rows.putHost("mail", BAR);
        awaitPending(2);
        ui.restart();
        ui.awaitReady();
        Probe probe = new Probe(ui.managementPort());
        Await.until("ready", TIMEOUT, () -> probe.get("/readyz").status() == 200);
        assertThat(approveAsAdministrator().statusCode()).isEqualTo(201);

        addVersion(version + 2, version + 1);
        Await.until("not ready", TIMEOUT, () -> probe.get("/readyz").body().contains(NEWER));
        assertThat(approveAsAdministrator().body()).contains(NEWER);
    }

    /** @param since the oldest version whose UIs may work with it */
    private void addVersion(int number, int since) {
        rows.query("INSERT INTO schema_version (version, compatible_since) VALUES (?, ?)", number, since);
    }

    private void setVersion(int number) {
        rows.query("UPDATE schema_version SET version = ?", number);
    }

    private static Transaction addOperator(SqlConnection connection) {
        Transaction transaction = Futures.await(connection.begin());
        Futures.await(connection
                .query("INSERT INTO operator (name, password_hash, created_at, role)"
                        + " VALUES ('admin', 'of another UI', UTC_TIMESTAMP(3), 'administrator')")
                .execute());
        return transaction;
    }

    private HttpResponse<String> approveAsAdministrator() {
        Browser program = ui.browser().withBasicAuthentication("admin", RunningUi.PASSWORD);
        return program.post(
                "/api/v1/approvals",
                "{\"actions\": [{\"package\": \"perl\", \"action\": \"update\", \"to_version\": \"5.36\"}]}");
    }

    private static Vertx startAnother() {
        Vertx vertx = Vertx.vertx();
        UiCodecs.register(vertx.eventBus());
        return vertx;
    }

    private Pool openPool(Vertx vertx) {
        return DatabasePool.createPool(vertx, "another", ui.configuration().database());
    }

    private static String logIn(Vertx vertx) {
        LoginAttempt attempt = new LoginAttempt(
                "admin",
                RunningUi.PASSWORD,
                ClientAddress.parse("192.0.2.1").orElseThrow(),
                LoginAttempt.Method.PAGE,
                () -> false);
        return Futures.await(vertx.eventBus()
                .<LoginVerdict>request(LoginAttempt.ADDRESS, attempt)
                .map(reply -> reply.body().isAccepted() ? "accepted" : "wrong")
                .otherwise(Throwable::getMessage));
    }

    private static String countHosts(FleetClient fleet) {
        return Futures.await(fleet.query(new CountPending())
                .map(counts -> Integer.toString(counts.hosts()))
                .otherwise(Throwable::getMessage));
    }
}
