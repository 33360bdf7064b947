package io.masif.ui;

import io.masif.boot.Address;
import io.masif.boot.Database;
import io.masif.boot.DatabaseConfiguration;
import io.masif.boot.DatabaseTls;
import io.masif.boot.Shutdown;
import io.masif.management.ManagementVerticle;
import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.masif.rig.Grants;
import io.masif.rig.Relay;
import io.masif.ui.login.TrustedProxies;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A UI over a database of its own with the master's schema. It can be started again over the same data. */
final class RunningUi implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    static final String TOKEN = "token for programs";

    private final Vertx own = Vertx.vertx();
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
        DatabaseConfiguration all = new DatabaseConfiguration(address, name, server.user(), server.password(), 8);
        database = new DatabaseConfiguration(
                new Address(server.host(), uiPort),
                name,
                fewRights ? Grants.user(server, "masif-ui", name) : all.user(),
                fewRights ? Grants.PASSWORD : all.password(),
                8,
                tls,
                timeout);
        pool = Database.pool(own, name, all);
        createSchema();
        rows = new Rows(pool);
        startAgain();
        Await.until(
                "the administrator's password in force",
                STARTING,
                () -> browser().basic("admin", PASSWORD).get("/api/v1/hosts").statusCode() == 200);
    }

    static RunningUi start() {
        return start(EmbeddedDatabase.shared(), false, DatabaseTls.PREFERRED, PATIENCE);
    }

    private static RunningUi start(EmbeddedDatabase server, boolean fewRights, DatabaseTls tls, Duration timeout) {
        return new RunningUi(server, server.port(), fewRights, tls, timeout);
    }

    /** One that reaches its database through a relay, and waits for it only so long. */
    static RunningUi through(Relay relay, EmbeddedDatabase server, Duration timeout) {
        return new RunningUi(server, relay.port(), false, DatabaseTls.PREFERRED, timeout);
    }

    /** One that has no more rights at the database than the README grants. */
    static RunningUi withFewRights() {
        return start(EmbeddedDatabase.shared(), true, DatabaseTls.PREFERRED, PATIENCE);
    }

    /** One that waits for its database only so long. */
    static RunningUi impatient(EmbeddedDatabase server, Duration timeout) {
        return start(server, false, DatabaseTls.PREFERRED, timeout);
    }

    /** One that protects its connections to the database like this. */
    static RunningUi protectedBy(DatabaseTls tls, EmbeddedDatabase server) {
        return start(server, true, tls, PATIENCE);
    }

    static RunningUi start(EmbeddedDatabase server) {
        return start(server, false, DatabaseTls.PREFERRED, PATIENCE);
    }

    /** Starts it again, behind these proxies. */
    void startAgain(TrustedProxies behind) {
        proxies = behind;
        startAgain();
    }

    /** Starts it again with another administrator; without a password one is made up. */
    void startAgain(String otherUser, String otherPassword) {
        user = otherUser;
        password = otherPassword;
        startAgain();
    }

    /** Starts it again with other limits. */
    void startAgain(WebLimits other) {
        limits = other;
        startAgain();
    }

    /** Ends the UI, if it runs, and starts it. */
    void startAgain() {
        if (vertx != null) {
            Waiting.on(Shutdown.of(vertx));
        }
        vertx = new UiService().vertx();
        Waiting.on(new UiService().start(vertx, configuration()).mapEmpty());
    }

    /** What it is started with. */
    UiConfiguration configuration() {
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
    UiConfiguration configuration(String otherUser, String otherPassword) {
        user = otherUser;
        password = otherPassword;
        return configuration();
    }

    /** Ends it; it can be started again. */
    void end() {
        Waiting.on(Shutdown.of(vertx));
    }

    int port() {
        return port(vertx);
    }

    /** Where a UI listens. */
    static int port(Vertx vertx) {
        return vertx.sharedData()
                .<String, Integer>getLocalMap(WebVerticle.LISTENING)
                .get("port");
    }

    int managementPort() {
        return ManagementVerticle.port(vertx);
    }

    Pool pool() {
        return pool;
    }

    Rows rows() {
        return rows;
    }

    Browser browser() {
        return new Browser("http://127.0.0.1:" + port());
    }

    EmbeddedDatabase server() {
        return server;
    }

    /** As a master makes it; over one connection, since some statements prepare the next. */
    private void createSchema() {
        SqlConnection connection = Waiting.on(pool.getConnection());
        Path schema = Folders.root().resolve("master-verticle/src/main/resources/schema");
        int version = 1;
        for (; Files.exists(schema.resolve(version + ".sql")); version++) {
            String text = Folders.read(schema.resolve(version + ".sql")).replaceAll("(?m)^--.*$", "");
            for (String statement : text.split(";\\s*\n", -1)) {
                if (!statement.isBlank()) {
                    Waiting.on(connection.query(statement).execute());
                }
            }
        }
        Waiting.on(connection
                .query("CREATE TABLE schema_version (version INT NOT NULL)")
                .execute());
        Waiting.on(connection
                .query("INSERT INTO schema_version VALUES (" + (version - 1) + ")")
                .execute());
        compareByteByByte(connection);
        Waiting.on(connection.close());
    }

    private static void compareByteByByte(SqlConnection connection) {
        String collation = Waiting.on(connection
                        .query("SELECT MAX(collation_name) FROM information_schema.collations"
                                + " WHERE collation_name IN ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin')")
                        .execute())
                .iterator()
                .next()
                .getString(0);
        Waiting.on(connection
                        .query("SELECT DISTINCT table_name FROM information_schema.columns"
                                + " WHERE table_schema = DATABASE() AND collation_name IS NOT NULL")
                        .execute())
                .forEach(row -> Waiting.on(connection
                        .query("ALTER TABLE " + row.getString(0) + " CONVERT TO CHARACTER SET utf8mb4 COLLATE "
                                + collation)
                        .execute()));
    }

    @Override
    public void close() {
        Waiting.on(vertx.close());
        Waiting.on(own.close());
    }
}
