package io.masif.ui;

import io.masif.boot.Address;
import io.masif.boot.Database;
import io.masif.boot.DatabaseConfiguration;
import io.masif.rig.EmbeddedDatabase;
import io.masif.rig.Folders;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Files;
import java.nio.file.Path;

/** A UI over a database of its own with the master's schema. It can be started again over the same data. */
final class RunningUi implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final String TOKEN = "token for programs";

    private final Vertx own = Vertx.vertx();
    private final EmbeddedDatabase server;
    private final DatabaseConfiguration database;
    private final Pool pool;
    private final int listen;
    private final Rows rows;
    private Vertx vertx;

    private RunningUi(EmbeddedDatabase server, int listen) {
        this.server = server;
        this.listen = listen;
        String name = server.newDatabase();
        database = new DatabaseConfiguration(
                new Address(server.host(), server.port()), name, server.user(), server.password(), 8);
        pool = Database.pool(own, name, database);
        createSchema();
        rows = new Rows(pool);
        startAgain();
    }

    static RunningUi start() {
        return new RunningUi(EmbeddedDatabase.shared(), 0);
    }

    static RunningUi start(EmbeddedDatabase server, int port) {
        return new RunningUi(server, port);
    }

    /** Ends the UI, if it runs, and starts it. */
    void startAgain() {
        if (vertx != null) {
            Waiting.on(vertx.close());
        }
        vertx = Vertx.vertx();
        Waiting.on(new UiService()
                .start(
                        vertx,
                        new UiConfiguration(
                                new Address("127.0.0.1", listen),
                                false,
                                "admin",
                                PASSWORD,
                                TOKEN,
                                20,
                                database,
                                "info"))
                .mapEmpty());
    }

    int port() {
        return vertx.sharedData()
                .<String, Integer>getLocalMap(WebVerticle.LISTENING)
                .get("port");
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

    private void createSchema() {
        Path folder = Folders.root().resolve("master-verticle/src/main/resources/schema");
        SqlConnection connection = Waiting.on(pool.getConnection());
        Waiting.on(connection
                .query("CREATE TABLE schema_version (version INT NOT NULL)")
                .execute());
        for (int version = 1; Files.exists(folder.resolve(version + ".sql")); version++) {
            String schema = Folders.read(folder.resolve(version + ".sql"));
            for (String statement : schema.replaceAll("(?m)^--.*$", "").split(";", -1)) {
                if (!statement.isBlank()) {
                    Waiting.on(connection.query(statement).execute());
                }
            }
            Waiting.on(connection
                    .query("INSERT INTO schema_version VALUES (" + version + ")")
                    .execute());
        }
        Waiting.on(connection.close());
    }

    @Override
    public void close() {
        Waiting.on(vertx.close());
        Waiting.on(own.close());
    }
}
