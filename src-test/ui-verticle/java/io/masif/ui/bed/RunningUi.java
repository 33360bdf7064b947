package io.masif.ui.bed;

import io.masif.boot.Shutdown;
import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabaseTls;
import io.masif.drain.Drain;
import io.masif.drain.ShutdownTimes;
import io.masif.http.ListeningPorts;
import io.masif.management.ManagementVerticle;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.Grants;
import io.masif.rig.process.Await;
import io.masif.ui.UiConfiguration;
import io.masif.ui.UiService;
import io.masif.ui.WebVerticle;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;
import io.masif.ui.notification.send.NotificationSettings;
import io.masif.ui.password.HashCost;
import io.masif.ui.tls.WebTls;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A UI with a database of its own that has the master's schema. It can be restarted with the same data. */
public final class RunningUi implements AutoCloseable {
    public static final String PASSWORD = "correct horse";
    public static final String TOKEN = "token for programs";
    public static final int CONNECTIONS = 8;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(15);

    private final Vertx testVertx = Vertx.vertx();
    private final DatabaseConfiguration database;
    private final Pool pool;
    private final Rows rows;
    private final UiSettings settings = new UiSettings();
    private Vertx vertx;
    private Vertx another;

    private RunningUi(EmbeddedDatabase server, int uiPort, boolean fewRights, DatabaseTls tls, Duration timeout) {
        String name = server.newDatabase();
        database = new DatabaseConfiguration(
                List.of(new Address(server.host(), uiPort)),
                name,
                fewRights ? Grants.user(server, "masif-ui", name) : server.user(),
                fewRights ? Grants.PASSWORD : server.password(),
                CONNECTIONS,
                tls,
                timeout);
        // without time limits: connections and transactions of the test itself wait for the UI
        pool = MySQLBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(MySQLConnectOptions.fromUri(server.uri(name))
                        .setPassword(server.password())
                        .setCollation("utf8mb4_bin")
                        .setUseAffectedRows(true))
                .using(testVertx)
                .build();
        server.copyTables(name, first -> MasterSchema.create(pool, first, name));
        rows = new Rows(pool);
        restart();
        awaitReady();
    }

    /** Waits for all that is loaded. Does not log in: to check a password takes much CPU. */
    public void awaitReady() {
        Browser program = browser().withBearerToken(TOKEN);
        Await.until(
                "ready",
                START_TIMEOUT,
                () -> rows.countRows("operator") > 0
                        && program.get("/api/v1/hosts").statusCode() == 200);
    }

    public static RunningUi start() {
        return start(EmbeddedDatabase.shared());
    }

    /** A UI that reaches its database through a port, without TLS, with a timeout. */
    public static RunningUi startThrough(int port, EmbeddedDatabase server, Duration timeout) {
        return new RunningUi(server, port, false, new DatabaseTls(DatabaseTls.Mode.DISABLED, null), timeout);
    }

    /** A UI with only the rights at the database that the README grants. */
    public static RunningUi startWithFewRights() {
        return startWithTls(DatabaseTls.PREFERRED, EmbeddedDatabase.shared());
    }

    /** A UI with a timeout for the database. */
    public static RunningUi startWithTimeout(EmbeddedDatabase server, Duration timeout) {
        return new RunningUi(server, server.port(), false, DatabaseTls.PREFERRED, timeout);
    }

    /** A UI with a TLS mode for its connections to the database, and only the rights that the README grants. */
    public static RunningUi startWithTls(DatabaseTls tls, EmbeddedDatabase server) {
        return new RunningUi(server, server.port(), true, tls, DATABASE_TIMEOUT);
    }

    public static RunningUi start(EmbeddedDatabase server) {
        return startWithTimeout(server, DATABASE_TIMEOUT);
    }

    /** Restarts it with other trusted proxies. */
    public void restart(TrustedProxies behind) {
        settings.proxies = behind;
        restart();
    }

    /** Restarts it with another first administrator. */
    public void restart(String otherUser, String otherPassword) {
        configuration(otherUser, otherPassword);
        restart();
    }

    /** Restarts it with other limits. */
    public void restart(WebLimits other) {
        settings.limits = other;
        restart();
    }

    /** Restarts it with HTTPS. */
    public void restart(WebTls https) {
        settings.tls = Optional.of(https);
        restart();
    }

    /** Restarts it with other settings of notifications. */
    public void restart(NotificationSettings other) {
        settings.notifications = other;
        restart();
    }

    /** Stops the UI if it runs, and starts it. */
    public void restart() {
        if (vertx != null) {
            end();
        }
        vertx = settings.createVertx();
        Futures.await(new UiService().start(vertx, configuration()).mapEmpty());
    }

    /** Makes passwords cost so much from the next start on. */
    public void setHashCost(HashCost cost) {
        settings.hashCost = cost;
    }

    /** The configuration with which it is started. */
    public UiConfiguration configuration() {
        return settings.createConfiguration(database);
    }

    /** Sets another first administrator for the next start. Returns the configuration. */
    public UiConfiguration configuration(String otherUser, String otherPassword) {
        settings.user = otherUser;
        settings.password = otherPassword;
        return configuration();
    }

    /** Begins to end its servers, as when it is asked to end. It can be restarted. */
    public void drain() {
        Drain.of(vertx).run(vertx, new ShutdownTimes(Duration.ZERO, Duration.ofSeconds(60)));
    }

    /** Stops it; it can be restarted. */
    public void end() {
        Futures.await(Shutdown.close(vertx));
    }

    public int port() {
        return ListeningPorts.get(vertx, WebVerticle.LISTEN);
    }

    public int managementPort() {
        return ListeningPorts.get(vertx, ManagementVerticle.LISTEN);
    }

    public Pool pool() {
        return pool;
    }

    public Rows rows() {
        return rows;
    }

    public Browser browser() {
        return new Browser("http://127.0.0.1:" + port());
    }

    /** Starts another UI over the same database, which ends with this one. Returns a browser that uses it. */
    public Browser startAnother() {
        another = settings.createVertx();
        Futures.await(new UiService().start(another, configuration()).mapEmpty());
        return new Browser("http://127.0.0.1:" + ListeningPorts.get(another, WebVerticle.LISTEN));
    }

    /** A browser in which the administrator is logged in, once the pages show the fleet. */
    public Browser logIn() {
        awaitReady();
        Browser browser = browser();
        Await.until("logged in", START_TIMEOUT, () -> browser.logIn(PASSWORD).statusCode() == 303);
        return browser;
    }

    @Override
    public void close() {
        if (another != null) {
            Futures.await(another.close());
        }
        Futures.await(vertx.close());
        Futures.await(testVertx.close());
    }
}
