package io.masif.ui;

import io.masif.boot.Shutdown;
import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.http.ListeningPorts;
import io.masif.management.ManagementVerticle;
import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Grants;
import io.masif.rig.Relay;
import io.masif.ui.http.TrustedProxies;
import io.masif.ui.http.WebLimits;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A UI over a database of its own with the master's schema. It can be started again over the same data. */
public final class RunningUi implements AutoCloseable {
    public static final String PASSWORD = "correct horse";
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(15);

    public static final String TOKEN = "token for programs";

    private final Vertx testVertx = Vertx.vertx();
    private final EmbeddedDatabase server;
    private final DatabaseConfiguration database;
    private final Pool pool;
    private final Rows rows;
    private TrustedProxies proxies = TrustedProxies.NONE;
    private String user = "admin";
    private String password = PASSWORD;
    private WebLimits limits = new WebLimits(Duration.ofSeconds(60), Duration.ofSeconds(90), 1000);
    private Vertx vertx;

    private RunningUi(EmbeddedDatabase server, int uiPort, boolean fewRights, DatabaseTls tls, Duration timeout) {
        this.server = server;
        String name = server.newDatabase();
        Address address = new Address(server.host(), server.port());
        DatabaseConfiguration administrator =
                new DatabaseConfiguration(address, name, server.user(), server.password(), 8);
        database = new DatabaseConfiguration(
                new Address(server.host(), uiPort),
                name,
                fewRights ? Grants.user(server, "masif-ui", name) : administrator.user(),
                fewRights ? Grants.PASSWORD : administrator.password(),
                8,
                tls,
                timeout);
        pool = DatabasePool.createPool(testVertx, name, administrator);
        createSchema();
        rows = new Rows(pool);
        restart();
        Await.until(
                "the administrator's password in force",
                START_TIMEOUT,
                () -> browser()
                                .withBasicAuthentication("admin", PASSWORD)
                                .get("/api/v1/hosts")
                                .statusCode()
                        == 200);
    }

    public static RunningUi start() {
        return start(EmbeddedDatabase.shared(), false, DatabaseTls.PREFERRED, DATABASE_TIMEOUT);
    }

    private static RunningUi start(EmbeddedDatabase server, boolean fewRights, DatabaseTls tls, Duration timeout) {
        return new RunningUi(server, server.port(), fewRights, tls, timeout);
    }

    /** One that reaches its database through a relay, and waits for it only so long. */
    public static RunningUi startThrough(Relay relay, EmbeddedDatabase server, Duration timeout) {
        return new RunningUi(server, relay.port(), false, DatabaseTls.PREFERRED, timeout);
    }

    /** One that has no more rights at the database than the README grants. */
    public static RunningUi startWithFewRights() {
        return start(EmbeddedDatabase.shared(), true, DatabaseTls.PREFERRED, DATABASE_TIMEOUT);
    }

    /** One that waits for its database only so long. */
    public static RunningUi startWithTimeout(EmbeddedDatabase server, Duration timeout) {
        return start(server, false, DatabaseTls.PREFERRED, timeout);
    }

    /** One that protects its connections to the database like this. */
    public static RunningUi startWithTls(DatabaseTls tls, EmbeddedDatabase server) {
        return start(server, true, tls, DATABASE_TIMEOUT);
    }

    public static RunningUi start(EmbeddedDatabase server) {
        return start(server, false, DatabaseTls.PREFERRED, DATABASE_TIMEOUT);
    }

    /** Starts it again, behind these proxies. */
    public void restart(TrustedProxies behind) {
        proxies = behind;
        restart();
    }

    /** Starts it again with another administrator; without a password one is made up. */
    public void restart(String otherUser, String otherPassword) {
        user = otherUser;
        password = otherPassword;
        restart();
    }

    /** Starts it again with other limits. */
    public void restart(WebLimits other) {
        limits = other;
        restart();
    }

    /** Ends the UI, if it runs, and starts it. */
    public void restart() {
        if (vertx != null) {
            Futures.await(Shutdown.close(vertx));
        }
        vertx = new UiService().createVertx();
        Futures.await(new UiService().start(vertx, configuration()).mapEmpty());
    }

    /** What it is started with. */
    public UiConfiguration configuration() {
        return new UiConfiguration(
                new Address("127.0.0.1", 0),
                false,
                user,
                password,
                TOKEN,
                20,
                database,
                "info",
                new Address("127.0.0.1", 0),
                proxies,
                limits);
    }

    /** What it would be started with, with another administrator. */
    public UiConfiguration configuration(String otherUser, String otherPassword) {
        user = otherUser;
        password = otherPassword;
        return configuration();
    }

    /** Ends it; it can be started again. */
    public void end() {
        Futures.await(Shutdown.close(vertx));
    }

    public int port() {
        return port(vertx);
    }

    /** Where a UI listens. */
    public static int port(Vertx vertx) {
        return vertx.sharedData()
                .<String, Integer>getLocalMap(WebVerticle.LISTENING_MAP)
                .get("port");
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

    EmbeddedDatabase server() {
        return server;
    }

    /** As a master makes it; over one connection, since some statements prepare the next. */
    private void createSchema() {
        SqlConnection connection = Futures.await(pool.getConnection());
        Path schema = Folders.root().resolve("master-verticle/src/main/resources/schema");
        int version = 1;
        for (; Files.exists(schema.resolve(version + ".sql")); version++) {
            String text = Folders.read(schema.resolve(version + ".sql")).replaceAll("(?m)^--.*$", "");
            for (String statement : text.split(";\\s*\n", -1)) {
                if (!statement.isBlank()) {
                    Futures.await(connection.query(statement).execute());
                }
            }
        }
        Futures.await(connection
                .query("CREATE TABLE schema_version (version INT NOT NULL)")
                .execute());
        Futures.await(connection
                .query("INSERT INTO schema_version VALUES (" + (version - 1) + ")")
                .execute());
        compareByteByByte(connection);
        Futures.await(connection.close());
    }

    private static void compareByteByByte(SqlConnection connection) {
        String collation = Futures.await(connection
                        .query("SELECT MAX(collation_name) FROM information_schema.collations"
                                + " WHERE collation_name IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')")
                        .execute())
                .iterator()
                .next()
                .getString(0);
        Futures.await(connection
                        .query("SELECT DISTINCT table_name FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND collation_name IS NOT NULL")
                        .execute())
                .forEach(row -> Futures.await(connection
                        .query("ALTER TABLE " + row.getString(0) + " CONVERT TO CHARACTER SET utf8mb4 COLLATE "
                                + collation)
                        .execute()));
    }

    @Override
    public void close() {
        Futures.await(vertx.close());
        Futures.await(testVertx.close());
    }
}
